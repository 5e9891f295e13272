import ical, { ICalEventTransparency } from 'ical-generator';
import { dateText, firstDay, lastDay } from '../advisor/milestone-status.ts';
import type { Milestone } from '../knowledge/milestone.ts';
import type { Source } from '../knowledge/source.ts';
import { CLOUD } from '../wording/labels.ts';

interface CalendarInput {
	/** Name that calendar programs show. */
	readonly name: string;
	readonly milestones: readonly Milestone[];
	/** For the day on which a date was stated. */
	readonly sources: readonly Source[];
	/** Absolute address of a milestone's page. */
	readonly addressOf: (milestone: Milestone) => string;
}

/**
 * A calendar (RFC 5545) with one all-day entry for each milestone that has a date.
 * An entry's UID is its milestone's for good; SEQUENCE counts how often the date was published anew,
 * so a moved date moves the entry. There is no clock in it: the same facts give the same text.
 */
export function calendarText({ name, milestones, sources, addressOf }: CalendarInput): string {
	const calendar = ical({ name, prodId: { company: 'TLS Ready', product: 'Schedule', language: 'EN' } });
	for (const milestone of milestones) {
		const current = milestone.dates.at(-1);
		if (current === undefined) continue;
		const earlier = milestone.dates.slice(0, -1).map(({ date }) => dateText(date));
		calendar.createEvent({
			id: `${milestone.id}@tls-ready`,
			sequence: milestone.dates.length - 1,
			stamp: noonOf(statedOn(current.statedBy, sources)),
			start: noonOf(firstDay(current.date)),
			end: noonOf(dayAfter(lastDay(current.until ?? current.date))),
			allDay: true,
			summary: milestone.cloud === 'all' ? milestone.title : `${milestone.title} (${CLOUD[milestone.cloud]})`,
			description: [
				milestone.effect,
				...(earlier.length > 0 ? [`Earlier dates: ${earlier.join(', ')}.`] : []),
				milestone.confirmed.note,
			].join('\n\n'),
			url: addressOf(milestone),
			transparency: ICalEventTransparency.TRANSPARENT,
		});
	}
	return calendar.toString();
}

/** Day on which a citation's document said so: the revision cited, else the document's own date, else the day we looked. */
export function statedOn(cite: Milestone['dates'][number]['statedBy'], sources: readonly Source[]): string {
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
