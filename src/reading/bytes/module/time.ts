import { secondAt, two } from './clock';
import { ENDS, STARTS, WINDOW } from './layout';

const DAY: f64 = 86_400_000;

/**
 * Milliseconds since 1970 UTC of the text in a slot, where it is of the form `2026-01-15T09:30:00.123Z`; NaN for all that is left to
 * `timeOfBytes` in `text/log-time.ts`, as which it reads the others.
 */
export function timeIn(slot: i32): f64 {
	const start = load<i32>(STARTS + 4 * slot) + <i32>WINDOW + 1;
	const end = load<i32>(ENDS + 4 * slot) + <i32>WINDOW - 1;
	const length = end - start;
	if (length < 20 || load<u8>(end - 1) !== 0x5a) return NaN;
	if (load<u8>(start, 4) !== 0x2d || load<u8>(start, 7) !== 0x2d || load<u8>(start, 10) !== 0x54) return NaN;
	const century = two(start);
	const years = two(start + 2);
	const month = two(start + 5);
	const day = two(start + 8);
	const second = secondAt(start + 11);
	const year = century * 100 + years;
	if (century < 0 || years < 0 || year < 1970 || year > 2099 || month < 1 || month > 12 || day < 1 || day > daysOf(month))
		return NaN;
	if (second < 0) return NaN;
	let thousandths = 0;
	if (length > 20) {
		if (load<u8>(start, 19) !== 0x2e || length === 21) return NaN;
		let weight = 100;
		for (let at = start + 20; at < end - 1; at++) {
			const digit = <i32>load<u8>(at) - 0x30;
			if (<u32>digit > 9) return NaN;
			thousandths += digit * weight;
			weight /= 10;
		}
	}
	return <f64>dayNumber(year, month, day) * DAY + <f64>(second * 1000 + thousandths);
}

/** Days that a month has in every year. */
function daysOf(month: i32): i32 {
	if (month === 2) return 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01, counting years from March so that the leap day comes last. */
function dayNumber(year: i32, month: i32, day: i32): i32 {
	const marchYear = month > 2 ? year : year - 1;
	const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468;
}
