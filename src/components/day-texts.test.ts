import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { milestoneStatus, statusText } from '../advisor/milestone-status.ts';
import { afterDayTexts, type DayTexts, dayNumber, milestoneDayTexts, textOn } from './day-texts.ts';

const cite = { source: 'notice', section: 'table' };
const shutOff = {
	kind: 'shut-off' as const,
	dates: [{ date: '2027-05-31', precision: 'day' as const, statedBy: cite }],
	confirmed: { state: 'no' as const, note: 'Nothing found.' },
};
function textsOf(milestone: Parameters<typeof milestoneDayTexts>[0]): DayTexts {
	const texts = milestoneDayTexts(milestone);
	if (texts === undefined) throw new Error('this milestone has a date');
	return texts;
}
const on = (day: string) => textOn(textsOf(shutOff), dayNumber(day));

describe('what a page says about a date', () => {
	it('counts the days before it', () => {
		expect(on('2026-11-21')).toBe('In 191 days: Microsoft plans this for 31 May 2027');
	});
	it('says tomorrow on the eve', () => {
		expect(on('2027-05-30')).toBe('Tomorrow: Microsoft plans this for 31 May 2027');
	});
	it('does not claim a shut-off that nobody confirmed', () => {
		expect(on('2027-06-01')).toBe('The published date, 31 May 2027, has passed. We found no confirmation.');
	});
	it('says since when it is enforced, once that was confirmed', () => {
		const texts = textsOf({ ...shutOff, confirmed: { state: 'yes', note: 'Reported.' } });
		expect(textOn(texts, dayNumber('2027-06-01'))).toBe('Enforced since 31 May 2027');
	});
	it('has nothing to bring to today where no date was published', () => {
		expect(milestoneDayTexts({ ...shutOff, dates: [] })).toBeUndefined();
	});
	it('marks a fact for review only after its review day', () => {
		const texts = afterDayTexts('2027-02-28', 'Review was due');
		expect(textOn(texts, dayNumber('2027-02-28'))).toBe('');
		expect(textOn(texts, dayNumber('2027-03-01'))).toBe('Review was due');
	});

	it('is what the advisor says, on every day and for every precision', () => {
		const day = fc.integer({ min: dayNumber('2018-01-01'), max: dayNumber('2032-12-31') });
		const asDate = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
		fc.assert(
			fc.property(
				day,
				day,
				fc.constantFrom(4, 7, 10),
				fc.constantFrom('yes' as const, 'no' as const, 'partly' as const),
				fc.constantFrom('shut-off' as const, 'support-end' as const, 'start' as const, 'default-change' as const),
				(when, today, length, state, kind) => {
					const date = asDate(when).slice(0, length);
					const milestone = {
						kind,
						dates: [{ date, precision: 'day' as const, statedBy: cite }],
						confirmed: { state, note: 'x' },
					};
					const expected = statusText(kind, milestoneStatus(milestone, asDate(today)));
					expect(textOn(textsOf(milestone), today)).toBe(expected);
				},
			),
			{ numRuns: 2000 },
		);
	});
});
