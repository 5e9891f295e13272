import { expect, test } from 'vitest';
import { datedText, milestoneStatus, statusText } from './milestone-status.ts';

const statedBy = { source: 'page', section: 'Table' };
const planned = (date: string, precision: 'day' | 'month' | 'year', until?: string) => ({
	dates: [{ date, precision, statedBy, ...(until === undefined ? {} : { until }) }],
	confirmed: { state: 'no' as const, note: 'Nothing found.' },
});
const done = {
	dates: [{ date: '2022-01-31', precision: 'day' as const, statedBy }],
	confirmed: { state: 'yes' as const, note: 'Said so.' },
};
const text = (milestone: Parameters<typeof milestoneStatus>[0], today: string) =>
	statusText('shut-off', milestoneStatus(milestone, today));

test('before, on and after a date', () => {
	const milestone = planned('2027-04-07', 'day');
	expect(text(milestone, '2026-11-21')).toBe('In 137 days: Microsoft plans this for 7 April 2027');
	expect(text(milestone, '2027-04-06')).toBe('Tomorrow: Microsoft plans this for 7 April 2027');
	expect(text(milestone, '2027-04-07')).toBe('The published date, 7 April 2027, has passed. We found no confirmation.');
	expect(text(milestone, '2028-01-01')).toBe('The published date, 7 April 2027, has passed. We found no confirmation.');
});

test('what was reported as done is in force since its date', () => {
	expect(text(done, '2022-01-30')).toBe('Tomorrow: Microsoft plans this for 31 January 2022');
	expect(text(done, '2022-01-31')).toBe('Enforced since 31 January 2022');
	expect(text(done, '2026-11-21')).toBe('Enforced since 31 January 2022');
});

test('a month lasts until its last day', () => {
	const milestone = planned('2023-06', 'month');
	expect(text(milestone, '2023-05-31')).toBe('Tomorrow: Microsoft plans this for June 2023');
	expect(text(milestone, '2023-06-01')).toBe('Under way until June 2023');
	expect(text(milestone, '2023-06-30')).toBe('Under way until June 2023');
	expect(text(milestone, '2023-07-01')).toBe('The published date, June 2023, has passed. We found no confirmation.');
});

test('a rollout is under way until it ends', () => {
	const milestone = planned('2026-07-01', 'day', '2026-12-31');
	expect(text(milestone, '2026-06-30')).toBe('Tomorrow: Microsoft plans this for 1 July 2026');
	expect(text(milestone, '2026-11-21')).toBe('Under way until 31 December 2026');
	expect(text(milestone, '2027-01-01')).toBe('The published date, 31 December 2026, has passed. We found no confirmation.');
});

test('only the date published last counts', () => {
	const moved = { ...done, dates: [...planned('2020-01-01', 'day').dates, ...planned('2030-01-01', 'day').dates] };
	expect(milestoneStatus(moved, '2026-11-21').kind).toBe('upcoming');
});

test('without a date there is none to pass', () => {
	expect(text({ dates: [], confirmed: { state: 'no', note: '' } }, '2026-11-21')).toBe('No date published');
});

test('files say the same from one day to the next', () => {
	const milestone = planned('2027-04-07', 'day');
	expect(datedText('shut-off', milestoneStatus(milestone, '2026-11-21'))).toBe('Microsoft plans this for 7 April 2027');
	expect(datedText('shut-off', milestoneStatus(milestone, '2026-11-22'))).toBe('Microsoft plans this for 7 April 2027');
});

test('what was reported for some says for whom, with the date if there is one', () => {
	const note = 'Reported for login.microsoftonline.com; we found nothing for the others. Check each.';
	const some = { ...planned('2020-10-15', 'day'), confirmed: { state: 'partly' as const, note } };
	expect(text(some, '2026-11-27')).toBe(
		'15 October 2020 has passed. Reported for login.microsoftonline.com; we found nothing for the others.',
	);
	expect(text(some, '2020-10-14')).toBe('Tomorrow: Microsoft plans this for 15 October 2020');
	expect(text({ ...some, dates: [] }, '2026-11-27')).toBe(
		'Reported for login.microsoftonline.com; we found nothing for the others.',
	);
});

test('what is enforced without a date is not called undated as if nothing had happened', () => {
	expect(text({ ...done, dates: [] }, '2026-11-27')).toBe('Enforced, no published date');
	expect(statusText('start', milestoneStatus({ ...done, dates: [] }, '2026-11-27'))).toBe('Available, no published date');
});

test('a year lasts until its last day, and is said without a month', () => {
	expect(text(planned('2023', 'year'), '2022-12-31')).toBe('Tomorrow: Microsoft plans this for 2023');
	expect(text(planned('2023', 'year'), '2023-12-31')).toBe('Under way until 2023');
	expect(text(planned('2023', 'year'), '2024-01-01')).toBe('The published date, 2023, has passed. We found no confirmation.');
});

test('each kind of event has words of its own, with its date and without', () => {
	const words = (['shut-off', 'support-end', 'start', 'default-change'] as const).map((kind) => [
		statusText(kind, milestoneStatus(done, '2026-11-21')),
		statusText(kind, milestoneStatus({ ...done, dates: [] }, '2026-11-21')),
	]);
	expect(words).toEqual([
		['Enforced since 31 January 2022', 'Enforced, no published date'],
		['Support ended 31 January 2022', 'Support has ended, no published date'],
		['Available since 31 January 2022', 'Available, no published date'],
		['Changed since 31 January 2022', 'Changed, no published date'],
	]);
});

test('what was reported for some in a single sentence is that sentence', () => {
	const some = { dates: [], confirmed: { state: 'partly' as const, note: 'Reported for portal.azure.com.' } };
	expect(text(some, '2026-11-27')).toBe('Reported for portal.azure.com.');
});
