import type { PartPlace } from '../parts/parted-text.ts';
import {
	CLOSE_BRACE,
	CLOSE_BRACKET,
	COMMA,
	noticed,
	OPEN_BRACE,
	OPEN_BRACKET,
	PADDING,
	skipSpace,
	skipValue,
} from './json-text.ts';
import type { RecordScanner } from './record-scanner.ts';

/** Longest single record held in memory. Records of logs and exports take one to ten thousand bytes. */
export const LONGEST_RECORD = 16 * 1024 * 1024;

const NOTHING = new Uint8Array(0);

/** Of a text that has ended, for the next: a zip may hold a hundred thousand small files. */
let spare = NOTHING;
const MOST_SPARE = 1024 * 1024;

/** Bytes taken in at once: small enough to stay in a processor's second-level cache. */
const SLICE = 256 * 1024;

/** A byte order mark in UTF-8, which stands between texts that were put one behind the other. */
const MARK = [0xef, 0xbb, 0xbf];

/** Lists and pages inside one another; real files nest two. */
const DEEPEST_LIST = 16;

export type FaultCode = 'syntax' | 'separator' | 'zero-bytes' | 'too-deep' | 'too-long' | 'truncated' | 'not-utf8';

/** Receives what a JSON text holds. Positions in `bytes` are valid only during the call. */
export interface JsonHandler<Scanner extends RecordScanner> {
	/**
	 * A complete object. `resuming`: reading looks for the next record after a fault, and the object may be a part of
	 * the broken one; the handler answers whether it is a record of the wanted kind, and leaves it alone if not.
	 */
	record(scanner: Scanner, bytes: Uint8Array, start: number, end: number, resuming: boolean): boolean;
	/** A value that is no object stands where a record is expected. */
	other(line: number, byte: number): void;
	/** `line` from 1 and `byte` from 0 in the whole text; `found` is the byte there, -1 at the end. */
	fault(code: FaultCode, line: number, byte: number, found: number): void;
	/** A page named a page to follow. */
	nextLink(): void;
	/** A page began. */
	page(): void;
}

/** What may stand next inside the innermost list or page. */
const FIRST = 0;
const VALUE = 1;
const AFTER = 2;

/**
 * Splits a JSON text given in chunks of any size into records: a bare array, pages (`{"value": [...]}`), JSON Lines,
 * and any number of these one after the other. Holds one slice and the record cut by its end.
 */
export class JsonStream<Scanner extends RecordScanner> {
	readonly #handler: JsonHandler<Scanner>;
	readonly #scanner: Scanner;
	/** Grows with what is written: a zip may hold a hundred thousand small files. */
	#buffer = new Uint8Array(2 * PADDING);
	/** Bytes of the buffer in use; `PADDING` zeros follow. */
	#length = 0;
	/** Bytes already dropped from the front of the buffer. */
	#dropped = 0;
	/** Line feeds up to the read position. */
	#lines = 0;
	/** Not worth another try before the buffer holds this much: keeps tiny chunks from rescanning a record each time. */
	#wanted = 1;
	/** Open lists (true) and pages (false). */
	readonly #open: boolean[] = [];
	#expect = VALUE;
	/** Looking for the next record after a fault. */
	#recovering = false;
	#stopped = false;
	#reportedNotUtf8 = false;
	#reportedZeros = false;

	/** `scanner` reads each object and remembers what the reader wants of it. */
	constructor(scanner: Scanner, handler: JsonHandler<Scanner>) {
		this.#scanner = scanner;
		this.#handler = handler;
	}

	/** Nothing more will be read: the rest need not be fed. */
	get stopped(): boolean {
		return this.#stopped;
	}

	write(chunk: Uint8Array): void {
		for (let from = 0; from < chunk.length && !this.#stopped; from += SLICE) {
			this.#take(chunk.subarray(from, from + SLICE));
			if (this.#length >= this.#wanted) this.#advance(false);
		}
	}

	/** Reads all that is complete, and answers where that leads. */
	place(): PartPlace {
		if (this.#length > 0 && !this.#stopped) this.#advance(false);
		return { bytes: this.#dropped, lines: this.#lines, kept: this.#length, state: this.#state() };
	}

	/** Passes over bytes that another thread has read, up to a place in a state told by `place`. */
	pass(bytes: number, lines: number, state: string): void {
		this.#dropped += bytes;
		this.#lines += lines;
		this.#expect = state === 'after' ? AFTER : VALUE;
	}

	/** `text`: between records that stand one after another; `list` and `after`: in a list, before and behind a record. */
	#state(): string | undefined {
		if (this.#stopped || this.#recovering) return undefined;
		const innermost = this.#open.at(-1);
		if (innermost === undefined) return 'text';
		if (!innermost) return undefined;
		return this.#expect === AFTER ? 'after' : 'list';
	}

	end(): void {
		this.#end();
		if (this.#buffer.length > spare.length && this.#buffer.length <= MOST_SPARE) spare = this.#buffer;
		this.#buffer = NOTHING;
		this.#length = 0;
	}

	#end(): void {
		if (this.#stopped) return;
		this.#advance(true);
		// After a fault from which no way was found back, the end says nothing more.
		const isCut = !this.#recovering && (this.#length > 0 || this.#open.length > 0);
		if (isCut && !this.#stopped) this.#handler.fault('truncated', this.#lines + 1, this.#dropped + this.#length, -1);
	}

	#take(slice: Uint8Array): void {
		const length = this.#length + slice.length;
		if (length + PADDING > this.#buffer.length) {
			const larger = length + PADDING <= spare.length ? spare : new Uint8Array(2 * (length + PADDING));
			spare = NOTHING;
			larger.set(this.#buffer.subarray(0, this.#length));
			this.#buffer = larger;
		}
		this.#buffer.set(slice, this.#length);
		this.#buffer.fill(0, length, length + PADDING);
		this.#length = length;
	}

	#advance(atEnd: boolean): void {
		noticed.lines = this.#lines;
		this.#scanner.load(this.#buffer, this.#length);
		const kept = this.#read(atEnd);
		this.#lines = noticed.lines;
		if (this.#length - kept > LONGEST_RECORD) {
			this.#stopped = true;
			this.#handler.fault('too-long', this.#lines + 1, this.#dropped + kept, this.#buffer[kept] as number);
		}
		this.#buffer.copyWithin(0, kept, this.#length);
		this.#length -= kept;
		this.#buffer.fill(0, this.#length, this.#length + PADDING);
		this.#dropped += kept;
		this.#wanted = Math.min(2 * this.#length + 1, LONGEST_RECORD + SLICE);
	}

	/** Reads on from the start of the buffer; answers where the part begins that must be seen again with more behind it. */
	#read(atEnd: boolean): number {
		let at = 0;
		for (;;) {
			if (this.#recovering) {
				at = this.#recover(at, atEnd);
				if (this.#recovering) return at;
			}
			at = skipSpace(this.#buffer, at);
			if (at >= this.#length) return this.#length;
			if (this.#open.length === 0 && this.#buffer[at] === MARK[0] && this.#length - at < MARK.length && !atEnd) return at;
			if (this.#open.length === 0 && MARK.every((byte, index) => this.#buffer[at + index] === byte)) {
				at += MARK.length;
				continue;
			}
			const lines = noticed.lines;
			const next = this.#step(at);
			if (next >= 0) at = next;
			else if (~next < this.#length) at = this.#fail(~next);
			else {
				noticed.lines = lines;
				return at;
			}
		}
	}

	/** One record, bracket or comma. */
	#step(at: number): number {
		const byte = this.#buffer[at] as number;
		const depth = this.#open.length;
		if (depth > 0 && this.#expect === AFTER) {
			const inList = this.#open[depth - 1] as boolean;
			if (byte === (inList ? CLOSE_BRACKET : CLOSE_BRACE)) return this.#close(at);
			// A record that begins without the comma before it is there all the same.
			if (byte === OPEN_BRACE && inList) {
				this.#handler.fault('separator', noticed.lines + 1, this.#dropped + at, byte);
				this.#expect = VALUE;
				return at;
			}
			if (byte !== COMMA) return ~at;
			if (!inList) return this.#pageTail(at + 1);
			this.#expect = VALUE;
			return at + 1;
		}
		if (byte === OPEN_BRACE) return this.#object(at);
		if (byte === OPEN_BRACKET && depth < DEEPEST_LIST) {
			this.#open.push(true);
			this.#expect = FIRST;
			return at + 1;
		}
		if (depth === 0 && byte === 0) return this.#zeros(at);
		if (depth === 0) return ~at;
		if (byte === CLOSE_BRACKET && this.#expect === FIRST) return this.#close(at);
		const end = skipValue(this.#buffer, at, 1);
		// A number that reaches the end of what is here may go on.
		if (end >= this.#length) return ~end;
		if (end >= 0) {
			this.#handler.other(noticed.lines + 1, this.#dropped + at);
			this.#expect = AFTER;
		}
		return end;
	}

	/** Zero bytes between texts or behind the last: a copy was filled up. */
	#zeros(position: number): number {
		if (!this.#reportedZeros) this.#handler.fault('zero-bytes', noticed.lines + 1, this.#dropped + position, 0);
		this.#reportedZeros = true;
		let at = position;
		while (at < this.#length && this.#buffer[at] === 0) at++;
		return at;
	}

	#close(at: number): number {
		this.#open.pop();
		this.#expect = this.#open.length > 0 ? AFTER : VALUE;
		return at + 1;
	}

	#object(at: number): number {
		noticed.notUtf8 = -1;
		const end = this.#scanner.scan(this.#buffer, at);
		if (end < 0) return end;
		if (this.#scanner.isPage) return this.#enterList(end);
		this.#handler.record(this.#scanner, this.#buffer, at, end, false);
		this.#noteEncoding();
		this.#expect = AFTER;
		return end;
	}

	/** Inside the list of a page. */
	#enterList(at: number): number {
		if (this.#open.length + 2 > DEEPEST_LIST) return ~(at - 1);
		this.#open.push(false, true);
		this.#expect = FIRST;
		this.#handler.page();
		if (this.#scanner.hasNextLink) this.#handler.nextLink();
		return at;
	}

	/** Members of a page after its list. */
	#pageTail(at: number): number {
		const end = this.#scanner.scanPageTail(this.#buffer, at);
		if (end < 0) return end;
		if (this.#scanner.hasNextLink) this.#handler.nextLink();
		if (!this.#scanner.isPage) return this.#close(end - 1);
		this.#open.push(true);
		this.#expect = FIRST;
		return end;
	}

	#noteEncoding(): void {
		if (noticed.notUtf8 < 0 || this.#reportedNotUtf8) return;
		this.#reportedNotUtf8 = true;
		this.#handler.fault('not-utf8', noticed.lines + 1, this.#dropped + noticed.notUtf8, this.#buffer[noticed.notUtf8] as number);
	}

	#fail(at: number): number {
		this.#handler.fault(
			noticed.tooDeep ? 'too-deep' : 'syntax',
			noticed.lines + 1,
			this.#dropped + at,
			this.#buffer[at] as number,
		);
		noticed.tooDeep = false;
		this.#recovering = true;
		return at;
	}

	/**
	 * Finds the next object that reads as a wanted record, or a page. Anything else that reads as an object is part of
	 * the broken record and passed over whole; what does not read is passed up to its fault, so that no byte is tried twice.
	 */
	#recover(position: number, atEnd: boolean): number {
		let at = position;
		for (;;) {
			const found = this.#buffer.subarray(0, this.#length).indexOf(OPEN_BRACE, at);
			const start = found < 0 ? this.#length : found;
			noticed.lines += countLines(this.#buffer, at, start);
			if (found < 0) return this.#length;
			const lines = noticed.lines;
			noticed.notUtf8 = -1;
			const end = this.#scanner.scan(this.#buffer, start);
			noticed.tooDeep = false;
			if (end < 0) {
				noticed.lines = lines;
				if (~end >= this.#length) return atEnd ? this.#length : start;
				at = Math.max(~end, start + 1);
				noticed.lines += countLines(this.#buffer, start, at);
				continue;
			}
			if (this.#scanner.isPage) {
				this.#open.length = 0;
				this.#recovering = false;
				return this.#enterList(end);
			}
			if (this.#handler.record(this.#scanner, this.#buffer, start, end, true)) {
				this.#recovering = false;
				this.#expect = AFTER;
				return end;
			}
			at = end;
		}
	}
}

function countLines(bytes: Uint8Array, from: number, to: number): number {
	let lines = 0;
	for (let at = from; at < to; at++) if (bytes[at] === 0x0a) lines++;
	return lines;
}
