import type { Plan } from '../../advisor/plan-types.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';

/** The plan with all its words, and the facts that it was made from: there once they have been loaded. */
export interface Whole {
	readonly plan: Plan;
	readonly facts: DecisionFacts;
}
