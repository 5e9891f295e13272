import { dateText, lastDay } from '../advisor/milestone-status.ts';
import type { ItemDate, OutlineItem } from '../advisor/plan-types.ts';
import { dueDateOf } from './checklist.ts';

/** What a date of an item means before it and after it. */
const BEFORE_AND_AFTER: Readonly<Record<ItemDate['kind'], readonly [before: string, after: string]>> = {
	deadline: ['Due by', 'Was due by'],
	'earlier-deadline': ['Due by', 'Was due by'],
	'end-of-free-updates': ['Free updates end', 'Free updates ended'],
	'end-of-support': ['Support ends', 'Support ended'],
};

/** "Due by 7 April 2027", "Support ended 13 October 2026"; empty where an item has no date. */
export function dueText(item: Pick<OutlineItem, 'dates'>, today: string): string {
	const due = dueDateOf(item);
	if (due === undefined) return '';
	const [before, after] = BEFORE_AND_AFTER[due.kind];
	return `${lastDay(due.date) < today ? after : before} ${dateText(due.date)}`;
}
