import type { OutlineItem } from './plan-types.ts';
import { type Progress, standingOf } from './progress/progress.ts';

/** Items to begin with: what blocks and is not done; where nothing does, the next that are required. */
export interface WhatFirst<Item> {
	readonly kind: 'blocking' | 'next';
	readonly items: readonly Item[];
}

/** Most items that are named where nothing blocks. */
const FEW = 3;

/** What to do first of a plan's items, in their order. Empty where all that has to be done is done. */
export function whatFirst<Item extends Pick<OutlineItem, 'id' | 'priority' | 'appliesTo'>>(
	items: readonly Item[],
	progress: Progress,
): WhatFirst<Item> {
	const open = items.filter((item) => standingOf(item, progress).kind !== 'done');
	const blocking = open.filter(({ priority }) => priority === 'blocker');
	if (blocking.length > 0) return { kind: 'blocking', items: blocking };
	const required = open.filter(({ priority }) => priority === 'required');
	return { kind: 'next', items: (required.length > 0 ? required : open).slice(0, FEW) };
}
