import { DAY } from '../../../reading/text/log-time.ts';

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

const two = (bytes: Uint8Array, at: number): number => {
	const tens = (bytes[at] as number) - 0x30;
	const ones = (bytes[at + 1] as number) - 0x30;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
};

let knownDate = -1;
let knownYear = -1;
let knownDay = Number.NaN;

/** Days since 1970 of `2026-11-20`, or NaN. */
export function dayOf(bytes: Uint8Array, at: number): number {
	const year = two(bytes, at) * 100 + two(bytes, at + 2);
	const date = two(bytes, at + 5) * 100 + two(bytes, at + 8);
	if (bytes[at + 4] !== 0x2d || bytes[at + 7] !== 0x2d) return Number.NaN;
	// A log is in order of time: the day of a line is nearly always that of the line before.
	if (date !== knownDate || year !== knownYear) {
		const month = Math.floor(date / 100);
		const time = Date.UTC(year, month - 1, date % 100);
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
	if (bytes[at + 2] !== 0x3a || bytes[at + 5] !== 0x3a || !(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
	return ((hour * 60 + minute) * 60 + second) * 1000;
}
