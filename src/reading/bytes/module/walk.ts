import {
	beginCounting,
	CLOSE_BRACE,
	COLON,
	COMMA,
	escapes,
	lines,
	OPEN_BRACE,
	OPEN_BRACKET,
	QUOTE,
	skipSpace,
	skipString,
	skipValue,
} from './json';
import { BUCKETS, DUTIES, ENDS, LENGTHS, LINES, LONGEST_NAME, NAMES, NEXT, STARTS, WINDOW } from './layout';

/** Duties of a slot, as in `json/field-table.ts`. With `PLACE`, only the place of a value is noted. Any other value that has an escape is left to the scanner. */
const PLACE: u8 = 0;
/** A list of records, which is left to the scanner. */
const LIST_OF_RECORDS: u8 = 2;
/** An object is a record inside the record; anything else is left to the scanner. */
const RECORD_INSIDE: u8 = 3;
/** Any value is left to the scanner. */
const LEFT_ALONE: u8 = 4;

/**
 * Reads one object as `RecordScanner` of `json/record-scanner.ts` does, from its opening brace to the byte after the closing
 * one, and notes where the wanted values lie. `~position` where a fault is, or anything that is left to that class.
 * All positions count from the first byte of the window. `slots`: fields in the table; the slots of those inside `properties`
 * follow.
 */
export function walk(position: i32, slots: i32): i32 {
	beginCounting();
	memory.fill(STARTS, 0, 8 * slots);
	let at = skipSpace(position + <i32>WINDOW + 1);
	at = load<u8>(at) === CLOSE_BRACE ? at + 1 : members(at, 0, slots);
	store<i32>(LINES, lines);
	return at < 0 ? at + <i32>WINDOW : at - <i32>WINDOW;
}

function members(position: i32, base: i32, slots: i32): i32 {
	let at = position;
	while (true) {
		if (load<u8>(at) !== QUOTE) return ~at;
		const name = at + 1;
		const before = escapes;
		at = skipString(name);
		if (at < 0) return at;
		if (escapes !== before) return ~name;
		const field = named(name, at - 1 - name);
		at = skipSpace(at);
		if (load<u8>(at) !== COLON) return ~at;
		at = skipSpace(at + 1);
		if (field < 0) at = load<u8>(at) === QUOTE ? skipString(at + 1) : skipValue(at, 2);
		else at = wanted(at, base, field, slots);
		if (at < 0) return at;
		at = skipSpace(at);
		const byte = load<u8>(at);
		if (byte === COMMA) at = skipSpace(at + 1);
		else return byte === CLOSE_BRACE ? at + 1 : ~at;
	}
}

function wanted(start: i32, base: i32, field: i32, slots: i32): i32 {
	const slot = base + field;
	const first = load<u8>(start);
	const duty = load<u8>(DUTIES + slot);
	if (load<i32>(STARTS + 4 * slot) !== 0 || duty === LEFT_ALONE || (duty === LIST_OF_RECORDS && first === OPEN_BRACKET))
		return ~start;
	store<i32>(STARTS + 4 * slot, start - <i32>WINDOW);
	const before = escapes;
	let end: i32;
	if (duty === RECORD_INSIDE) {
		if (first !== OPEN_BRACE) return ~start;
		end = skipSpace(start + 1);
		end = load<u8>(end) === CLOSE_BRACE ? end + 1 : members(end, slots, slots);
	} else {
		end = first === QUOTE ? skipString(start + 1) : skipValue(start, 3);
		if (duty !== PLACE && escapes !== before) return ~start;
	}
	if (end >= 0) store<i32>(ENDS + 4 * slot, end - <i32>WINDOW);
	return end;
}

/** Number of the field with a name in any case, or -1. */
function named(start: i32, length: i32): i32 {
	if (length === 0 || length > <i32>LONGEST_NAME) return -1;
	const hash = (length * 7 + (load<u8>(start) | 0x20) * 31 + (load<u8>(start + length - 1) | 0x20) * 5) & 255;
	for (let field: i32 = load<u8>(BUCKETS + hash); field !== 0; field = load<u8>(NEXT + field - 1))
		if (load<u8>(LENGTHS + field - 1) === length && equalsFolded(start, <i32>NAMES + (field - 1) * <i32>LONGEST_NAME, length))
			return field - 1;
	return -1;
}

/** `name` is in lower case. */
function equalsFolded(start: i32, name: i32, length: i32): bool {
	for (let index = 0; index < length; index++) {
		let byte = load<u8>(start + index);
		if (<u8>(byte - 0x41) < 26) byte |= 0x20;
		if (byte !== load<u8>(name + index)) return false;
	}
	return true;
}
