import { DAY } from '../../../reading/text/log-time.ts';

const HYPHEN = 0x2d;
const COLON = 0x3a;

/** A field that says "none": `-` or empty. */
export const NO_VALUE = -1;
/** A field that is neither a number nor `-`. */
export const NOT_HEX = -2;

/** A hexadecimal number of up to eight digits, with or without `0x`; or `NO_VALUE`, or `NOT_HEX`. */
export function hexOf(bytes: Uint8Array, start: number, end: number): number {
	if (start === end || (end === start + 1 && bytes[start] === 0x2d)) return NO_VALUE;
	const from = end - start > 2 && bytes[start] === 0x30 && ((bytes[start + 1] as number) | 0x20) === 0x78 ? start + 2 : start;
	if (end - from > 8) return NOT_HEX;
	let value = 0;
	for (let at = from; at < end; at++) {
		const byte = bytes[at] as number;
		const folded = byte | 0x20;
		let digit: number;
		if (byte >= 0x30 && byte <= 0x39) digit = byte - 0x30;
		else if (folded >= 0x61 && folded <= 0x66) digit = folded - 0x57;
		else return NOT_HEX;
		value = value * 16 + digit;
	}
	return value;
}

/** Two digits as a number; -1 where there are none. Whole numbers only, which is several times as fast as with NaN. */
function two(bytes: Uint8Array, at: number): number {
	const tens = ((bytes[at] as number) - 0x30) | 0;
	const ones = ((bytes[at + 1] as number) - 0x30) | 0;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

let knownDate = -1;
let knownYear = -1;
let knownDay = Number.NaN;

/** Days since 1970 of `2026-11-20`, or NaN. */
export function dayOf(bytes: Uint8Array, at: number): number {
	const century = two(bytes, at);
	const years = two(bytes, at + 2);
	const month = two(bytes, at + 5);
	const dayOfMonth = two(bytes, at + 8);
	if (bytes[at + 4] !== HYPHEN || bytes[at + 7] !== HYPHEN) return Number.NaN;
	if (century < 0 || years < 0 || month < 1 || dayOfMonth < 1) return Number.NaN;
	const year = century * 100 + years;
	const date = month * 100 + dayOfMonth;
	// A log is in order of time: the day of a line is nearly always that of the line before.
	if (date !== knownDate || year !== knownYear) {
		const time = Date.UTC(year, month - 1, dayOfMonth);
		const isDay = year >= 1970 && year < 2100 && new Date(time).getUTCMonth() === month - 1;
		knownDay = isDay ? time / DAY : Number.NaN;
		knownDate = date;
		knownYear = year;
	}
	return knownDay;
}

/** Milliseconds since midnight of `09:30:15`, or NaN. */
export function clockOf(bytes: Uint8Array, at: number): number {
	const hour = two(bytes, at);
	const minute = two(bytes, at + 3);
	const second = two(bytes, at + 6);
	if (bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) return Number.NaN;
	if (hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 59) return Number.NaN;
	return ((hour * 60 + minute) * 60 + second) * 1000;
}
