import {
	CELL_DOUBLED,
	CELL_ENDS,
	CELL_ROLES,
	CELL_STARTS,
	COMPARED,
	ENDS,
	KEPT_KEYS,
	KEY,
	KEY_BYTES,
	MOST_KEPT,
	ROW_CELLS,
	STARTS,
	WINDOW,
} from './layout';

/**
 * Records and rows that say the same. The key of a record is what it says: for each slot, how its value begins, and the whole
 * value of the slots that are compared; that of a row, the same of its cells by their roles. A key begins with its length, and
 * its bytes follow from `HEAD` on, with zeros behind them.
 */
const HEAD: usize = 16;

/** A value that is not there, and a text with nothing in it; no value begins with these. */
const ABSENT: u8 = 0;
const EMPTY: u8 = 1;
const QUOTE: u8 = 0x22;

/** Roles of cells. */
const IGNORED: u8 = 0;
const VALUE: u8 = 2;

/** The last byte of a key that may be written. */
const MOST: usize = KEY + KEY_BYTES - 64;

/** Where the key at `KEY` is kept, or would be. */
let place: i32 = 0;

/** Forgets all keys. */
export function forgetKept(): void {
	for (let number = 0; number < MOST_KEPT; number++) store<i32>(KEPT_KEYS + number * KEY_BYTES, 0);
}

/** The number that the key of the record walked last was kept under, or -1. `slots`: of the record and of its `properties`. */
export function keptNumber(slots: i32): i32 {
	return makeKey(slots) ? found() : -1;
}

/** The same of the row walked last. */
export function keptRow(): i32 {
	return makeRowKey() ? found() : -1;
}

function found(): i32 {
	const length = load<i32>(KEY);
	place = <i32>(hashOf(length) >> 40) & (MOST_KEPT - 1);
	return isKept(length) ? place : -1;
}

/** Keeps the key that `keptNumber` or `keptRow` has just answered -1 for; its number, or -1 if it is too long. */
export function keepKey(): i32 {
	const length = load<i32>(KEY);
	if (length === 0) return -1;
	copy(KEPT_KEYS + place * KEY_BYTES, KEY, <i32>HEAD + length);
	return place;
}

/** Writes the key of the record walked last; answers whether there was room for it. */
function makeKey(slots: i32): bool {
	store<i32>(KEY, 0);
	const from = KEY + HEAD;
	for (let slot = 0; slot < slots; slot++) {
		const start = load<i32>(STARTS + 4 * slot);
		let begins = ABSENT;
		if (start !== 0) {
			begins = load<u8>(WINDOW + start);
			if (begins === QUOTE && load<i32>(ENDS + 4 * slot) === start + 2) begins = EMPTY;
		}
		store<u8>(from + slot, begins);
	}
	let at = from + slots;
	for (let slot = 0; slot < slots; slot++) {
		if (load<u8>(COMPARED + slot) === 0) continue;
		const start = load<i32>(STARTS + 4 * slot);
		if (start === 0) continue;
		const length = load<i32>(ENDS + 4 * slot) - start;
		if (at + 4 + length > MOST) return false;
		at = putValue(at, start, length);
	}
	return endKey(at);
}

/** Writes the key of the row walked last; answers whether there was room for it. */
function makeRowKey(): bool {
	store<i32>(KEY, 0);
	let at = KEY + HEAD;
	const cells = load<i32>(ROW_CELLS);
	for (let cell = 0; cell < cells; cell++) {
		const role = load<u8>(CELL_ROLES + cell);
		if (role === IGNORED) continue;
		const start = load<i32>(CELL_STARTS + 4 * cell);
		const length = load<i32>(CELL_ENDS + 4 * cell) - start;
		if (at + 5 + length > MOST) return false;
		store<u8>(at++, <u8>(length > 0) | (load<u8>(CELL_DOUBLED + cell) << 1));
		if (role === VALUE) at = putValue(at, start, length);
	}
	return endKey(at);
}

function putValue(at: usize, start: i32, length: i32): usize {
	store<i32>(at, length);
	copy(at + 4, WINDOW + start, length);
	return at + 4 + length;
}

function endKey(at: usize): bool {
	v128.store(at, i64x2.splat(0));
	store<i32>(KEY, <i32>(at - KEY - HEAD));
	return true;
}

/** Writes up to 15 bytes more than asked. */
function copy(to: usize, from: usize, length: i32): void {
	for (let at = 0; at < length; at += 16) v128.store(to + at, v128.load(from + at));
}

/** Two lanes of multiply and rotate, as the bytes come by 16. */
function hashOf(length: i32): u64 {
	let one: u64 = length;
	let other: u64 = ~one;
	for (let at = KEY + HEAD; at < KEY + HEAD + length; at += 16) {
		one = rotl((one ^ load<u64>(at)) * 0x1e3779b97f4a15, 29);
		other = rotl((other ^ load<u64>(at, 8)) * 0x12b2ae3d27d4eb, 31);
	}
	return (one ^ other) * 0x165667b19e3779;
}

function isKept(length: i32): bool {
	const kept = KEPT_KEYS + place * KEY_BYTES;
	if (load<i32>(kept) !== length) return false;
	for (let at = HEAD; at < HEAD + length; at += 16)
		if (v128.any_true(v128.xor(v128.load(KEY + at), v128.load(kept + at)))) return false;
	return true;
}
