import { firstDay, lastDay } from '../advisor/milestone-status.ts';
import type { Milestone } from '../knowledge/milestone.ts';
import { dayNumber } from './day-texts.ts';

/** The span of days that a timeline shows: whole years. Days are counted from 1970-01-01. */
export interface Axis {
	readonly start: number;
	readonly end: number;
	readonly years: readonly { readonly year: number; readonly at: string }[];
}

/** A published date on its lane; `at` is a share of the lane's width such as "12.5%". */
export interface Point {
	readonly at: string;
	readonly date: string;
	readonly current: boolean;
	/** End of a step that takes a while. */
	readonly until: string | undefined;
	readonly untilAt: string | undefined;
}

/** Whole years from the first published date to the last, and at least to the day of the build (YYYY-MM-DD). */
export function axisOf(milestones: readonly Pick<Milestone, 'dates'>[], today: string): Axis {
	const dates = milestones.flatMap(({ dates }) => dates);
	const firstYear = Math.min(...dates.map(({ date }) => Number(date.slice(0, 4))));
	const lastYear = Math.max(...[...dates.map(({ date, until }) => until ?? date), today].map((date) => Number(date.slice(0, 4))));
	const start = dayNumber(`${firstYear}-01-01`);
	const end = dayNumber(`${lastYear + 1}-01-01`);
	const span = { start, end };
	const years = Array.from({ length: lastYear - firstYear + 1 }, (_, offset) => firstYear + offset);
	return { ...span, years: years.map((year) => ({ year, at: share(span, dayNumber(`${year}-01-01`)) })) };
}

/** Where a day lies on the axis, as a share of its width. */
export function share({ start, end }: Pick<Axis, 'start' | 'end'>, day: number): string {
	return `${Math.round(((day - start) / (end - start)) * 10_000) / 100}%`;
}

/** The dates of a milestone in the order in which they were published; a month or a year stands at its last day. */
export function pointsOf(axis: Axis, { dates }: Pick<Milestone, 'dates'>): Point[] {
	return dates.map(({ date, until }, at) => ({
		at: share(axis, dayNumber(until === undefined ? lastDay(date) : firstDay(date))),
		date,
		current: at === dates.length - 1,
		until,
		untilAt: until === undefined ? undefined : share(axis, dayNumber(lastDay(until))),
	}));
}
