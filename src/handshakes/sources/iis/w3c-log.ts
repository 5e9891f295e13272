import type { TextReader } from '../../../reading/text/text-file.ts';
import type { Sink } from '../source.ts';
import { LONG_LINE } from './problems.ts';
import { Requests } from './requests.ts';

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;

/** Bytes of the longest line kept. */
const LONGEST_LINE = 1024 * 1024;

/** Fields whose ends are noted; a line with more only has them counted. */
const MOST_FIELDS = 256;

/**
 * Lines of a W3C log, read as bytes: of a line that is counted and not listed no text is ever made. A line that two chunks
 * share is put together apart, so that chunks are never copied.
 */
export class W3cLog implements TextReader {
	readonly stopped = false;
	readonly #requests: Requests;
	readonly #sink: Sink;
	/** Ends of the fields of the line being read. */
	readonly #ends = new Int32Array(MOST_FIELDS + 1);
	/** The beginning of a line whose rest is in the next chunk. */
	#tail = new Uint8Array(0);
	#isTooLong = false;
	#line = 1;

	constructor(sink: Sink) {
		this.#sink = sink;
		this.#requests = new Requests(sink);
	}

	write(chunk: Uint8Array): void {
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
		const ends = this.#ends;
		const length = bytes.length;
		let start = from;
		let fields = 0;
		for (let at = from; at < length; at++) {
			const byte = bytes[at] as number;
			if (byte > SPACE) continue;
			if (byte === SPACE) {
				if (fields < MOST_FIELDS) ends[fields] = at;
				fields++;
			} else if (byte === LINE_FEED) {
				const end = at > start && bytes[at - 1] === RETURN ? at - 1 : at;
				if (fields < MOST_FIELDS) ends[fields] = end;
				this.#takeLine(bytes, start, end, fields + 1);
				start = at + 1;
				fields = 0;
			}
		}
		return start;
	}

	#takeLine(bytes: Uint8Array, from: number, end: number, fields: number): void {
		// Joined files have a byte order mark inside.
		const start = bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf ? from + 3 : from;
		const line = this.#line++;
		if (start >= end) return;
		if (bytes[start] === HASH) this.#requests.directive(bytes, start, end);
		else this.#requests.request(bytes, start, this.#ends, fields, line);
	}
}
