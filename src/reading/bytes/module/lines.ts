import { secondAt } from './clock';
import { ENDING, ENDINGS, LINE_END, LINE_FIELDS, LINES_COUNTED, MOST_ENDINGS, WINDOW } from './layout';

/**
 * Lines of fields between single spaces that begin `2026-11-20 09:30:15 ` and differ, for what is counted, only in the time and in
 * the last few fields. Each ending that was kept has `ENDING` bytes: its first 16 and its last 16 (they overlap), its
 * length, how many lines have it, and the earliest and the latest second of the day among them.
 */
const LAST: i32 = 16;
const LENGTH: i32 = 32;
export const COUNT: i32 = 36;
export const FIRST_SECOND: i32 = 40;
export const LAST_SECOND: i32 = 44;

const LONGEST: i32 = 32;
const SHORTEST: i32 = 16;
/** Bytes of the day, the time and the spaces behind them. */
const HEAD: i32 = 20;

let fields: i32 = 0;
let tail: i32 = 0;
let dayStart: u64 = 0;
let dayRest: u32 = 0;
let endings: i32 = 0;

/** Forgets all endings. Lines are to have so many fields, and to be told apart by the last `tailFields` of them. */
export function expectLines(allFields: i32, tailFields: i32): void {
	fields = allFields;
	tail = tailFields;
	endings = 0;
	memory.fill(ENDINGS, 0, MOST_ENDINGS * ENDING);
}

/**
 * Counts lines from a position of the window on, as far as they are of the day and have an ending that was kept; answers
 * where the first begins that is not, or has no end before `length`.
 */
export function countLines(position: i32, length: i32): i32 {
	const end = length + <i32>WINDOW;
	let start = position + <i32>WINDOW;
	let lines = 0;
	while (true) {
		let spaces = 0;
		let feed = -1;
		for (let at = start; at < end; at += 16) {
			const bytes = v128.load(at);
			const spacesHere = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x20)));
			const feeds = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x0a)));
			if (feeds !== 0) {
				feed = at + ctz(feeds);
				spaces += popcnt(spacesHere & (feeds - 1) & ~feeds);
				break;
			}
			spaces += popcnt(spacesHere);
		}
		if (feed < 0 || feed >= end) {
			store<i32>(LINE_END, 0);
			break;
		}
		const stop = feed > start && load<u8>(feed - 1) === 0x0d ? feed - 1 : feed;
		if (spaces + 1 !== fields || !isCounted(start, stop)) {
			store<i32>(LINE_END, feed + 1 - <i32>WINDOW);
			store<i32>(LINE_FIELDS, spaces + 1);
			break;
		}
		lines++;
		start = feed + 1;
	}
	store<i32>(LINES_COUNTED, lines);
	return start - <i32>WINDOW;
}

function isCounted(start: i32, stop: i32): bool {
	if (stop - start < HEAD + LONGEST) return false;
	if (load<u64>(start) !== dayStart || load<u32>(start, 7) !== dayRest || load<u8>(start, 19) !== 0x20) return false;
	const second = secondAt(start + 11);
	if (second < 0) return false;
	const from = endingOf(stop);
	if (from < 0) return false;
	const ending = kept(from, stop);
	if (load<i32>(ending, LENGTH) === 0) return false;
	store<i32>(ending, load<i32>(ending, COUNT) + 1, COUNT);
	if (second < load<i32>(ending, FIRST_SECOND)) store<i32>(ending, second, FIRST_SECOND);
	if (second > load<i32>(ending, LAST_SECOND)) store<i32>(ending, second, LAST_SECOND);
	return true;
}

/**
 * Keeps the ending of a line, and the day that it begins with as the day of all. Answers its place among the endings, or -1
 * where the line is not of the kind that is counted, its ending is too long or too short, or there is no room.
 */
export function keepEnding(position: i32, end: i32): i32 {
	const start = position + <i32>WINDOW;
	const stop = end + <i32>WINDOW;
	if (stop - start < HEAD + LONGEST || load<u8>(start, 10) !== 0x20 || endings >= MOST_ENDINGS / 2) return -1;
	const from = endingOf(stop);
	if (from < 0) return -1;
	dayStart = load<u64>(start);
	dayRest = load<u32>(start, 7);
	const ending = kept(from, stop);
	if (load<i32>(ending, LENGTH) === 0) {
		endings++;
		v128.store(ending, v128.load(from));
		v128.store(ending, v128.load(stop - 16), LAST);
		store<i32>(ending, stop - from, LENGTH);
		store<i32>(ending, i32.MAX_VALUE, FIRST_SECOND);
		store<i32>(ending, -1, LAST_SECOND);
	}
	return (ending - <i32>ENDINGS) / ENDING;
}

/** Where the last `tail` fields begin, with the space before them; -1 where that is too near or too far. */
function endingOf(stop: i32): i32 {
	const space = i8x16.splat(0x20);
	let spaces =
		i8x16.bitmask(i8x16.eq(v128.load(stop - 32), space)) | (i8x16.bitmask(i8x16.eq(v128.load(stop - 16), space)) << 16);
	for (let field = 1; field < tail; field++) if (spaces !== 0) spaces &= ~(<i32>0x80000000 >>> clz(spaces));
	if (spaces === 0) return -1;
	const from = stop - 1 - clz(spaces);
	return stop - from < SHORTEST ? -1 : from;
}

/** The place of an ending, or the free one where it belongs. */
function kept(from: i32, stop: i32): i32 {
	const length = stop - from;
	const first = v128.load(from);
	const last = v128.load(stop - 16);
	const mixed = (load<u64>(from, 1) ^ rotl(load<u64>(stop - 8), 9)) * 0x9e3779b1;
	let place = <i32>(mixed >> 32) & (MOST_ENDINGS - 1);
	while (true) {
		const ending = <i32>ENDINGS + place * ENDING;
		const has = load<i32>(ending, LENGTH);
		if (has === 0) return ending;
		if (has === length && !v128.any_true(v128.or(v128.xor(first, v128.load(ending)), v128.xor(last, v128.load(ending, LAST)))))
			return ending;
		place = (place + 1) & (MOST_ENDINGS - 1);
	}
}
