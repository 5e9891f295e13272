import { expect, it } from 'vitest';
import { axisOf, pointsOf } from './timeline.ts';

const cite = { source: 'notice', section: 'table' };
const moved = {
	dates: [
		{ date: '2020-01-01', precision: 'day' as const, statedBy: cite },
		{ date: '2021-06', precision: 'month' as const, statedBy: cite },
	],
};

it('shows whole years from the first published date to the last', () => {
	const axis = axisOf([moved], '2021-03-01');
	expect(axis.years.map(({ year }) => year)).toEqual([2020, 2021]);
	expect(axis.years[0]?.at).toBe('0%');
});

it('goes on to today where all dates are past', () => {
	expect(axisOf([moved], '2024-03-01').years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024]);
});

it('puts a month at its last day, and marks the newest date as the current one', () => {
	expect(pointsOf(axisOf([moved], '2021-03-01'), moved)).toEqual([
		{ at: '0%', date: '2020-01-01', current: false, until: undefined, untilAt: undefined },
		{ at: '74.69%', date: '2021-06', current: true, until: undefined, untilAt: undefined },
	]);
});

it('shows a step that takes a while from its first to its last day', () => {
	const rollout = { dates: [{ date: '2026-07-01', until: '2026-12-31', precision: 'day' as const, statedBy: cite }] };
	expect(pointsOf(axisOf([rollout], '2026-11-21'), rollout)).toEqual([
		{ at: '49.59%', date: '2026-07-01', current: true, until: '2026-12-31', untilAt: '99.73%' },
	]);
});
