import { wholePart } from '../plan-items.ts';

/** When an item was ticked, and for what: a later plan may ask more of it. */
export interface Done {
	/** YYYY-MM-DD */
	readonly day: string;
	/** Parts of the estate that the item named then. */
	readonly appliesTo: readonly string[];
}

/** What people noted about one item of the checklist. */
export interface ItemRecord {
	/** Id of the item, whatever the answers. */
	readonly id: string;
	/** Its title when this was noted, for plans that no longer have the item. */
	readonly title: string;
	/** When this was noted, ISO 8601 in UTC: of two records the later one holds. */
	readonly changed: string;
	/** Left out where the item is not ticked. */
	readonly done?: Done | undefined;
	readonly owner?: string | undefined;
	readonly note?: string | undefined;
}

/** Records of items, one an item, in the order of their ids. One that says nothing is kept: it was emptied later than another was filled. */
export type Progress = readonly ItemRecord[];

/** Longest owner and note that are kept, in characters, and most records: bounds on hostile files. */
export const LONGEST_OWNER = 200;
export const LONGEST_NOTE = 4000;
export const MOST_RECORDS = 2000;

export function recordOf(progress: Progress, id: string): ItemRecord | undefined {
	return progress.find((record) => record.id === id);
}

/** What can be noted about an item; what is left out stays as it was. `done: undefined` unticks. */
export type Noted = Partial<Pick<ItemRecord, 'done' | 'owner' | 'note'>>;

/** The progress with something noted about an item, at a time (ISO 8601 in UTC). */
export function withNoted(
	progress: Progress,
	{ id, title }: Pick<ItemRecord, 'id' | 'title'>,
	noted: Noted,
	changed: string,
): Progress {
	const record = { ...recordOf(progress, id), ...noted, id, title, changed };
	return inOrder([...progress.filter((other) => other.id !== id), record]);
}

/** Two people's progress as one: of each item the record that was changed later. The same whichever comes first. */
export function merged(one: Progress, other: Progress): Progress {
	const latest = new Map<string, ItemRecord>();
	for (const record of [...one, ...other]) {
		const known = latest.get(record.id);
		if (known === undefined || sortKey(known) < sortKey(record)) latest.set(record.id, record);
	}
	return inOrder([...latest.values()]);
}

/** By time; records of one moment by what they say, so that the order in which files are opened decides nothing. */
function sortKey({ id, title, changed, done, owner, note }: ItemRecord): string {
	return JSON.stringify([changed, done?.day, done?.appliesTo, owner, note, title, id]);
}

function inOrder(records: readonly ItemRecord[]): Progress {
	return records.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** Where an item stands. `again`: it was ticked, and is now also for parts of the estate that it did not name then. */
export type Standing =
	| { readonly kind: 'open' }
	| { readonly kind: 'done'; readonly day: string }
	| { readonly kind: 'again'; readonly day: string; readonly before: readonly string[]; readonly now: readonly string[] };

export function standingOf({ id, appliesTo }: Item, progress: Progress): Standing {
	const done = recordOf(progress, id)?.done;
	if (done === undefined) return { kind: 'open' };
	// An item that named no part was done everywhere.
	const covers = (part: string) => [part, wholePart(part)].some((one) => done.appliesTo.includes(one));
	const now = done.appliesTo.length === 0 ? [] : appliesTo.filter((part) => !covers(part));
	return now.length === 0 ? { kind: 'done', day: done.day } : { kind: 'again', day: done.day, before: done.appliesTo, now };
}

interface Item {
	readonly id: string;
	readonly appliesTo: readonly string[];
}

/** How far a plan is. */
export interface HowFar {
	readonly done: number;
	/** Ticked, and needed again. */
	readonly again: number;
	readonly total: number;
	/** Records that say something about items that the plan does not have. */
	readonly elsewhere: Progress;
}

export function howFar(items: readonly Item[], progress: Progress): HowFar {
	const standings = items.map((item) => standingOf(item, progress).kind);
	const ids = new Set(items.map(({ id }) => id));
	return {
		done: standings.filter((kind) => kind === 'done').length,
		again: standings.filter((kind) => kind === 'again').length,
		total: items.length,
		elsewhere: progress.filter((record) => !ids.has(record.id) && saysSomething(record)),
	};
}

export function saysSomething({ done, owner = '', note = '' }: ItemRecord): boolean {
	return done !== undefined || owner !== '' || note !== '';
}
