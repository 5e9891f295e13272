import { CLOSERS } from './layout';

/**
 * JSON grammar as in `json/json-text.ts`, which says what these functions mean. A fault is `~position`; so is all that is left
 * to that file, such as bytes that are not UTF-8.
 */
export const QUOTE: u8 = 0x22;
export const COMMA: u8 = 0x2c;
export const COLON: u8 = 0x3a;
export const OPEN_BRACKET: u8 = 0x5b;
export const OPEN_BRACE: u8 = 0x7b;
export const CLOSE_BRACE: u8 = 0x7d;
const BACKSLASH: u8 = 0x5c;
const SPACE: u8 = 0x20;
const DEEPEST = 256;

/** Line feeds passed outside strings, and escapes inside them. */
export let lines: i32 = 0;
export let escapes: i32 = 0;

export function beginCounting(): void {
	lines = 0;
	escapes = 0;
}

export function skipSpace(position: i32): i32 {
	return load<u8>(position) > SPACE ? position : skipSpaces(position);
}

function skipSpaces(position: i32): i32 {
	let at = position;
	while (true) {
		const byte = load<u8>(at);
		if (byte === SPACE) {
			// Indented text: a run of spaces.
			const others = ~i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(<i8>SPACE))) & 0xffff;
			at += others === 0 ? 16 : ctz(others);
		} else if (byte === 0x0a) {
			lines++;
			at++;
		} else if (byte === 0x0d || byte === 0x09) at++;
		else return at;
	}
}

/** From the byte after the opening quote to the byte after the closing one. */
export function skipString(position: i32): i32 {
	let at = position;
	while (true) {
		const bytes = v128.load(at);
		const marks = i8x16.bitmask(
			v128.or(
				v128.or(i8x16.eq(bytes, i8x16.splat(<i8>QUOTE)), i8x16.eq(bytes, i8x16.splat(<i8>BACKSLASH))),
				i8x16.lt_s(bytes, i8x16.splat(<i8>SPACE)),
			),
		);
		if (marks === 0) {
			at += 16;
			continue;
		}
		at += ctz(marks);
		const byte = load<u8>(at);
		if (byte === QUOTE) return at + 1;
		if (byte === BACKSLASH) at = skipEscape(at);
		else if (byte >= 0x80) at = skipNotAscii(at);
		else return ~at;
		if (at < 0) return at;
	}
}

function skipEscape(at: i32): i32 {
	escapes++;
	const letter = load<u8>(at, 1);
	switch (letter) {
		case 0x22:
		case 0x5c:
		case 0x2f:
		case 0x62:
		case 0x66:
		case 0x6e:
		case 0x72:
		case 0x74:
			return at + 2;
		case 0x75: {
			for (let digit = at + 2; digit < at + 6; digit++) if (!isHex(load<u8>(digit))) return ~digit;
			return at + 6;
		}
		default:
			return ~(at + 1);
	}
}

function isHex(byte: u8): bool {
	const lower: u8 = byte | 0x20;
	return (byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x66);
}

/** One character of more than one byte (Unicode 16, table 3-7). */
function skipNotAscii(at: i32): i32 {
	const first = load<u8>(at);
	const second = load<u8>(at, 1);
	if (first < 0xc2 || first > 0xf4) return ~at;
	if (first < 0xe0) return isTail(second) ? at + 2 : ~at;
	if (!isTail(load<u8>(at, 2))) return ~at;
	if (first < 0xf0) {
		const from: u8 = first === 0xe0 ? 0xa0 : 0x80;
		const to: u8 = first === 0xed ? 0x9f : 0xbf;
		return second >= from && second <= to ? at + 3 : ~at;
	}
	const from: u8 = first === 0xf0 ? 0x90 : 0x80;
	const to: u8 = first === 0xf4 ? 0x8f : 0xbf;
	return second >= from && second <= to && isTail(load<u8>(at, 3)) ? at + 4 : ~at;
}

function isTail(byte: u8): bool {
	return (byte & 0xc0) === 0x80;
}

function skipScalar(at: i32): i32 {
	const first = load<u8>(at);
	if (first === 0x2d || isDigit(first)) return skipNumber(at);
	if (first === 0x66) return load<u32>(at, 1) === 0x65736c61 ? at + 5 : ~at;
	const word = load<u32>(at);
	return word === 0x65757274 || word === 0x6c6c756e ? at + 4 : ~at;
}

function isDigit(byte: u8): bool {
	return <u8>(byte - 0x30) < 10;
}

function skipNumber(position: i32): i32 {
	let at = position;
	if (load<u8>(at) === 0x2d) at++;
	if (load<u8>(at) === 0x30) at++;
	else {
		at = skipDigits(at);
		if (at < 0) return at;
	}
	if (load<u8>(at) === 0x2e) {
		at = skipDigits(at + 1);
		if (at < 0) return at;
	}
	if ((load<u8>(at) | 0x20) === 0x65) {
		at++;
		if (load<u8>(at) === 0x2b || load<u8>(at) === 0x2d) at++;
		at = skipDigits(at);
	}
	return at;
}

function skipDigits(position: i32): i32 {
	let at = position;
	if (!isDigit(load<u8>(at))) return ~at;
	while (isDigit(load<u8>(at))) at++;
	return at;
}

/** From the opening quote of a name to the byte after its colon. */
function skipName(position: i32): i32 {
	if (load<u8>(position) !== QUOTE) return ~position;
	let at = skipString(position + 1);
	if (at < 0) return at;
	at = skipSpace(at);
	return load<u8>(at) === COLON ? at + 1 : ~at;
}

/** Any value. `depth`: containers around it. */
export function skipValue(position: i32, depth: i32): i32 {
	let at = position;
	let open = depth;
	while (true) {
		at = skipSpace(at);
		let byte = load<u8>(at);
		if (byte === QUOTE) {
			at = skipString(at + 1);
			if (at < 0) return at;
		} else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
			if (open >= DEEPEST) return ~at;
			const closer: u8 = byte + 2;
			at = skipSpace(at + 1);
			if (load<u8>(at) === closer) at++;
			else {
				store<u8>(CLOSERS + ++open, closer);
				if (closer === CLOSE_BRACE) {
					at = skipName(at);
					if (at < 0) return at;
				}
				continue;
			}
		} else {
			at = skipScalar(at);
			if (at < 0) return at;
		}
		while (true) {
			if (open === depth) return at;
			at = skipSpace(at);
			byte = load<u8>(at);
			if (byte === load<u8>(CLOSERS + open)) {
				at++;
				open--;
			} else if (byte === COMMA) {
				at++;
				if (load<u8>(CLOSERS + open) === CLOSE_BRACE) {
					at = skipName(skipSpace(at));
					if (at < 0) return at;
				}
				break;
			} else return ~at;
		}
	}
}
