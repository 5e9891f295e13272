import { markBytes, marksFor, nextMark } from '../bytes/byte-marks.ts';
import type { PartPlace } from '../parts/parted-text.ts';
import { CsvRow } from './csv-row.ts';
import { type RowWalk, rowWalk } from './row-walk.ts';

/** Longest row held in memory, in bytes. */
export const LONGEST_ROW = 16 * 1024 * 1024;

/** Bytes taken in at once: small enough to stay in a processor's second-level cache. */
const SLICE = 256 * 1024;

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const DELIMITERS = [0x2c, 0x3b, 0x09];

export interface CsvHandler {
	/** A row and the line it begins on, counted from 1. */
	row(row: CsvRow, line: number): void;
	fault(code: 'truncated' | 'too-long' | 'quote', line: number): void;
}

/**
 * Splits CSV as UTF-8 bytes, given in chunks of any size, into rows (RFC 4180): quoted cells may hold the delimiter, line
 * ends and doubled quotes; lines end in a line feed, with any number of carriage returns before it. The delimiter is taken
 * from the first row: comma, semicolon or tab. No text is made: a piece of a text would keep the whole of it alive.
 */
export class CsvRows {
	readonly #handler: CsvHandler;
	readonly #cells = new CsvRow();
	#buffer = new Uint8Array(2 * SLICE);
	/** Bytes of the buffer in use; one of padding follows, which no mark is looked for beyond. */
	#length = 0;
	/** What may end a quoted part of a cell, and what ends a cell without quotes; set anew whenever the buffer has changed. */
	#quotes: Int32Array = marksFor(2 * SLICE);
	#ends: Int32Array = marksFor(2 * SLICE);
	/** Not worth another try before the buffer holds this much: keeps tiny chunks from rescanning a row each time. */
	#wanted = 1;
	/** Bytes already dropped from the front of the buffer. */
	#dropped = 0;
	#line = 1;
	#delimiter = 0;
	/** Line feeds inside quoted cells of the row being read. */
	#feeds = 0;
	readonly #walk: RowWalk | null;
	#isMarked = false;
	stopped = false;

	/** `walk`: null where there is none. */
	constructor(handler: CsvHandler, walk: RowWalk | null = rowWalk ?? null) {
		this.#handler = handler;
		this.#walk = walk;
	}

	write(chunk: Uint8Array): void {
		for (let from = 0; from < chunk.length && !this.stopped; from += SLICE) {
			this.#take(chunk.subarray(from, from + SLICE));
			if (this.#length >= this.#wanted) this.#advance(false);
		}
	}

	/** Reads all that is complete, and answers where that leads. */
	place(): PartPlace {
		if (this.#length > 0 && !this.stopped) this.#advance(false);
		const state = this.stopped || this.#delimiter === 0 ? undefined : String.fromCharCode(this.#delimiter);
		return { bytes: this.#dropped, lines: this.#line, kept: this.#length, state };
	}

	/** Passes over bytes that another thread has read. */
	pass(bytes: number, lines: number): void {
		this.#dropped += bytes;
		this.#line += lines;
	}

	end(): void {
		// A copy that was filled up with zero bytes.
		while (this.#length > 0 && this.#buffer[this.#length - 1] === 0) this.#length--;
		if (!this.stopped) this.#advance(true);
	}

	#take(slice: Uint8Array): void {
		const length = this.#length + slice.length;
		if (length >= this.#buffer.length) {
			const larger = new Uint8Array(2 * length);
			larger.set(this.#buffer.subarray(0, this.#length));
			this.#buffer = larger;
			this.#quotes = marksFor(larger.length);
			this.#ends = marksFor(larger.length);
		}
		this.#buffer.set(slice, this.#length);
		this.#length = length;
	}

	#advance(atEnd: boolean): void {
		if (this.#delimiter === 0) this.#findDelimiter(atEnd);
		this.#isMarked = false;
		if (this.#delimiter !== 0) this.#walk?.load(this.#buffer, this.#length);
		let at = 0;
		while (at < this.#length && !this.stopped && this.#delimiter !== 0) {
			let next = this.#walked(at);
			if (next < 0) next = this.#row(at, atEnd);
			if (next < 0) break;
			at = next;
		}
		this.#buffer.copyWithin(0, at, this.#length);
		this.#length -= at;
		this.#dropped += at;
		this.#wanted = Math.min(2 * this.#length + 1, LONGEST_ROW);
		if (this.stopped || this.#length < LONGEST_ROW) return;
		this.stopped = true;
		this.#handler.fault('too-long', this.#line);
	}

	/** Knows the delimiter once the first row is there. */
	#findDelimiter(atEnd: boolean): void {
		const bytes = this.#buffer.subarray(0, this.#length);
		const feed = bytes.indexOf(LINE_FEED);
		if (feed >= 0 || atEnd) this.#delimiter = delimiterOf(feed < 0 ? bytes : bytes.subarray(0, feed));
	}

	/** Position after the row at `start`, or -1 where it is to be read one cell after the other. */
	#walked(start: number): number {
		const walk = this.#walk;
		if (walk === null) return -1;
		const end = walk.walk(this.#cells, this.#buffer, start, this.#delimiter);
		if (end < 0) return -1;
		const { feeds } = walk;
		this.#tell();
		this.#line += feeds + 1;
		return end;
	}

	/** Tells the row whose cells have been found, unless it is an empty line. */
	#tell(): void {
		const cells = this.#cells;
		if (cells.length > 1 || !cells.isEmpty(0)) this.#handler.row(cells, this.#line);
	}

	#mark(): void {
		this.#isMarked = true;
		const end = this.#length;
		// What has no end ends in the padding.
		this.#buffer[end] = LINE_FEED;
		markBytes(this.#buffer, end + 1, this.#quotes, { bytes: [QUOTE, LINE_FEED, LINE_FEED], limit: -128 });
		markBytes(this.#buffer, end + 1, this.#ends, { bytes: [this.#delimiter, LINE_FEED, LINE_FEED], limit: -128 });
	}

	/** Position after the row at `start`, or -1 where its end has not come yet. */
	#row(start: number, atEnd: boolean): number {
		if (!this.#isMarked) this.#mark();
		const bytes = this.#buffer;
		const length = this.#length;
		const delimiter = this.#delimiter;
		const cells = this.#cells;
		cells.begin(bytes);
		this.#feeds = 0;
		let at = start;
		for (;;) {
			const from = bytes[at] === QUOTE && at < length ? at + 1 : at;
			if (from > at) {
				let doubled: 0 | 1 = 0;
				at = from;
				for (;;) {
					at = this.#quoteAfter(bytes, at);
					// Whether a quote closes the cell is known only from what comes after it.
					if (at + 1 >= length && !atEnd) return -1;
					if (at >= length) {
						this.#handler.fault('truncated', this.#line);
						this.stopped = true;
						return length;
					}
					if (at + 1 >= length || bytes[at + 1] !== QUOTE) break;
					doubled = 1;
					at += 2;
				}
				cells.add(from, at, doubled);
				at++;
				let end = at;
				while (end < length && bytes[end] === RETURN) end++;
				if (end >= length && !atEnd) return -1;
				if (end >= length || bytes[end] === LINE_FEED) at = end;
				else if (bytes[at] !== delimiter) return this.#skipLine(start, this.#feeds, atEnd);
			} else {
				at = nextMark(this.#ends, at);
				if (at >= length && !atEnd) return -1;
				let end = at;
				if (at >= length || bytes[at] === LINE_FEED) while (end > from && bytes[end - 1] === RETURN) end--;
				cells.add(from, end, 0);
			}
			if (at < length && bytes[at] === delimiter) {
				at++;
				continue;
			}
			this.#tell();
			this.#line += this.#feeds + (at < length ? 1 : 0);
			return Math.min(at + 1, length);
		}
	}

	/** Position of the next quote, or the end of what is here; counts the line feeds before it. */
	#quoteAfter(bytes: Uint8Array, position: number): number {
		let at = nextMark(this.#quotes, position);
		while (at < this.#length && bytes[at] === LINE_FEED) {
			this.#feeds++;
			at = nextMark(this.#quotes, at + 1);
		}
		return at;
	}

	/** A closing quote must be followed by a delimiter or a line end; where not, the line is given up. */
	#skipLine(start: number, lines: number, atEnd: boolean): number {
		const bytes = this.#buffer.subarray(0, this.#length);
		let end = start;
		for (let line = 0; line <= lines; line++) {
			const feed = bytes.indexOf(LINE_FEED, end);
			if (feed < 0 && !atEnd) return -1;
			end = feed < 0 ? this.#length : feed + 1;
		}
		this.#handler.fault('quote', this.#line);
		this.#line += lines + 1;
		return end;
	}
}

function delimiterOf(header: Uint8Array): number {
	const count = (delimiter: number) => header.reduce((sum, byte) => sum + (byte === delimiter ? 1 : 0), 0);
	return DELIMITERS.reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best));
}
