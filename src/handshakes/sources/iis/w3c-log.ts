import { type Marked, markBytes, marksFor } from '../../../reading/bytes/byte-marks.ts';
import type { PartedReader, PartPlace, PartPlan, TextPart } from '../../../reading/parts/parted-text.ts';
import type { HandshakeFindings } from '../../parts/findings.ts';
import type { Sink } from '../source.ts';
import { countedLines } from './counted-lines.ts';
import { LONG_LINE } from './problems.ts';
import { Requests } from './requests.ts';

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;

const encoder = new TextEncoder();

/** Bytes of the longest line kept. */
const LONGEST_LINE = 1024 * 1024;

/**
 * Lines of a W3C log, read as bytes: of a line that is counted and not listed no text is ever made. A line that two chunks
 * share is put together apart, so that chunks are never copied.
 */
export class W3cLog implements PartedReader {
	/** Name of this reader in plans for parts. */
	static readonly PART = 'iis';
	readonly stopped = false;
	readonly #requests: Requests;
	readonly #sink: Sink;
	/** The beginning of a line whose rest is in the next chunk. */
	#tail = new Uint8Array(0);
	#isTooLong = false;
	/** Marks of the bytes being read. */
	#feeds: Int32Array = new Int32Array(0);
	#spaces: Int32Array = new Int32Array(0);
	#line = 1;
	#bytes = 0;

	constructor(sink: Sink) {
		this.#sink = sink;
		this.#requests = new Requests(sink);
	}

	partPlan(): PartPlan | undefined {
		const state = this.#requests.state();
		if (state === undefined) return undefined;
		return { reader: W3cLog.PART, name: '', prefix: encoder.encode(state), state };
	}

	place(): PartPlace {
		const kept = this.#tail.length;
		const state = this.#isTooLong ? undefined : this.#requests.state();
		return { bytes: this.#bytes - kept, lines: this.#line, kept, state };
	}

	take({ begin, end, lines, findings }: TextPart): void {
		this.#bytes += end - begin;
		this.#line += lines;
		this.#requests.take(findings as HandshakeFindings);
	}

	/** Tells what was counted, before the end; see `Requests`. */
	tell(): ReturnType<Requests['tell']> {
		return this.#requests.tell();
	}

	write(chunk: Uint8Array): void {
		this.#bytes += chunk.length;
		let start = 0;
		if (this.#tail.length > 0 || this.#isTooLong) {
			const feed = chunk.indexOf(LINE_FEED);
			const end = feed < 0 ? chunk.length : feed + 1;
			this.#keep(chunk.subarray(0, end));
			if (feed < 0) return;
			this.#takeTail();
			start = end;
		}
		const rest = this.#lines(chunk, start);
		this.#keep(chunk.subarray(rest));
	}

	end(isCut: boolean): void {
		if (this.#tail.length > 0) {
			// A last line without a line feed is whole only if the file is.
			this.#keep(Uint8Array.of(LINE_FEED));
			if (!isCut) this.#takeTail();
		}
		this.#requests.end();
	}

	#keep(part: Uint8Array): void {
		if (part.length === 0) return;
		if (this.#tail.length + part.length > LONGEST_LINE) {
			this.#isTooLong = true;
			this.#tail = new Uint8Array(0);
			return;
		}
		if (this.#isTooLong) return;
		const joined = new Uint8Array(this.#tail.length + part.length);
		joined.set(this.#tail);
		joined.set(part, this.#tail.length);
		this.#tail = joined;
	}

	#takeTail(): void {
		const line = this.#tail;
		this.#tail = new Uint8Array(0);
		if (this.#isTooLong) {
			this.#isTooLong = false;
			this.#sink.problem({ ...LONG_LINE, place: { line: this.#line++ } });
		} else this.#lines(line, 0);
	}

	/** Every line that ends in the bytes; answers where the first begins that does not. */
	#lines(bytes: Uint8Array, from: number): number {
		return this.#requests.beginSkimming(bytes) && countedLines !== undefined
			? this.#skimmedLines(countedLines, bytes, from)
			: this.#markedLines(bytes, from);
	}

	/** The same, where most lines are only counted. */
	#skimmedLines(lines: NonNullable<typeof countedLines>, bytes: Uint8Array, from: number): number {
		let start = from;
		for (;;) {
			start = lines.count(start);
			this.#line += lines.lines;
			const { lineEnd } = lines;
			if (lineEnd === 0) break;
			const feed = lineEnd - 1;
			this.#takeLine(bytes, start, feed > start && bytes[feed - 1] === RETURN ? feed - 1 : feed, lines.lineFields);
			start = lineEnd;
			// A directive in between may have said that fields come in another order.
			if (!this.#requests.isSkimming) return this.#markedLines(bytes, start);
		}
		this.#requests.endSkimming();
		return start;
	}

	/** The same, one by one. Marks of 32 bytes at a time say where lines end and how many spaces are in them. */
	#markedLines(bytes: Uint8Array, from: number): number {
		const { length } = bytes;
		if (this.#feeds.length <= length >> 5) {
			this.#feeds = marksFor(length);
			this.#spaces = marksFor(length);
		}
		markBytes(bytes, length, this.#feeds, LINE_FEEDS);
		markBytes(bytes, length, this.#spaces, SPACES);
		let start = from;
		let inLine = 0;
		// What is before the first line has been read.
		let passed = -1 << (from & 31);
		for (let word = from >> 5; word << 5 < length; word++) {
			let feeds = (this.#feeds[word] as number) & passed;
			let spaces = (this.#spaces[word] as number) & passed;
			passed = -1;
			while (feeds !== 0) {
				const bit = 31 - Math.clz32(feeds & -feeds);
				const at = (word << 5) + bit;
				const fields = inLine + ones(spaces & ((1 << bit) - 1)) + 1;
				this.#takeLine(bytes, start, at > start && bytes[at - 1] === RETURN ? at - 1 : at, fields);
				start = at + 1;
				inLine = 0;
				spaces &= -1 << bit;
				feeds &= feeds - 1;
			}
			inLine += ones(spaces);
		}
		return start;
	}

	#takeLine(bytes: Uint8Array, from: number, end: number, fields: number): void {
		// Joined files have a byte order mark inside.
		const start = bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf ? from + 3 : from;
		const line = this.#line++;
		if (start >= end) return;
		if (bytes[start] === HASH) this.#requests.directive(bytes, start, end);
		else this.#requests.request(bytes, start, end, fields, line);
	}
}

const LINE_FEEDS: Marked = { bytes: [LINE_FEED, LINE_FEED, LINE_FEED], limit: -128 };
const SPACES: Marked = { bytes: [SPACE, SPACE, SPACE], limit: -128 };

/** How many bits are set. */
function ones(bits: number): number {
	const pairs = bits - ((bits >>> 1) & 0x55555555);
	const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
	return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
