import type { DecisionFacts } from '../knowledge/decision-facts.ts';
import { content } from './content.ts';

/** In the single file it stands for src/site/load-decision-facts.ts: the facts are inside, of the same build as the page. */
export async function loadDecisionFacts(): Promise<Omit<DecisionFacts, 'questions'>> {
	return (await content()).decisions;
}
