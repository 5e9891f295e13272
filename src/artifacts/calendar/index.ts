import { dateText } from '../../advisor/milestone-status.ts';
import type { ItemDate, Plan } from '../../advisor/plan-types.ts';
import { DATE_KINDS } from '../../wording/checklist.ts';
import type { Format } from '../artifact.ts';
import { type CalendarEntry, calendarText, milestoneEntries } from './calendar-text.ts';

export const format: Format = {
	id: 'calendar',
	order: 25,
	label: 'Dates of the plan as a calendar',
	purpose: 'Every date that concerns your answers, as all-day entries for Outlook, Google Calendar, Apple Calendar and others.',
	choose: 'Choose it to see the dates of your plan where you plan your weeks.',
	group: 'checklist',
	proven: 'Every date of the plan is found again in the file, in the tests, and no other.',
	applies: (plan) => plan.milestones.some(({ status }) => 'date' in status) || endsOf(plan).length > 0,
	render: ({ plan, facts, address }) => {
		const page = URL.canParse(address) ? address.replace(/#.*$/s, '') : undefined;
		const pageOf = (id: string) => (page === undefined ? undefined : new URL(`../schedule/${id}/`, page).href);
		const ids = new Set(plan.milestones.map(({ id }) => id));
		const milestones = facts.milestones
			.filter(({ id }) => ids.has(id))
			.flatMap((milestone) => milestoneEntries(milestone, facts.sources, pageOf(milestone.id)));
		return [
			{
				fileName: 'tls-ready-dates.ics',
				mediaType: 'text/calendar',
				text: calendarText('TLS Ready: dates of my plan', [
					...milestones,
					...endsOf(plan).map((end): CalendarEntry => entryOf(end, plan, page === undefined ? undefined : address)),
				]),
				encoding: 'utf-8',
			},
		];
	},
};

/** Ends of support that items of the plan have, each once. Their deadlines are milestones and have entries of their own. */
function endsOf({ items }: Plan): ItemDate[] {
	const ends = items.flatMap(({ dates }) => dates.filter(({ kind }) => kind.startsWith('end-of-')));
	return [...new Map(ends.map((end) => [idOf(end), end])).values()];
}

function entryOf(end: ItemDate, { items }: Plan, address: string | undefined): CalendarEntry {
	const titles = items.filter(({ dates }) => dates.some((date) => idOf(date) === idOf(end))).map(({ title }) => title);
	return {
		id: idOf(end),
		sequence: 0,
		// No document is cited for it here, and the day of making must not change the file.
		stated: '1970-01-01',
		date: end.date,
		summary: `${DATE_KINDS[end.kind]}: ${end.of}`,
		description: [`${DATE_KINDS[end.kind]} of ${end.of}: ${dateText(end.date)}.`, ...titles].join('\n\n'),
		address,
	};
}

/** "end-of-support-windows-server-2016": it moves with its date, as the date is not in it. */
function idOf({ kind, of }: ItemDate): string {
	return `${kind}-${of
		.toLowerCase()
		.replace(/[^a-z0-9.]+/g, '-')
		.replace(/^-|-$/g, '')}`;
}
