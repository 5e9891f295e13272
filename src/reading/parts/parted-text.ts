import type { TextReader } from '../text/text-reader.ts';

/** What another thread needs to read a part of a text from its middle. Plain data: it is sent there. */
export interface PartPlan {
	/** Which reader reads it. */
	readonly reader: string;
	/** Name of the file. */
	readonly name: string;
	/** Bytes that a reader must have seen before the part: the bracket of a list, the names of columns. */
	readonly prefix: Uint8Array;
	/** The state in which a reader is after them: a part fits only where the text has led to the same. */
	readonly state: string;
	/** How a record begins, as the source of a regular expression; a line where it is left out. */
	readonly recordStart?: string;
}

/** Where a reader stands that has told all that was complete. */
export interface PartPlace {
	/** Bytes read, without those that are kept because their record is not complete. */
	readonly bytes: number;
	readonly lines: number;
	/** Bytes kept. */
	readonly kept: number;
	/** What the reader is ready for next; undefined where another thread could not go on from here. */
	readonly state: string | undefined;
}

/** What was read of a part. Positions in bytes of the file. */
export interface TextPart<Findings = unknown> {
	readonly plan: Pick<PartPlan, 'state'>;
	readonly begin: number;
	readonly end: number;
	readonly lines: number;
	/** State of the reader at the end. */
	readonly endState: string;
	readonly findings: Findings;
}

/** A reader of a text of which other threads may read parts, each from one record to the end of another. */
export interface PartedReader extends TextReader {
	/** Undefined where, or until, a part could not be read by itself. */
	partPlan(): PartPlan | undefined;
	place(): PartPlace;
	/** Takes what was found in a part that begins where this reader stands, in the state that the part was read in. */
	take(part: TextPart): void;
}

/** Takes a part if it fits: the bytes written until now end where it begins. Answers whether it did. */
export function takeIfFits(reader: PartedReader, part: TextPart): boolean {
	const { kept, state } = reader.place();
	if (kept > 0 || state === undefined || state !== part.plan.state) return false;
	reader.take(part);
	return true;
}

/** A reader made for parts, and what it has found; undefined if there is anything that only the reader of the whole can tell. */
export interface PartReader {
	readonly reader: PartedReader;
	/** The prefix has been read: what it was told of is not of the part. */
	begin(): void;
	findings(): unknown;
}

const LINE_FEED = 0x0a;
const latin1 = new TextDecoder('latin1');

/** Bytes in which the beginning of a record is looked for: few first, as it is nearly always there. */
const SEARCHED = [16 * 1024, 256 * 1024];

/**
 * Reads the whole records in some bytes of a text, in chunks that begin `from` bytes after its beginning. Where the first begins is a guess: it is
 * for `takeIfFits` to find out. Undefined where the bytes hold anything but plain records.
 */
export function readPart(
	plan: PartPlan,
	make: (name: string) => PartReader,
	chunks: Iterable<Uint8Array>,
	from: number,
): TextPart | undefined {
	let begin = -1;
	const { reader, begin: beginPart, findings } = make(plan.name);
	reader.write(plan.prefix);
	const before = reader.place();
	if (before.state !== plan.state || before.kept > 0) return undefined;
	beginPart();
	for (const chunk of chunks) {
		if (begin >= 0) reader.write(chunk);
		else {
			begin = beginningIn(plan, chunk);
			if (begin < 0) return undefined;
			reader.write(chunk.subarray(begin));
		}
	}
	const after = reader.place();
	const found = findings();
	const length = after.bytes - before.bytes;
	if (found === undefined || after.state === undefined || length === 0) return undefined;
	return {
		plan: { state: plan.state },
		begin: from + begin,
		end: from + begin + length,
		lines: after.lines - before.lines,
		endState: after.state,
		findings: found,
	};
}

function beginningIn({ recordStart }: PartPlan, bytes: Uint8Array): number {
	if (recordStart === undefined) return bytes.indexOf(LINE_FEED) + 1 || -1;
	const start = new RegExp(recordStart);
	for (const length of SEARCHED) {
		const begin = latin1.decode(bytes.subarray(0, length)).search(start);
		if (begin >= 0) return begin;
	}
	return -1;
}

/** Buffers of findings that are transferred to another thread, not copied: lists of numbers that nothing else refers to. */
export function buffersOf(findings: unknown): ArrayBuffer[] {
	if (ArrayBuffer.isView(findings)) return [findings.buffer as ArrayBuffer];
	if (typeof findings !== 'object' || findings === null || Array.isArray(findings)) return [];
	return Object.values(findings).flatMap(buffersOf);
}
