import { type Marked, markBytes, marksFor, nextMark } from '../bytes/byte-marks.ts';

/**
 * JSON grammar (RFC 8259) over UTF-8 bytes, without building a value.
 *
 * Every function takes the bytes and a position and gives the position after what it read. A fault is given as
 * `~position` (negative) of the first byte that cannot stand there. The bytes must be followed by at least
 * `PADDING` zero bytes: zero is allowed nowhere in JSON, so that no loop has to ask whether it ran off the end,
 * and a fault at the end means "more is needed", not "wrong".
 */
export const PADDING = 8;

/** Deepest nesting read. A sign-in nests six levels; V8's own JSON.parse has no limit short of memory. */
export const DEEPEST = 256;

export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
const LINE_FEED = 0x0a;
const SPACE = 0x20;

/** Non-zero for the character after a backslash in a two-character escape. */
const ESCAPES = new Uint8Array(256);
for (const letter of '"\\/bfnrt') ESCAPES[letter.charCodeAt(0)] = 1;

/** Bytes that end the run of plain characters in a string: quote, backslash, control characters, and what is not ASCII. */
const NOT_PLAIN: Marked = { bytes: [QUOTE, BACKSLASH, BACKSLASH], limit: SPACE };

/** Bytes whose marks are at hand, and the marks. */
let marked: Uint8Array | undefined;
let marks: Int32Array = new Int32Array(0);

/**
 * Makes strings in `bytes`, up to `end` and its padding, quick to skip. Holds until the next call; whoever changes the bytes
 * must call it again.
 */
export function markStrings(bytes: Uint8Array, end: number): void {
	if (marks.length <= (end + PADDING) >> 5) marks = marksFor(2 * (end + PADDING));
	markBytes(bytes, end + PADDING, marks, NOT_PLAIN);
	marked = bytes;
}

/** The marks hold no longer: bytes have changed. */
export function forgetMarks(): void {
	marked = undefined;
}

/** What the functions below noticed on the way. The caller resets and reads it; nothing is created per value. */
export const noticed = {
	/** Line feeds passed outside strings. */
	lines: 0,
	/** Escapes passed inside strings. */
	escapes: 0,
	/** Position of the first byte that is not UTF-8, or -1. */
	notUtf8: -1,
	/** Whether the fault was nesting deeper than `DEEPEST`. */
	tooDeep: false,
};

export function skipSpace(bytes: Uint8Array, position: number): number {
	let at = position;
	let byte = bytes[at] as number;
	while (byte <= SPACE && (byte === SPACE || byte === LINE_FEED || byte === 0x0d || byte === 0x09)) {
		if (byte === LINE_FEED) noticed.lines++;
		byte = bytes[++at] as number;
	}
	return at;
}

/** From the byte after the opening quote to the byte after the closing one. */
export function skipString(bytes: Uint8Array, position: number): number {
	const isMarked = bytes === marked;
	let at = position;
	for (;;) {
		// Printable ASCII other than quote and backslash: nearly every byte of a log passes here.
		if (isMarked) at = nextMark(marks, at);
		let byte = bytes[at] as number;
		while ((byte - SPACE) >>> 0 < 0x60 && byte !== QUOTE && byte !== BACKSLASH) byte = bytes[++at] as number;
		if (byte === QUOTE) return at + 1;
		if (byte === BACKSLASH) {
			noticed.escapes++;
			const escaped = bytes[at + 1] as number;
			if (ESCAPES[escaped] === 1) at += 2;
			else if (escaped === 0x75) {
				for (let digit = at + 2; digit < at + 6; digit++) if (!isHex(bytes[digit] as number)) return ~digit;
				at += 6;
			} else return ~(at + 1);
		} else if (byte >= 0x80) at = skipNonAscii(bytes, at);
		else return ~at;
	}
}

function isHex(byte: number): boolean {
	const lower = byte | 0x20;
	return (byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x66);
}

/** One non-ASCII character. Bytes that are not UTF-8 are noted and passed one by one, as TextDecoder replaces them. */
function skipNonAscii(bytes: Uint8Array, at: number): number {
	const length = utf8Length(bytes, at);
	if (length > 0) return at + length;
	if (noticed.notUtf8 < 0) noticed.notUtf8 = at;
	return at + 1;
}

/** Length of the UTF-8 character at a position, or 0 where there is none (Unicode 16, table 3-7). */
export function utf8Length(bytes: Uint8Array, at: number): number {
	const first = bytes[at] as number;
	const second = bytes[at + 1] as number;
	if (first < 0xc2 || first > 0xf4) return 0;
	if (first < 0xe0) return isTail(second) ? 2 : 0;
	if (!isTail(bytes[at + 2] as number)) return 0;
	if (first < 0xf0) {
		const from = first === 0xe0 ? 0xa0 : 0x80;
		const to = first === 0xed ? 0x9f : 0xbf;
		return second >= from && second <= to ? 3 : 0;
	}
	const from = first === 0xf0 ? 0x90 : 0x80;
	const to = first === 0xf4 ? 0x8f : 0xbf;
	return second >= from && second <= to && isTail(bytes[at + 3] as number) ? 4 : 0;
}

function isTail(byte: number): boolean {
	return (byte & 0xc0) === 0x80;
}

/** A number, `true`, `false` or `null`. */
export function skipScalar(bytes: Uint8Array, position: number): number {
	const first = bytes[position] as number;
	if (first === 0x2d || (first >= 0x30 && first <= 0x39)) return skipNumber(bytes, position);
	if (first === 0x74) return skipWord(bytes, position, TRUE);
	if (first === 0x66) return skipWord(bytes, position, FALSE);
	if (first === 0x6e) return skipWord(bytes, position, NULL);
	return ~position;
}

const TRUE = Uint8Array.from('true', (letter) => letter.charCodeAt(0));
const FALSE = Uint8Array.from('false', (letter) => letter.charCodeAt(0));
const NULL = Uint8Array.from('null', (letter) => letter.charCodeAt(0));

function skipWord(bytes: Uint8Array, position: number, word: Uint8Array): number {
	for (let index = 1; index < word.length; index++) if (bytes[position + index] !== word[index]) return ~(position + index);
	return position + word.length;
}

function skipNumber(bytes: Uint8Array, position: number): number {
	let at = position;
	if (bytes[at] === 0x2d) at++;
	if (bytes[at] === 0x30) at++;
	else {
		at = skipDigits(bytes, at);
		if (at < 0) return at;
	}
	if (bytes[at] === 0x2e) {
		at = skipDigits(bytes, at + 1);
		if (at < 0) return at;
	}
	if (((bytes[at] as number) | 0x20) === 0x65) {
		at++;
		if (bytes[at] === 0x2b || bytes[at] === 0x2d) at++;
		at = skipDigits(bytes, at);
	}
	return at;
}

/** One digit or more. */
function skipDigits(bytes: Uint8Array, position: number): number {
	let at = position;
	let byte = bytes[at] as number;
	if (byte < 0x30 || byte > 0x39) return ~at;
	while (byte >= 0x30 && byte <= 0x39) byte = bytes[++at] as number;
	return at;
}

/** From the opening quote of a name to its value: name, colon and the space around it. */
function skipName(bytes: Uint8Array, position: number): number {
	if (bytes[position] !== QUOTE) return ~position;
	let at = skipString(bytes, position + 1);
	if (at < 0) return at;
	if (bytes[at] !== COLON) {
		at = skipSpace(bytes, at);
		if (bytes[at] !== COLON) return ~at;
	}
	return at + 1;
}

/** For each open container, the byte that closes it. */
const closers = new Uint8Array(DEEPEST + 1);

/** Any value; `depth` is the number of containers around it. */
export function skipValue(bytes: Uint8Array, position: number, depth: number): number {
	let at = position;
	let open = depth;
	for (;;) {
		let byte = bytes[at] as number;
		if (byte <= SPACE) {
			at = skipSpace(bytes, at);
			byte = bytes[at] as number;
		}
		if (byte === QUOTE) {
			at = skipString(bytes, at + 1);
			if (at < 0) return at;
		} else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
			if (open >= DEEPEST) {
				noticed.tooDeep = true;
				return ~at;
			}
			const closer = byte + 2;
			at = skipSpace(bytes, at + 1);
			if (bytes[at] === closer) at++;
			else {
				closers[++open] = closer;
				if (closer === CLOSE_BRACE) {
					at = skipName(bytes, at);
					if (at < 0) return at;
				}
				continue;
			}
		} else {
			at = skipScalar(bytes, at);
			if (at < 0) return at;
		}
		// A value has ended: close what it closes, or go on to the next member or element.
		for (;;) {
			if (open === depth) return at;
			byte = bytes[at] as number;
			if (byte <= SPACE) {
				at = skipSpace(bytes, at);
				byte = bytes[at] as number;
			}
			if (byte === closers[open]) {
				at++;
				open--;
			} else if (byte === COMMA) {
				at++;
				if (closers[open] === CLOSE_BRACE) {
					at = skipName(bytes, skipSpace(bytes, at));
					if (at < 0) return at;
				}
				break;
			} else return ~at;
		}
	}
}
