import ical, { ICalEventTransparency } from 'ical-generator';
import { dateText, firstDay, lastDay } from '../../advisor/milestone-status.ts';
import type { Citation } from '../../knowledge/citation.ts';
import type { Milestone } from '../../knowledge/milestone.ts';
import { CLOUD } from '../../wording/labels.ts';

/** One all-day entry. */
export interface CalendarEntry {
	/** Stays for good: calendar programs know the entry by it. */
	readonly id: string;
	/** How often its date was published anew, so that a moved date moves the entry. */
	readonly sequence: number;
	/** YYYY-MM-DD on which somebody said so. */
	readonly stated: string;
	/** As precise as the source: YYYY, YYYY-MM or YYYY-MM-DD. */
	readonly date: string;
	/** Last day, where it takes a while. */
	readonly until?: string | undefined;
	readonly summary: string;
	readonly description: string;
	/** Absolute address of what tells more. Left out where there is none: of a page that was opened from a file. */
	readonly address?: string | undefined;
}

/** A document, as far as it says when something was stated. */
interface DatedSource {
	readonly id: string;
	readonly date?: string | undefined;
	readonly checked?: string | undefined;
}

/** A calendar (RFC 5545). There is no clock in it: the same entries give the same text. */
export function calendarText(name: string, entries: readonly CalendarEntry[]): string {
	const calendar = ical({ name, prodId: { company: 'TLS Ready', product: 'Schedule', language: 'EN' } });
	for (const { id, sequence, stated, date, until = date, summary, description, address } of entries)
		calendar.createEvent({
			id: `${id}@tls-ready`,
			sequence,
			stamp: noonOf(stated),
			start: noonOf(firstDay(date)),
			end: noonOf(dayAfter(lastDay(until))),
			allDay: true,
			summary,
			description,
			url: address ?? null,
			transparency: ICalEventTransparency.TRANSPARENT,
		});
	return calendar.toString();
}

/** The entry of a milestone: its current date, with those before it. None where no date is published. */
export function milestoneEntries(milestone: Milestone, sources: readonly DatedSource[], address?: string): CalendarEntry[] {
	const { id, title, cloud, dates, effect, confirmed } = milestone;
	const current = dates.at(-1);
	if (current === undefined) return [];
	const earlier = dates.slice(0, -1).map(({ date }) => dateText(date));
	return [
		{
			id,
			sequence: dates.length - 1,
			stated: statedOn(current.statedBy, sources),
			date: current.date,
			until: current.until,
			summary: cloud === 'all' ? title : `${title} (${CLOUD[cloud]})`,
			description: [effect, ...(earlier.length > 0 ? [`Earlier dates: ${earlier.join(', ')}.`] : []), confirmed.note].join(
				'\n\n',
			),
			address,
		},
	];
}

/** Day on which a citation's document said so: the revision cited, else the document's own date, else the day we looked. */
export function statedOn(cite: Citation, sources: readonly DatedSource[]): string {
	const source = sources.find(({ id }) => id === cite.source);
	return cite.asOf ?? source?.date ?? source?.checked ?? '1970-01-01';
}

/** The library writes the UTC day of what it is given. */
function noonOf(day: string): Date {
	return new Date(`${day}T12:00:00Z`);
}

function dayAfter(day: string): string {
	return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
