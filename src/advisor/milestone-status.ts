import type { Milestone } from '../knowledge/milestone.ts';
import type { MilestoneStatus } from './plan-types.ts';

const DAY = 86_400_000;

/**
 * Where a milestone stands on a day (YYYY-MM-DD). A date of a month or a year counts as passed
 * when all of it has passed. A date that passed is "in effect" only if somebody reported the event,
 * and "in part" where it was reported for some. What was reported holds without a date as well.
 */
export function milestoneStatus(milestone: Pick<Milestone, 'dates' | 'confirmed'>, today: string): MilestoneStatus {
	const current = milestone.dates.at(-1);
	const { state, note } = milestone.confirmed;
	const part = { kind: 'in-part', reported: firstSentence(note) } as const;
	if (current === undefined) return state === 'partly' ? part : { kind: state === 'yes' ? 'in-effect' : 'no-date' };
	const { date } = current;
	const first = firstDay(date);
	const last = lastDay(current.until ?? date);
	if (today < first) return { kind: 'upcoming', date, days: daysBetween(today, first) };
	if (first !== last && today <= last) return { kind: 'under-way', date, until: current.until ?? date };
	const passed = { date: current.until ?? date, daysSince: daysBetween(last, today) };
	if (state === 'partly') return { ...part, ...passed };
	return { kind: state === 'yes' ? 'in-effect' : 'passed-unconfirmed', ...passed };
}

/** Up to the first full stop that ends a word, so not at one inside a host name. */
function firstSentence(text: string): string {
	return /.*?\.(?=\s)/s.exec(text)?.[0] ?? text;
}

/** The status in words, fitting the kind of milestone: "Enforced since 31 January 2022". */
export function statusText(kind: Milestone['kind'], status: MilestoneStatus): string {
	const words = WORDS[kind];
	switch (status.kind) {
		case 'no-date':
			return 'No date published';
		case 'upcoming':
			return `${status.days === 1 ? 'Tomorrow' : `In ${status.days} days`}: ${datedText(kind, status)}`;
		case 'under-way':
			return `Under way until ${dateText(status.until)}`;
		case 'in-effect':
			return status.date === undefined ? words.undated : `${words.done} ${dateText(status.date)}`;
		case 'in-part':
			return [...(status.date === undefined ? [] : [`${dateText(status.date)} has passed.`]), status.reported].join(' ');
		case 'passed-unconfirmed':
			return `The published date, ${dateText(status.date)}, has passed. We found no confirmation.`;
	}
}

/** The status in words that do not change from day to day: "Microsoft plans this for 7 April 2027". */
export function datedText(kind: Milestone['kind'], status: MilestoneStatus): string {
	return status.kind === 'upcoming' ? `Microsoft plans this for ${dateText(status.date)}` : statusText(kind, status);
}

const WORDS: Readonly<Record<Milestone['kind'], { done: string; undated: string }>> = {
	'shut-off': { done: 'Enforced since', undated: 'Enforced, no published date' },
	'support-end': { done: 'Support ended', undated: 'Support has ended, no published date' },
	start: { done: 'Available since', undated: 'Available, no published date' },
	'default-change': { done: 'Changed since', undated: 'Changed, no published date' },
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "31 January 2022", "June 2023" or "2023". */
export function dateText(date: string): string {
	const [year = '', month, day] = date.split('-');
	return [day === undefined ? undefined : Number(day), MONTHS[Number(month) - 1], year]
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
