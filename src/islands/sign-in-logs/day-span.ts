import { DAY } from '../../reading/text/log-time.ts';
import type { Summary } from '../../signins/summary/summary.ts';

type Days = Summary['days'];

/** Most days drawn and listed; a wrong clock in a log can spread sign-ins over decades. */
export const MOST_DAYS = 400;

/** Days since 1970 of a day written YYYY-MM-DD. */
export function numberOfDay(day: string): number {
	return Date.parse(day) / DAY;
}

/** The days that hold the most sign-ins, `MOST_DAYS` from the first to the last at most, and those that lie outside. */
export function busiestDays(days: Days): { readonly inside: Days; readonly outside: Days } {
	let best = { from: 0, to: 0, signIns: -1 };
	let from = 0;
	let signIns = 0;
	for (const [to, day] of days.entries()) {
		signIns += day.signIns;
		for (; numberOfDay(day.day) - numberOfDay(days[from]?.day ?? '') >= MOST_DAYS; from++) signIns -= days[from]?.signIns ?? 0;
		if (signIns > best.signIns) best = { from, to: to + 1, signIns };
	}
	return { inside: days.slice(best.from, best.to), outside: [...days.slice(0, best.from), ...days.slice(best.to)] };
}
