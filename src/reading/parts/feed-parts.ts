import type { EvidenceFile } from '../evidence-file.ts';
import { type PartPlan, type TextPart, takeIfFits } from './parted-text.ts';

/** Another thread. */
export interface PartThread {
	/** Fulfilled once it is ready: until then, the first thread does not wait for it. */
	readonly ready: Promise<void>;
	/** Reads the records between two places of the file, in bytes. */
	read(plan: PartPlan, from: number, to: number): Promise<TextPart | undefined>;
}

export interface PartSource {
	/** In bytes. */
	readonly size: number;
	/** Some bytes from a place on, none at the end or where reading is to stop. They are valid until the next call. */
	read(from: number, length: number): Promise<Uint8Array>;
}

/** Bytes written at once. */
const CHUNK = 256 * 1024;

/** Bytes from which a second thread is worth its start. */
export const WORTH_PARTS = 32 * 1024 * 1024;

/** Bytes of a part for another thread. */
const PART = 2 * 1024 * 1024;

/** What this thread reads between parts, in parts: the least, and the most. */
const SHORTEST = 1 / 4;
const LONGEST = 4;

/** Parts asked for ahead of each thread. */
const AHEAD = 2;

/** After so many parts in a row that were of no use, the rest is read here. */
const MOST_MISSES = 4;

interface Asked {
	readonly from: number;
	readonly part: Promise<TextPart | undefined>;
	isThere: boolean;
}

/**
 * Feeds a file: this thread writes it from its beginning, and passes over each part that another thread has read meanwhile and
 * that fits. What does not fit is written as if nobody had read it, so that the same is told however many threads there are.
 */
export async function feedInParts(
	file: EvidenceFile,
	source: PartSource,
	threads: readonly PartThread[],
	read: (bytes: number) => void,
	partBytes = PART,
): Promise<void> {
	const asked: Asked[] = [];
	let at = 0;
	/** Up to where parts have been asked for. */
	let cursor = 0;
	// The first part takes another thread longest.
	let stretch = LONGEST * partBytes;
	let misses = 0;
	let turn = 0;
	let areReady = false;
	Promise.all(threads.map(({ ready }) => ready)).then(() => {
		areReady = true;
	});

	const ask = () => {
		const isRoom = areReady && asked.length < AHEAD * threads.length;
		const plan = isRoom && misses < MOST_MISSES ? file.parted?.partPlan() : undefined;
		while (plan !== undefined && asked.length < AHEAD * threads.length) {
			// Each thread is given a part in turn; this one reads a stretch before the first of them.
			const from = Math.max(cursor, at) + (turn % threads.length === 0 ? stretch : 0);
			const to = from + partBytes;
			if (to >= source.size) return;
			const thread = threads[turn++ % threads.length] as PartThread;
			const entry: Asked = { from, isThere: false, part: thread.read(plan, from, to) };
			entry.part.then(() => {
				entry.isThere = true;
			});
			asked.push(entry);
			cursor = to;
		}
	};
	const writeTo = async (end: number) => {
		while (at < end && !file.stopped) {
			const bytes = await source.read(at, Math.min(CHUNK, partBytes, end - at));
			if (bytes.length === 0) return false;
			file.write(bytes);
			at += bytes.length;
			read(bytes.length);
			ask();
		}
		return !file.stopped;
	};

	while (at < source.size) {
		const next = asked.shift();
		if (next === undefined) {
			if (!(await writeTo(Math.min(at + Math.min(CHUNK, partBytes), source.size)))) break;
			ask();
			continue;
		}
		if (!(await writeTo(next.from))) break;
		// Whoever had to wait reads more next time.
		stretch = Math.round(partBytes * Math.min(LONGEST, Math.max(SHORTEST, (stretch / partBytes) * (next.isThere ? 0.8 : 1.25))));
		const part = await next.part;
		ask();
		if (part === undefined || part.begin < at) {
			misses++;
			continue;
		}
		if (!(await writeTo(part.begin))) break;
		const reader = file.parted;
		if (reader === undefined || !takeIfFits(reader, part)) {
			misses++;
			continue;
		}
		misses = 0;
		read(part.end - at);
		at = part.end;
	}
	await Promise.all(asked.map(({ part }) => part));
	// The file may have grown since its size was asked for.
	while (!file.stopped && (await writeTo(at + CHUNK)));
}
