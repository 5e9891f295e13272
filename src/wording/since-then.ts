import type { Difference } from '../advisor/comparison/differences.ts';
import type { Cause, SinceThen } from '../advisor/comparison/since-then.ts';
import { dateText } from '../advisor/milestone-status.ts';
import type { Change } from '../knowledge/change.ts';
import { PRIORITY } from './labels.ts';

/** "Made on 12 August 2026. Since then 2 items are new, 1 item is gone, 1 date has moved." */
export function sinceText({ day, differences, isExact }: SinceThen): string {
	const made = `Made on ${dateText(day)}.`;
	if (differences.length === 0)
		return `${made} Since then nothing has changed in this plan${isExact ? '' : ', as far as the list of changes shows'}.`;
	const parts = COUNTED.flatMap(({ kinds, one, many }) => {
		const count = differences.filter(({ kind }) => kinds.includes(kind)).length;
		return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
	});
	return `${made} Since then ${parts.join(', ')}.`;
}

const COUNTED: readonly { readonly kinds: readonly Difference['kind'][]; readonly one: string; readonly many: string }[] = [
	{ kinds: ['new-item'], one: 'item is new', many: 'items are new' },
	{ kinds: ['gone-item'], one: 'item is gone', many: 'items are gone' },
	{ kinds: ['priority'], one: 'priority has changed', many: 'priorities have changed' },
	{ kinds: ['moved-date'], one: 'date has moved', many: 'dates have moved' },
	{ kinds: ['new-milestone'], one: 'entry of the schedule is new', many: 'entries of the schedule are new' },
	{ kinds: ['gone-milestone'], one: 'entry of the schedule is gone', many: 'entries of the schedule are gone' },
];

/** How the plan of then was told: from the file, or from the list of changes. */
export function exactnessText({ isExact }: Pick<SinceThen, 'isExact'>): string {
	return isExact
		? 'Compared with the plan that you saved.'
		: 'A link holds answers, not the plan of that day. What stood in it is made out from the list of changes; with a saved plan (JSON) the comparison is exact.';
}

/** One difference in a line: "New: Set the TLS 1.2 registry values". */
export function differenceText({ kind, title, before, after }: Difference): string {
	switch (kind) {
		case 'new-item':
			return `New: ${title}`;
		case 'gone-item':
			return `Gone: ${title}`;
		case 'priority':
			return `${title}: was ${priorityOf(before)}, now ${priorityOf(after)}`;
		case 'new-milestone':
			return `New in the schedule: ${title}${after === undefined ? '' : `, ${dateText(after)}`}`;
		case 'gone-milestone':
			return `No longer in the schedule of this plan: ${title}`;
		case 'moved-date':
			return `${title}: date was ${dateOr(before, 'none')}, now ${dateOr(after, 'none')}`;
	}
}

/** Why, for what is no change of facts, and for facts that no entry tells of. Empty where entries of the list tell it. */
export function causeText({ kind, changes }: Cause): string {
	switch (kind) {
		case 'facts':
			return changes.length > 0 ? '' : 'The facts changed; the list of changes has no entry for it.';
		case 'calendar':
			return 'A date has passed.';
		case 'answers':
			return 'Your answers differ.';
	}
}

/** An entry of the list of changes in a line: "Registry values are set by one item (28 November 2026)". */
export function changeText({ title, day }: Change): string {
	return `${title} (${dateText(day)})`;
}

function priorityOf(value: string | undefined): string {
	return value !== undefined && value in PRIORITY ? PRIORITY[value as keyof typeof PRIORITY].text.toLowerCase() : 'not known';
}

function dateOr(date: string | undefined, otherwise: string): string {
	return date === undefined ? otherwise : dateText(date);
}
