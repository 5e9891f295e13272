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

/**
 * Lines of a W3C log, read as bytes: of a line that is counted and not listed no text is ever made. A line that two chunks
 * share is put together apart, so that chunks are never copied.
 */
export class W3cLog implements TextReader {
	readonly stopped = false;
	readonly #requests: Requests;
	readonly #sink: Sink;
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

	/**
	 * Every line that ends in the bytes; answers where the first begins that does not. Four bytes at a time: a word without a
	 * line feed only has its spaces counted.
	 */
	#lines(bytes: Uint8Array, from: number): number {
		const { length, byteOffset } = bytes;
		const words = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2);
		const lastWord = (byteOffset + length) >> 2;
		let start = from;
		let spaces = 0;
		let at = from;
		while (at < length) {
			if (((byteOffset + at) & 3) === 0) {
				let word = (byteOffset + at) >> 2;
				for (; word < lastWord; word++) {
					const value = words[word] as number;
					const feeds = value ^ FOUR_LINE_FEEDS;
					if (((feeds - ONES) & ~feeds & HIGH_BITS) !== 0) break;
					const others = value ^ FOUR_SPACES;
					// The high bit of each byte that is a space, moved to its low bit; the product adds them up in the top byte.
					const found = ~(((others & LOW_BITS) + LOW_BITS) | others | LOW_BITS);
					spaces += Math.imul(found >>> 7, ONES) >>> 24;
				}
				at = (word << 2) - byteOffset;
				if (at >= length) break;
			}
			const byte = bytes[at];
			if (byte === SPACE) spaces++;
			else if (byte === LINE_FEED) {
				this.#takeLine(bytes, start, at > start && bytes[at - 1] === RETURN ? at - 1 : at, spaces + 1);
				start = at + 1;
				spaces = 0;
			}
			at++;
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

const ONES = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;
const LOW_BITS = 0x7f7f7f7f;
const FOUR_SPACES = 0x20202020;
const FOUR_LINE_FEEDS = 0x0a0a0a0a;
