import { daysBetween, firstDay, lastDay, milestoneStatus, statusText } from '../advisor/milestone-status.ts';
import type { MilestoneStatus } from '../advisor/plan-types.ts';
import type { Milestone } from '../knowledge/milestone.ts';
import type { Tone } from '../wording/labels.ts';

/**
 * What a text says before, during and after a span of days, so that the page can be brought to the
 * day of reading without knowing why. Days are counted from 1970-01-01.
 */
export interface DayTexts {
	readonly first: number;
	readonly last: number;
	/** More than one day before ("#" stands for the number of days), on the eve, from first to last, after. */
	readonly texts: readonly [string, string, string, string];
	readonly tones: readonly [Tone, Tone, Tone, Tone];
}

const EPOCH = '1970-01-01';
const DAY = 86_400_000;

/** Days since 1970-01-01 of a YYYY-MM-DD. */
export function dayNumber(day: string): number {
	return daysBetween(EPOCH, day);
}

function dayOf(number: number): string {
	return new Date(number * DAY).toISOString().slice(0, 10);
}

/** Texts of a milestone's status; undefined where no document gives a date, since that says the same on every day. */
export function milestoneDayTexts(milestone: Pick<Milestone, 'dates' | 'confirmed' | 'kind'>): DayTexts | undefined {
	const current = milestone.dates.at(-1);
	if (current === undefined) return undefined;
	const first = dayNumber(firstDay(current.date));
	const last = dayNumber(lastDay(current.until ?? current.date));
	const on = (day: number) => milestoneStatus(milestone, dayOf(day));
	const at = (day: number) => statusText(milestone.kind, on(day));
	return {
		first,
		last,
		texts: [at(first - 2).replace('2', '#'), at(first - 1), at(first), at(last + 1)],
		tones: [
			toneOf(milestone.kind, on(first - 2)),
			toneOf(milestone.kind, on(first - 1)),
			toneOf(milestone.kind, on(first)),
			toneOf(milestone.kind, on(last + 1)),
		],
	};
}

/** The tone of a milestone's status. */
export function toneOf(kind: Milestone['kind'], status: MilestoneStatus): Tone {
	if (status.kind === 'no-date') return 'retired';
	if (status.kind === 'passed-unconfirmed' || status.kind === 'in-part') return 'unknown';
	if (status.kind === 'upcoming') return kind === 'start' ? 'retired' : 'unknown';
	return kind === 'start' || kind === 'default-change' ? 'ready' : 'action';
}

/** A remark that appears once a day is over. */
export function afterDayTexts(day: string, text: string): DayTexts {
	const number = dayNumber(day);
	return { first: number, last: number, texts: ['', '', '', text], tones: ['retired', 'retired', 'retired', 'unknown'] };
}

/** Which of the four texts holds on a day. */
export function phaseOf({ first, last }: Pick<DayTexts, 'first' | 'last'>, day: number): 0 | 1 | 2 | 3 {
	return day > last ? 3 : day >= first ? 2 : day === first - 1 ? 1 : 0;
}

/** The text that holds on a day. */
export function textOn(texts: DayTexts, day: number): string {
	return texts.texts[phaseOf(texts, day)].replace('#', String(texts.first - day));
}

/** As data attributes, for the enhancement. */
export function dayAttributes(texts: DayTexts): Record<string, string> {
	return { 'data-days': [texts.first, texts.last, ...texts.texts, ...texts.tones].join('|') };
}
