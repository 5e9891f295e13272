import type { PlanState, StateItem, StateMilestone } from './plan-state.ts';

/** One thing that two plans do not have in common. */
export interface Difference {
	readonly kind: 'new-item' | 'gone-item' | 'priority' | 'new-milestone' | 'gone-milestone' | 'moved-date';
	/** Of the item or the milestone. */
	readonly id: string;
	readonly title: string;
	/** The priority or the date before and after; undefined where there was or is none. */
	readonly before?: string | undefined;
	readonly after?: string | undefined;
}

/** What `after` has that `before` has not, what it has no more, and what stands differently in it. Of a plan and itself: nothing. */
export function differences(before: PlanState, after: PlanState): Difference[] {
	return [
		...pairs(before.items, after.items).flatMap(([old, now]) => ofItem(old, now)),
		...pairs(before.milestones, after.milestones).flatMap(([old, now]) => ofMilestone(old, now)),
	];
}

function ofItem(old: StateItem | undefined, now: StateItem | undefined): Difference[] {
	if (old === undefined) return now === undefined ? [] : [{ kind: 'new-item', id: now.id, title: now.title }];
	if (now === undefined) return [{ kind: 'gone-item', id: old.id, title: old.title }];
	// A priority that is not known any more is no change of one.
	return old.priority === undefined || now.priority === undefined || old.priority === now.priority
		? []
		: [{ kind: 'priority', id: now.id, title: now.title, before: old.priority, after: now.priority }];
}

function ofMilestone(old: StateMilestone | undefined, now: StateMilestone | undefined): Difference[] {
	if (old === undefined)
		return now === undefined ? [] : [{ kind: 'new-milestone', id: now.id, title: now.title, after: now.date }];
	if (now === undefined) return [{ kind: 'gone-milestone', id: old.id, title: old.title, before: old.date }];
	return old.date === now.date ? [] : [{ kind: 'moved-date', id: now.id, title: now.title, before: old.date, after: now.date }];
}

/** Each id of either side once: those of `after` in their order, then those that only `before` has. */
function pairs<One extends { readonly id: string }>(
	before: readonly One[],
	after: readonly One[],
): [One | undefined, One | undefined][] {
	const old = new Map(before.map((one) => [one.id, one]));
	const now = new Map(after.map((one) => [one.id, one]));
	return [...new Set([...now.keys(), ...old.keys()])].map((id) => [old.get(id), now.get(id)]);
}
