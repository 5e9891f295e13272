import type { DecisionFacts } from '../knowledge/decision-facts.ts';
import { link } from './link.ts';

/**
 * Fetches what the wizard's result is planned from, but for the questions, which its page already holds.
 * @param version content version of the page, so that no cache answers with that of another build
 * @throws Error of the network, or one that names what the server answered
 */
export async function loadDecisionFacts(version: string): Promise<Omit<DecisionFacts, 'questions'>> {
	const response = await fetch(`${link('/wizard/decision-facts.json')}?v=${version}`);
	if (!response.ok) throw new Error(`the server answered ${response.status}`);
	return response.json();
}
