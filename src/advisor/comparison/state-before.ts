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
 * What a plan said before the changes since its day. Dates are undone in the facts, newest first, and the answers are planned
 * by them; then items that came are left out and those that went are restored. What follows from an item that came stays,
 * as it may have followed from one that went: less may be shown than changed, never more.
 */
export function stateBefore({ facts, changes, earlier }: Undone): PlanState {
	const { answers, day } = earlier;
	const since = logSince(changes, earlier, facts.version);
	const holds = ({ when }: { readonly when?: AnswerCondition | undefined }) =>
		when === undefined || evaluate({ facts, answers, today: day }, when).truth === 'yes';
	const before = since.reduce(withoutDatesOf, facts);
	const { items, milestones } = stateOf(plan(before, answers, day), before);
	const came = new Set(since.flatMap((change) => newItemsOf(change).filter(holds)).map(({ item }) => item));
	const gone = since.flatMap(({ goneItems }) => goneItems.filter((item) => item.when !== undefined && holds(item)));
	return {
		items: [...items.filter(({ id }) => !came.has(id)), ...gone.map(({ id, title }) => ({ id, title }))],
		milestones,
	};
}

function withoutDatesOf(facts: DecisionFacts, { newMilestones, movedDates }: Change): DecisionFacts {
	return {
		...facts,
		milestones: facts.milestones
			.filter(({ id }) => !newMilestones.includes(id))
			.map((milestone) => {
				const moved = movedDates.find((each) => each.milestone === milestone.id);
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
