import type { Priority } from '../../knowledge/action.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { Plan } from '../plan-types.ts';

/** Of a plan, what another is compared with: a plan at hand, a saved one, or one that was made out from the log of changes. */
export interface PlanState {
	readonly items: readonly StateItem[];
	readonly milestones: readonly StateMilestone[];
}

export interface StateItem {
	readonly id: string;
	readonly title: string;
	/** Undefined where it is not known any more. */
	readonly priority?: Priority | undefined;
}

export interface StateMilestone {
	readonly id: string;
	readonly title: string;
	/** Its current date as published: YYYY, YYYY-MM or YYYY-MM-DD; undefined where none is. */
	readonly date?: string | undefined;
}

export function stateOf({ items, milestones }: Plan, facts: Pick<DecisionFacts, 'milestones'>): PlanState {
	const dates = new Map(facts.milestones.map(({ id, dates }) => [id, dates.at(-1)?.date]));
	return {
		items: items.map(({ id, title, priority }) => ({ id, title, priority })),
		milestones: milestones.map(({ id, title }) => ({ id, title, date: dates.get(id) })),
	};
}
