import type { DecisionFacts, QuestionFacts } from '../knowledge/decision-facts.ts';
import { loadDecisionFacts } from '../site/load-decision-facts.ts';
import { ofSameBuild } from './site-updated.ts';

let loading: Promise<DecisionFacts> | undefined;

/** All that a plan is made from, loaded once; after a failure the next call tries again. @throws SiteUpdated, or an error of the network */
export function loadFacts(facts: QuestionFacts): Promise<DecisionFacts> {
	loading ??= ofSameBuild(loadDecisionFacts, facts);
	loading.catch(() => {
		loading = undefined;
	});
	return loading;
}
