import type { DecisionFacts, OutlineFacts } from '../knowledge/decision-facts.ts';
import { link } from './link.ts';

/**
 * Fetches what the wizard's result is planned from, but for the questions, which its page already holds.
 * @param version content version of the page, so that no cache answers with that of another build
 * @throws Error of the network, or one that names what the server answered
 */
export const loadDecisionFacts = (version: string) => load<Omit<DecisionFacts, 'questions'>>('decision-facts', version);

/** The same for the small part that the checklist stands on before its words have come. */
export const loadOutlineFacts = (version: string) => load<Omit<OutlineFacts, 'questions'>>('outline-facts', version);

async function load<Facts>(name: string, version: string): Promise<Facts> {
	const response = await fetch(`${link(`/wizard/${name}.json`)}?v=${version}`);
	if (!response.ok) throw new Error(`the server answered ${response.status}`);
	return response.json();
}
