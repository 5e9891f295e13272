import { type DecisionFacts, type OutlineFacts, outlineFactsOf } from '../knowledge/decision-facts.ts';
import { content } from './content.ts';

/** In the single file they stand for src/site/load-decision-facts.ts: the facts are inside, of the same build as the page. */
export async function loadDecisionFacts(): Promise<Omit<DecisionFacts, 'questions'>> {
	return (await content()).decisions;
}

export async function loadOutlineFacts(): Promise<Omit<OutlineFacts, 'questions'>> {
	return outlineFactsOf((await content()).decisions);
}
