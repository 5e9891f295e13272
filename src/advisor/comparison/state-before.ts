import type { Change } from '../../knowledge/change.ts';
import type { AnswerCondition } from '../../knowledge/condition.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { newItemsOf } from '../../knowledge/new-items.ts';
import { evaluate } from '../evaluate.ts';
import { plan } from '../plan.ts';
import { type EarlierPlan, logSince } from './earlier-plan.ts';
import { type PlanState, stateOf } from './plan-state.ts';

interface Undone {
	readonly facts: DecisionFacts;
	readonly changes: readonly Change[];
	readonly earlier: Pick<EarlierPlan, 'day' | 'version' | 'answers'>;
}

/**
 * What a plan said before the changes since its day: they are undone in the facts, newest first, and the answers are
 * planned by what is left. What the log does not name stays as it is, so that less may be shown than changed.
 */
export function stateBefore({ facts, changes, earlier }: Undone): PlanState {
	const { answers, day } = earlier;
	const since = logSince(changes, earlier, facts.version);
	const holds = (when: AnswerCondition) => evaluate({ facts, answers, today: day }, when).truth === 'yes';
	const before = since.reduce((now, change) => undo(now, change, holds), facts);
	const { items, milestones } = stateOf(plan(before, answers, day), before);
	const gone = since.flatMap(({ goneItems }) => goneItems.filter(({ when }) => when !== undefined && holds(when)));
	return { items: [...items, ...gone.map(({ id, title }) => ({ id, title }))], milestones };
}

/** The facts without what a change brought to these answers. */
function undo(facts: DecisionFacts, change: Change, holds: (when: AnswerCondition) => boolean): DecisionFacts {
	const came = newItemsOf(change)
		.filter(({ when }) => when === undefined || holds(when))
		.map(({ item }) => item);
	return {
		...facts,
		actions: facts.actions.filter(({ id }) => !came.includes(id)),
		milestones: facts.milestones
			.filter(({ id }) => !change.newMilestones.includes(id))
			.map((milestone) => {
				const moved = change.movedDates.find((each) => each.milestone === milestone.id);
				return moved === undefined ? milestone : { ...milestone, dates: datesUntil(moved.before, milestone.dates) };
			}),
	};
}

/** Published dates up to the one that was the current one. One that is in the list no more still was. */
function datesUntil(
	before: string | null,
	dates: DecisionFacts['milestones'][number]['dates'],
): DecisionFacts['milestones'][number]['dates'] {
	const at = dates.findIndex(({ date }) => date === before);
	if (before === null) return [];
	const [first] = dates;
	return at >= 0 || first === undefined ? dates.slice(0, at + 1) : [{ ...first, date: before }];
}
