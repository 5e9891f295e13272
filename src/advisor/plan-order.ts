import type { OutlineFacts } from '../knowledge/decision-facts.ts';
import { PHASES } from '../knowledge/phases.ts';
import type { OutlineItem } from './plan-types.ts';
import { RANK } from './priority-rank.ts';

/**
 * What blocks first, then phase after phase, and inside a phase the more urgent first; but each behind what has to be
 * done before it, and behind what would make it needless. What waits for a later phase is moved there, so that the list
 * can be worked through from top to bottom. `sectionsOf` gives the headings.
 */
export function inOrder(facts: Pick<OutlineFacts, 'actions'>, given: readonly OutlineItem[]): OutlineItem[] {
	const items = inPhaseOfWhatComesFirst(given);
	const place = new Map(facts.actions.map(({ id, order }) => [id, order]));
	const sorted = items.toSorted(
		(one, other) =>
			Number(other.priority === 'blocker') - Number(one.priority === 'blocker') ||
			PHASES.indexOf(one.phase) - PHASES.indexOf(other.phase) ||
			RANK[one.priority] - RANK[other.priority] ||
			(place.get(one.id) ?? 0) - (place.get(other.id) ?? 0),
	);
	const seen = new Set<OutlineItem>();
	const ordered: OutlineItem[] = [];
	const put = (item: OutlineItem): void => {
		if (seen.has(item)) return;
		seen.add(item);
		for (const first of sorted) if (comesBefore(first, item)) put(first);
		ordered.push(item);
	};
	sorted.forEach(put);
	return ordered;
}

function comesBefore(first: OutlineItem, item: OutlineItem): boolean {
	return item.after.includes(first.id) || item.needless.some((by) => by.item === first.id);
}

function inPhaseOfWhatComesFirst(items: readonly OutlineItem[]): OutlineItem[] {
	const lastPhase = (item: OutlineItem, seen: readonly OutlineItem[]): number => {
		const first = items.filter((other) => item.after.includes(other.id) && !seen.includes(other));
		return Math.max(PHASES.indexOf(item.phase), ...first.map((other) => lastPhase(other, [...seen, item])));
	};
	return items.map((item) => ({ ...item, phase: PHASES[lastPhase(item, [item])] as OutlineItem['phase'] }));
}

/** Items under one heading. */
export interface Section<Item extends OutlineItem = OutlineItem> {
	/** `first`: what blocks, with what has to be done before it. */
	readonly id: 'first' | OutlineItem['phase'];
	readonly items: readonly Item[];
}

/** The items of a plan under their headings, none of which is empty: what comes up to the last that blocks, then the phases. */
export function sectionsOf<Item extends OutlineItem>(items: readonly Item[]): Section<Item>[] {
	const first = items.slice(0, items.findLastIndex(({ priority }) => priority === 'blocker') + 1);
	const rest = items.slice(first.length);
	return [
		{ id: 'first' as const, items: first },
		...PHASES.map((phase) => ({ id: phase, items: rest.filter((item) => item.phase === phase) })),
	].filter((section) => section.items.length > 0);
}
