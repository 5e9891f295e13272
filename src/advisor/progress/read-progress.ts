import { type Done, type ItemRecord, LONGEST_NOTE, LONGEST_OWNER, MOST_RECORDS, type Progress } from './progress.ts';

/**
 * Progress from what a browser kept. Another version of this site, or a person, may have written anything there: what is no
 * record is left out. Nothing throws.
 */
export function readProgress(text: string): Progress {
	let kept: unknown;
	try {
		kept = JSON.parse(text);
	} catch {
		return [];
	}
	const records = Array.isArray(kept) ? kept.flatMap((one: unknown) => asRecord(one) ?? []) : [];
	return [...new Map(records.map((record) => [record.id, record])).values()].slice(0, MOST_RECORDS);
}

function asRecord(value: unknown): ItemRecord | undefined {
	if (!isObject(value)) return undefined;
	const { id, title, changed, done, owner, note } = value;
	if (typeof id !== 'string' || typeof title !== 'string' || typeof changed !== 'string') return undefined;
	return {
		id,
		title,
		changed,
		...(isDone(done) ? { done } : {}),
		...(typeof owner === 'string' ? { owner: owner.slice(0, LONGEST_OWNER) } : {}),
		...(typeof note === 'string' ? { note: note.slice(0, LONGEST_NOTE) } : {}),
	};
}

function isDone(value: unknown): value is Done {
	if (!isObject(value)) return false;
	const { day, appliesTo } = value;
	return typeof day === 'string' && Array.isArray(appliesTo) && appliesTo.every((part) => typeof part === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
