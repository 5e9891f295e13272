import type { Milestone } from '../knowledge/milestone.ts';
import type { MilestoneStatus } from './plan-types.ts';

const DAY = 86_400_000;

/**
 * Where a milestone stands on a day (YYYY-MM-DD). A date of a month or a year counts as passed
 * when all of it has passed. A date that passed is "in effect" only if somebody reported the event.
 */
export function milestoneStatus(milestone: Pick<Milestone, 'dates' | 'confirmed'>, today: string): MilestoneStatus {
	const current = milestone.dates.at(-1);
	if (current === undefined) return { kind: 'no-date' };
	const { date } = current;
	const first = firstDay(date);
	const last = lastDay(current.until ?? date);
	if (today < first) return { kind: 'upcoming', date, days: daysBetween(today, first) };
	if (first !== last && today <= last) return { kind: 'under-way', date, until: current.until ?? date };
	const daysSince = daysBetween(last, today);
	return {
		kind: milestone.confirmed.state === 'yes' ? 'in-effect' : 'passed-unconfirmed',
		date: current.until ?? date,
		daysSince,
	};
}

/** The status in words, fitting the kind of milestone: "Enforced since 31 January 2022". */
export function statusText(kind: Milestone['kind'], status: MilestoneStatus): string {
	const words = WORDS[kind];
	switch (status.kind) {
		case 'no-date':
			return 'No date published';
		case 'upcoming':
			return `${status.days === 1 ? 'Tomorrow' : `In ${status.days} days`} (${dateText(status.date)})`;
		case 'under-way':
			return `Under way until ${dateText(status.until)}`;
		case 'in-effect':
			return `${words.done} ${dateText(status.date)}`;
		case 'passed-unconfirmed':
			return `Date passed (${dateText(status.date)}); ${words.event} not confirmed`;
	}
}

/** The status in words that do not change from day to day: "Planned for 7 April 2027". */
export function datedText(kind: Milestone['kind'], status: MilestoneStatus): string {
	return status.kind === 'upcoming' ? `Planned for ${dateText(status.date)}` : statusText(kind, status);
}

const WORDS: Readonly<Record<Milestone['kind'], { done: string; event: string }>> = {
	'shut-off': { done: 'Enforced since', event: 'shut-off' },
	'support-end': { done: 'Support ended', event: 'end of support' },
	start: { done: 'Available since', event: 'start' },
	'default-change': { done: 'Changed since', event: 'change' },
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "31 January 2022", "June 2023" or "2023". */
export function dateText(date: string): string {
	const [year = '', month, day] = date.split('-');
	return [day === undefined ? undefined : Number(day), month === undefined ? undefined : MONTHS[Number(month) - 1], year]
		.filter((part) => part !== undefined)
		.join(' ');
}

/** First day that a date of day, month or year precision can mean. */
export function firstDay(date: string): string {
	return `${date}-01-01`.slice(0, 10);
}

/** Last day that a date of day, month or year precision can mean. */
export function lastDay(date: string): string {
	const [year = '', month = '12', day] = date.split('-');
	if (day !== undefined) return date;
	const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
	return `${year}-${month}-${last}`;
}

/** Calendar days from one YYYY-MM-DD to another, without regard to time zones. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
