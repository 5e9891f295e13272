import { LONGEST_TEXT, MOST_TEXTS, TEXT_LENGTHS, TEXT_PLACES, TEXTS, WINDOW } from './layout';

/** So many bytes are compared at once. */
const SHORTEST_TEXT = 16;

let kept: i32 = 0;

/** Number of the kept text that equals `length` bytes of the window, or -1. */
export function met(position: i32, length: i32): i32 {
	if (length < SHORTEST_TEXT || length > LONGEST_TEXT) return -1;
	const start = position + <i32>WINDOW;
	let hash = hashOf(start, length);
	while (true) {
		const place = <i32>load<u8>(TEXT_PLACES + hash) - 1;
		if (place < 0) return -1;
		if (load<i32>(TEXT_LENGTHS + 4 * place) === length && isEqual(start, <i32>TEXTS + place * LONGEST_TEXT, length)) return place;
		hash = (hash + 1) & 255;
	}
}

/** Keeps a text that was not met. Its number, or -1 if there is no room. */
export function keep(position: i32, length: i32): i32 {
	if (length < SHORTEST_TEXT || length > LONGEST_TEXT || kept === MOST_TEXTS) return -1;
	const start = position + <i32>WINDOW;
	let hash = hashOf(start, length);
	while (load<u8>(TEXT_PLACES + hash) !== 0) hash = (hash + 1) & 255;
	const place = kept++;
	store<u8>(TEXT_PLACES + hash, <u8>(place + 1));
	store<i32>(TEXT_LENGTHS + 4 * place, length);
	memory.copy(TEXTS + place * LONGEST_TEXT, start, length);
	return place;
}

function hashOf(start: i32, length: i32): i32 {
	const mixed = (load<u64>(start) ^ (load<u64>(start + (length >> 1) - 4) << 1) ^ load<u64>(start + length - 8)) * 0x9e3779b1;
	return <i32>((mixed >> 32) ^ length) & 255;
}

/** From 16 bytes on. */
function isEqual(one: i32, other: i32, length: i32): bool {
	for (let at = 0; at < length - 16; at += 16)
		if (v128.any_true(v128.xor(v128.load(one + at), v128.load(other + at)))) return false;
	return !v128.any_true(v128.xor(v128.load(one + length - 16), v128.load(other + length - 16)));
}
