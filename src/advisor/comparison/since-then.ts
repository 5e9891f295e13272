import type { Change } from '../../knowledge/change.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { leavesOf } from '../../knowledge/leaves.ts';
import { newItemsOf } from '../../knowledge/new-items.ts';
import { plan } from '../plan.ts';
import type { Plan } from '../plan-types.ts';
import { type Difference, differences } from './differences.ts';
import { type EarlierPlan, logSince, usableAnswers } from './earlier-plan.ts';
import { type PlanState, stateOf } from './plan-state.ts';
import { stateBefore } from './state-before.ts';

/** Why something is different. Several can have a part in it. */
export interface Cause {
	/** facts: we know something else than then. calendar: a date has passed. answers: they are not those of then. */
	readonly kind: 'facts' | 'calendar' | 'answers';
	/** Of facts: the entries of the log that tell of it, newest first. Empty if the log has none. */
	readonly changes: readonly Change[];
}

export interface ExplainedDifference extends Difference {
	readonly causes: readonly Cause[];
}

export interface SinceThen {
	readonly day: string;
	/** Whether what the earlier plan said is known, or was made out from the log. */
	readonly isExact: boolean;
	readonly differences: readonly ExplainedDifference[];
	/** Ids of items that block now and did not then. */
	readonly newlyBlocking: readonly string[];
	/** Entries of the log since that day that concern this plan without changing it. */
	readonly otherChanges: readonly Change[];
}

interface Compared {
	readonly facts: DecisionFacts;
	readonly changes: readonly Change[];
	readonly earlier: EarlierPlan;
	/** The plan of today. */
	readonly now: Plan;
}

/**
 * What has changed since an earlier plan, and why. Between the two stand two plans that nobody saw: the earlier answers by
 * today's facts on the earlier day, and the same on today's. What differs from one to the next has one cause each.
 */
export function sinceThen({ facts, changes, earlier, now }: Compared): SinceThen {
	const answers = usableAnswers(facts, earlier);
	const ofToday = plan(facts, answers, earlier.day);
	const stages: readonly PlanState[] = [
		earlier.state ?? stateBefore({ facts, changes, earlier: { ...earlier, answers } }),
		stateOf(ofToday, facts),
		stateOf(plan(facts, answers, now.today), facts),
		stateOf(now, facts),
	];
	const since = logSince(changes, earlier, facts.version);
	const steps = (['facts', 'calendar', 'answers'] as const).map((kind, at) => ({
		kind,
		keys: new Set(differences(stages[at] as PlanState, stages[at + 1] as PlanState).map(keyOf)),
	}));
	const found = differences(stages[0] as PlanState, stages[3] as PlanState).map((difference) => ({
		...difference,
		causes: steps
			.filter(({ keys }) => keys.has(keyOf(difference)))
			.map(({ kind }): Cause => ({ kind, changes: kind === 'facts' ? tellingOf(since, difference, facts) : [] })),
	}));
	const told = new Set(found.flatMap(({ causes }) => causes.flatMap(({ changes }) => changes.map(({ id }) => id))));
	const blockedThen = new Set(stages[0]?.items.filter(({ priority }) => priority === 'blocker').map(({ id }) => id));
	return {
		day: earlier.day,
		isExact: earlier.state !== undefined,
		differences: found,
		newlyBlocking: now.items.filter(({ id, priority }) => priority === 'blocker' && !blockedThen.has(id)).map(({ id }) => id),
		otherChanges: since.filter((change) => !told.has(change.id) && concerns(change, now, facts)),
	};
}

/** Differences that have the same causes. */
export interface ExplainedGroup {
	readonly causes: readonly Cause[];
	readonly differences: readonly ExplainedDifference[];
}

/** Differences by what they have as their causes, in the order in which each comes first. */
export function byCause(differences: readonly ExplainedDifference[]): ExplainedGroup[] {
	const groups = new Map<string, { causes: readonly Cause[]; differences: ExplainedDifference[] }>();
	for (const difference of differences) {
		const { causes } = difference;
		const key = JSON.stringify(causes.map(({ kind, changes }) => [kind, changes.map(({ id }) => id)]));
		const group = groups.get(key) ?? { causes, differences: [] };
		group.differences.push(difference);
		groups.set(key, group);
	}
	return [...groups.values()];
}

/** An item that came and one that went are the same question; a priority is another. */
function keyOf({ kind, id }: Difference): string {
	return `${kind.replace(/^(new|gone)-/, '')}:${id}`;
}

/** Entries that tell of a difference: of the item or milestone itself, or of items that it follows from. */
function tellingOf(since: readonly Change[], { id, kind }: Difference, facts: DecisionFacts): Change[] {
	const isItem = ['new-item', 'gone-item', 'priority'].includes(kind);
	const items = isItem ? [...followedBy(id, facts)] : [];
	const names = isItem ? items.flatMap((item) => entriesBehind(item, facts)) : [`milestones/${id}`];
	return since.filter(
		(change) =>
			newItemsOf(change).some(({ item }) => items.includes(item)) ||
			change.goneItems.some((gone) => items.includes(gone.id)) ||
			change.facts.some((name) => names.includes(name)),
	);
}

/** An item and every item that its condition hangs on. */
function followedBy(id: string, facts: DecisionFacts, found = new Set<string>()): ReadonlySet<string> {
	if (found.has(id)) return found;
	found.add(id);
	const when = facts.actions.find((action) => action.id === id)?.when;
	for (const leaf of when === undefined ? [] : leavesOf(when)) if ('action' in leaf) followedBy(leaf.action, facts, found);
	return found;
}

/** Entries that an item is made from: its own file, and the milestone that is its deadline. */
function entriesBehind(id: string, { actions }: DecisionFacts): string[] {
	const action = actions.find((candidate) => candidate.id === id);
	if (action === undefined) return [];
	const { origin, dueBy } = action;
	return [`${origin.collection}/${origin.id}`, ...(dueBy === undefined ? [] : [`milestones/${dueBy}`])];
}

function concerns({ facts: names }: Change, { items, milestones, settings, answers }: Plan, facts: DecisionFacts): boolean {
	const chosen = Object.values(answers).flat();
	const own = new Set([
		...items.flatMap(({ id }) => entriesBehind(id, facts)),
		...milestones.map(({ id }) => `milestones/${id}`),
		...settings.map(({ id }) => `registry-settings/${id}`),
		...chosen.flatMap((id) => [`operating-systems/${id}`, `server-roles/${id}`, `dotnet/${id}`]),
	]);
	return names.some((name) => own.has(name));
}
