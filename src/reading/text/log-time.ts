export const DAY = 86_400_000;

const END_OF_TIME = Date.UTC(2100, 0, 1);

/**
 * Milliseconds since 1970 UTC of a time as logs write it; NaN where it cannot be read without guessing.
 * Read: ISO 8601 with Z or an offset, the same without a zone (all these logs are UTC), and `1/15/2026, 9:30:00.123 AM`,
 * month first, which is how Log Analytics writes a CSV in a browser set to English (United States); with a small am or pm
 * it would be day first, as other English-speaking countries write it, and is not read. And
 * `/Date(1768469400000)/`, which is how Windows PowerShell 5.1 writes a date as JSON. Years 1970 to 2099.
 */
export function timeOfText(text: string): number {
	const quick = timeOfBytes(scratch, 0, bytesOf(text));
	if (!Number.isNaN(quick)) return quick;
	const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/i.exec(text);
	if (iso) {
		const fraction = `${iso[3] ?? ''}000`.slice(0, 3);
		const zone = (iso[4] ?? 'Z').toUpperCase();
		const [year, month, day] = (iso[1] as string).split('-').map(Number) as [number, number, number];
		if (!isDay(year, month, day)) return Number.NaN;
		return Date.parse(`${iso[1]}T${iso[2]}.${fraction}${zone}`);
	}
	const dotnet = /^\/Date\((\d{1,13})\)\/$/.exec(text);
	if (dotnet) return Number(dotnet[1]) < END_OF_TIME ? Number(dotnet[1]) : Number.NaN;
	const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,3})\d*)?[ \u202f]([AP])M$/.exec(text);
	if (!us) return Number.NaN;
	const [month, day, year, hour, minute, second] = us.slice(1, 7).map(Number) as [number, number, number, number, number, number];
	if (!isDay(year, month, day) || hour < 1 || hour > 12 || minute > 59 || second > 59) return Number.NaN;
	const hour24 = (hour % 12) + (us[8] === 'P' ? 12 : 0);
	return Date.UTC(year, month - 1, day, hour24, minute, second, Number(`${us[7] ?? ''}000`.slice(0, 3)));
}

/** Most that the quick way reads. */
const scratch = new Uint8Array(40);

/** Puts a short text of ASCII where bytes are read, with the Z that is meant where it ends in a digit; answers how many bytes it takes. */
function bytesOf(text: string): number {
	const { length } = text;
	if (length < 19 || length >= scratch.length) return 0;
	for (let at = 0; at < length; at++) {
		const code = text.charCodeAt(at);
		if (code >= 0x80) return 0;
		scratch[at] = code;
	}
	if (Number.isNaN(digit(scratch, length - 1))) return length;
	scratch[length] = 0x5a;
	return length + 1;
}

function isDay(year: number, month: number, day: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return year >= 1970 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * The same for the bytes of `2026-01-15T09:30:00Z`, with or without a fraction, or of `1/15/2026, 9:30:00.123 AM`, without making
 * a string.
 * NaN means "ask `timeOfText`", not "unreadable".
 */
export function timeOfBytes(bytes: Uint8Array, start: number, end: number): number {
	if (end - start < 20) return Number.NaN;
	if (bytes[end - 1] !== 0x5a) return bytes[end - 1] === 0x4d ? timeOfUsBytes(bytes, start, end) : Number.NaN;
	const year = two(bytes, start) * 100 + two(bytes, start + 2);
	const month = two(bytes, start + 5);
	const day = two(bytes, start + 8);
	const hour = two(bytes, start + 11);
	const minute = two(bytes, start + 14);
	const second = two(bytes, start + 17);
	if (bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d || bytes[start + 10] !== 0x54) return Number.NaN;
	if (bytes[start + 13] !== 0x3a || bytes[start + 16] !== 0x3a) return Number.NaN;
	if (!(year >= 1970 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month] as number)))
		return Number.NaN;
	if (!(hour <= 23 && minute <= 59 && second <= 59)) return Number.NaN;
	let millisecond = 0;
	if (end - start > 20) {
		if (bytes[start + 19] !== 0x2e || end - start === 21) return Number.NaN;
		let weight = 100;
		for (let at = start + 20; at < end - 1; at++) {
			const digit = (bytes[at] as number) - 0x30;
			if (digit < 0 || digit > 9) return Number.NaN;
			millisecond += digit * weight;
			weight = weight > 1 ? weight / 10 : 0;
		}
	}
	return dayNumber(year, month, day) * DAY + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

/** The same for `11/15/2026, 9:30:00.123 AM`. */
function timeOfUsBytes(bytes: Uint8Array, start: number, end: number): number {
	let at = start;
	/** The number before a mark, at most two digits. */
	const upTo = (mark: number): number => {
		const length = bytes[at + 1] === mark ? 1 : bytes[at + 2] === mark ? 2 : 0;
		const value = length === 1 ? digit(bytes, at) : length === 2 ? two(bytes, at) : Number.NaN;
		at += length + 1;
		return value;
	};
	const month = upTo(SLASH);
	const day = upTo(SLASH);
	const year = two(bytes, at) * 100 + two(bytes, at + 2);
	at += bytes[at + 4] === 0x2c ? 6 : 5;
	if (bytes[at - 1] !== 0x20) return Number.NaN;
	const hour = upTo(COLON);
	const minute = upTo(COLON);
	const second = two(bytes, at);
	at += 2;
	let millisecond = 0;
	if (bytes[at] === 0x2e) {
		if (end - at !== 7) return Number.NaN;
		millisecond = digit(bytes, at + 1) * 100 + two(bytes, at + 2);
		at += 4;
	}
	if (end - at !== 3 || bytes[at] !== 0x20 || (bytes[at + 1] !== 0x41 && bytes[at + 1] !== 0x50)) return Number.NaN;
	if (!(year >= 1970 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month] as number)))
		return Number.NaN;
	if (!(hour >= 1 && hour <= 12 && minute <= 59 && second <= 59 && millisecond >= 0)) return Number.NaN;
	const hour24 = (hour % 12) + (bytes[at + 1] === 0x50 ? 12 : 0);
	return dayNumber(year, month, day) * DAY + ((hour24 * 60 + minute) * 60 + second) * 1000 + millisecond;
}

const SLASH = 0x2f;
const COLON = 0x3a;

function digit(bytes: Uint8Array, at: number): number {
	const value = (bytes[at] as number) - 0x30;
	return value >= 0 && value <= 9 ? value : Number.NaN;
}

/** Days that a month has in every year; the leap day is left to `timeOfText`. */
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Two digits as a number, or NaN. */
function two(bytes: Uint8Array, at: number): number {
	const tens = (bytes[at] as number) - 0x30;
	const ones = (bytes[at + 1] as number) - 0x30;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Days since 1970-01-01 in the Gregorian calendar, counting years from March so that the leap day comes last. */
function dayNumber(year: number, month: number, day: number): number {
	const marchYear = month > 2 ? year : year - 1;
	const era = Math.floor(marchYear / 400);
	const yearOfEra = marchYear - era * 400;
	const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}
