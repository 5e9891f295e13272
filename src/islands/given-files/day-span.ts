import { DAY } from '../../reading/text/log-time.ts';

/** Something that has a day, written YYYY-MM-DD. */
interface Dated {
	readonly day: string;
}

/** Most days drawn and listed; a wrong clock in a log can spread records over decades. */
export const MOST_DAYS = 400;

/** Days since 1970 of a day written YYYY-MM-DD. */
export function numberOfDay(day: string): number {
	return Date.parse(day) / DAY;
}

/** The days that hold the most records, `MOST_DAYS` from the first to the last at most, and those that lie outside. */
export function busiestDays<Day extends Dated>(
	days: readonly Day[],
	recordsOf: (day: Day) => number,
): { readonly inside: readonly Day[]; readonly outside: readonly Day[] } {
	let best = { from: 0, to: 0, records: -1 };
	let from = 0;
	let records = 0;
	for (const [to, day] of days.entries()) {
		records += recordsOf(day);
		for (; numberOfDay(day.day) - numberOfDay((days[from] as Day).day) >= MOST_DAYS; from++)
			records -= recordsOf(days[from] as Day);
		if (records > best.records) best = { from, to: to + 1, records };
	}
	return { inside: days.slice(best.from, best.to), outside: [...days.slice(0, best.from), ...days.slice(best.to)] };
}
