import { type CalendarEntry, milestoneEntries, calendarText as textOf } from '../artifacts/calendar/calendar-text.ts';
import type { Milestone } from '../knowledge/milestone.ts';
import type { Source } from '../knowledge/source.ts';

interface CalendarInput {
	/** Name that calendar programs show. */
	readonly name: string;
	readonly milestones: readonly Milestone[];
	/** For the day on which a date was stated. */
	readonly sources: readonly Source[];
	/** Absolute address of a milestone's page. */
	readonly addressOf: (milestone: Milestone) => string;
}

/** A calendar (RFC 5545) with one all-day entry for each milestone that has a date. The same facts give the same text. */
export function calendarText({ name, milestones, sources, addressOf }: CalendarInput): string {
	return textOf(
		name,
		milestones.flatMap((milestone): CalendarEntry[] => milestoneEntries(milestone, sources, addressOf(milestone))),
	);
}
