import { wholePart } from './plan-items.ts';
import type { OutlineItem } from './plan-types.ts';
import { type Progress, standingOf } from './progress/progress.ts';

/** What of a list is shown; what is left out filters nothing. */
export interface ListFilter {
	readonly priority?: OutlineItem['priority'] | undefined;
	/** A part of the estate as `partsOf` names it. Items that name no part are for all of it and stay. */
	readonly part?: string | undefined;
	/** An item that is needed again is to do. */
	readonly state?: 'to-do' | 'done' | undefined;
}

type Filtered = Pick<OutlineItem, 'id' | 'priority' | 'appliesTo'>;

export function isShown(item: Filtered, progress: Progress, { priority, part, state }: ListFilter): boolean {
	const { appliesTo } = item;
	return (
		(priority === undefined || item.priority === priority) &&
		(part === undefined || appliesTo.length === 0 || appliesTo.some((one) => wholePart(one) === part)) &&
		(state === undefined || (standingOf(item, progress).kind === 'done') === (state === 'done'))
	);
}

/** Parts of the estate that items are for, each once, in the order of the items. */
export function partsOf(items: readonly Filtered[]): string[] {
	return [...new Set(items.flatMap(({ appliesTo }) => appliesTo.map(wholePart)))];
}
