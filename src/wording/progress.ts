import { dateText } from '../advisor/milestone-status.ts';
import type { PlanItem } from '../advisor/plan-types.ts';
import { type HowFar, type ItemRecord, type Progress, recordOf, standingOf } from '../advisor/progress/progress.ts';

type Item = Pick<PlanItem, 'id' | 'appliesTo'>;

/** YYYY-MM-DD on which an item was done; undefined where it is not, or where it is needed again. */
export function doneDay(item: Item, progress: Progress): string | undefined {
	const standing = standingOf(item, progress);
	return standing.kind === 'done' ? standing.day : undefined;
}

/** "Ticked on 3 December 2026 for Windows 7 SP1. Now also for Windows 8.1: do it there too." Empty where an item is not needed again. */
export function againText(item: Item, progress: Progress): string {
	const standing = standingOf(item, progress);
	if (standing.kind !== 'again') return '';
	const { day, before, now } = standing;
	return `Ticked on ${dateText(day)} for ${before.join('; ')}. Now also for ${now.join('; ')}: do it there too.`;
}

export function ownerOf({ id }: Item, progress: Progress): string {
	return recordOf(progress, id)?.owner ?? '';
}

export function noteOf({ id }: Item, progress: Progress): string {
	return recordOf(progress, id)?.note ?? '';
}

/** What was noted about an item, a line each: the day it was done, or why it is needed again; its owner; its note. */
export function notedLines(item: Item, progress: Progress): string[] {
	const day = doneDay(item, progress);
	const owner = ownerOf(item, progress);
	// On one line, and without backticks: a note is text, and no markup of a file that it stands in.
	const note = noteOf(item, progress).replaceAll('`', "'").replace(/\s+/g, ' ').trim();
	return [
		day === undefined ? againText(item, progress) : `Done on ${dateText(day)}.`,
		owner === '' ? '' : `Owner: ${owner.replaceAll('`', "'").replace(/\s+/g, ' ').trim()}`,
		note === '' ? '' : `Note: ${note}`,
	].filter((line) => line !== '');
}

/** "3 of 17 done, 1 needed again" */
export function howFarText({ done, again, total }: HowFar): string {
	return `${done} of ${total} done${again === 0 ? '' : `, ${again} needed again`}`;
}

/** "Opened the plan of 20 November 2026: ticks and notes of 3 items added, 1 already newer here." */
export function openedText({ day, added, kept }: OpenedPlan): string {
	const opened = `Opened the plan of ${dateText(day)}`;
	if (added + kept === 0) return `${opened}. It has no ticks or notes.`;
	return `${opened}: ticks and notes of ${added} ${added === 1 ? 'item' : 'items'} added${kept === 0 ? '' : `, ${kept} already newer here`}.`;
}

interface OpenedPlan {
	/** YYYY-MM-DD */
	readonly day: string;
	/** Items of which the file said something later than what was noted here, and the others that it had. */
	readonly added: number;
	readonly kept: number;
}

/** "Update the agent: done on 3 December 2026; owner: Kim; note: waits for the vendor" */
export function elsewhereText({ title, done, owner = '', note = '' }: ItemRecord): string {
	const said = [
		done === undefined ? '' : `done on ${dateText(done.day)}`,
		owner === '' ? '' : `owner: ${owner}`,
		note === '' ? '' : `note: ${note}`,
	];
	return `${title}: ${said.filter((part) => part !== '').join('; ')}`;
}
