import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NoSavedPlan, readSavedPlan } from './saved-plan.ts';

const SAVED = {
	contentVersion: '0123456789ab',
	day: '2026-08-12',
	answers: { roles: ['agent'], windows: 'not-sure' },
	items: [{ id: 'restart', title: 'Restart', priority: 'required', phase: 'restart' }],
	milestones: [{ id: 'stop', title: 'It stops', date: '2027-04-07', published: '2027-04' }],
};
const read = (data: unknown) => readSavedPlan(JSON.stringify(data), '2026-01-01');

test('a saved plan gives its day, its facts, its answers and what it said', () => {
	expect(read(SAVED)).toEqual({
		day: '2026-08-12',
		version: '0123456789ab',
		answers: { roles: ['agent'], windows: 'not-sure' },
		progress: [],
		state: {
			items: [{ id: 'restart', title: 'Restart', priority: 'required' }],
			milestones: [{ id: 'stop', title: 'It stops', date: '2027-04' }],
		},
	});
});

test('a byte order mark in front of it does no harm, and one of before plans wrote their day is read too', () => {
	const { day: _, ...undated } = SAVED;
	const milestones = [{ id: 'stop', title: 'It stops', date: '2027-04-07' }];
	expect(readSavedPlan(`\uFEFF${JSON.stringify({ ...undated, milestones })}`, '2026-01-01')).toMatchObject({
		day: '2026-01-01',
		state: { milestones: [{ id: 'stop', date: '2027-04-07' }] },
	});
});

test('what is no saved plan is told with its place and with what would be accepted', () => {
	expect(() => readSavedPlan('| Item | Done |', '')).toThrow(/^This is not JSON \(.*\)\. Select a file tls-ready-plan\.json/);
	expect(() => read({ ...SAVED, items: [{ ...SAVED.items[0], priority: 'urgent' }] })).toThrow(
		/^This is not a saved plan: items\.0\.priority: .*"blocker"\|"required"\|"recommended"\. Select a file/,
	);
	expect(() => read([])).toThrow(/^This is not a saved plan: Invalid input: expected object/);
});

test('no text of any kind does more than be refused', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
			expect(() => readSavedPlan(text, '')).toThrow(NoSavedPlan);
		}),
	);
});

const NOTED = {
	id: 'restart',
	title: 'Restart',
	changed: '2026-12-03T09:00:00.000Z',
	done: { day: '2026-12-03', appliesTo: ['Server 2012'] },
	owner: 'Kim',
	note: '=1+1\n"quoted"',
};

test('what was ticked and noted comes with it, and what is damaged in it is named', () => {
	expect(read({ ...SAVED, progress: [NOTED] }).progress).toEqual([NOTED]);
	expect(() => read({ ...SAVED, progress: [{ ...NOTED, done: { day: 'Friday', appliesTo: [] } }] })).toThrow(
		/^This is not a saved plan: progress\.0\.done\.day: /,
	);
	expect(() => read({ ...SAVED, progress: [{ ...NOTED, note: 'x'.repeat(4001) }] })).toThrow(/progress\.0\.note: .*4000/);
});
