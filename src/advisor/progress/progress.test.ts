import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FACTS, TODAY } from '../estates/estate.ts';
import { walk } from '../estates/random-estates.ts';
import { outlineOf } from '../plan.ts';
import { howFar, type ItemRecord, merged, type Progress, recordOf, standingOf, withNoted } from './progress.ts';
import { readProgress } from './read-progress.ts';

const AT = '2026-12-03T09:00:00.000Z';
const LATER = '2026-12-04T09:00:00.000Z';
const AGENT = { id: 'update-agent', title: 'Update the agent', appliesTo: ['Agent version 1.5.643.0'] };
const ticked = (item: typeof AGENT, day = '2026-12-03', at = AT) =>
	withNoted([], item, { done: { day, appliesTo: item.appliesTo } }, at);

test('what is ticked is done on its day, and unticked it is open again but keeps its owner', () => {
	const done = ticked(AGENT);
	expect(standingOf(AGENT, done)).toEqual({ kind: 'done', day: '2026-12-03' });
	const owned = withNoted(done, AGENT, { owner: 'Kim' }, LATER);
	const open = withNoted(owned, AGENT, { done: undefined }, LATER);
	expect(standingOf(AGENT, open)).toEqual({ kind: 'open' });
	expect(recordOf(open, 'update-agent')?.owner).toBe('Kim');
});

test('an item that is now also for another part of the estate is needed again there, and nowhere else', () => {
	const more = { ...AGENT, appliesTo: ['Agent version 1.5.643.0', 'Agent version 1.5.1007.0'] };
	expect(standingOf(more, ticked(AGENT))).toEqual({
		kind: 'again',
		day: '2026-12-03',
		before: ['Agent version 1.5.643.0'],
		now: ['Agent version 1.5.1007.0'],
	});
	expect(standingOf(AGENT, ticked(more))).toEqual({ kind: 'done', day: '2026-12-03' });
	expect(howFar([more, { id: 'restart', appliesTo: [] }], ticked(AGENT))).toMatchObject({ done: 0, again: 1, total: 2 });
});

test('a Windows version that an item is now for except under a role was done; one done except there is needed again', () => {
	const windows = (label: string) => ({ ...AGENT, appliesTo: [label] });
	const whole = windows('Windows Server 2016');
	const except = windows('Windows Server 2016, except under AD FS');
	expect(standingOf(except, ticked(whole)).kind).toBe('done');
	expect(standingOf(whole, ticked(except)).kind).toBe('again');
});

test('what was done everywhere needs nothing more when a part is named', () => {
	expect(standingOf(AGENT, ticked({ ...AGENT, appliesTo: [] })).kind).toBe('done');
});

test('what was noted about items that a plan does not have is told apart, and an emptied note is none', () => {
	const progress = withNoted(ticked(AGENT), { id: 'restart', title: 'Restart' }, { note: '' }, AT);
	expect(howFar([], progress).elsewhere.map(({ id }) => id)).toEqual(['update-agent']);
});

test('of two records of an item the later one holds, also where it emptied what the earlier one had', () => {
	const emptied = withNoted(ticked(AGENT), AGENT, { done: undefined }, LATER);
	expect(merged(ticked(AGENT), emptied)).toEqual(emptied);
	expect(merged(emptied, ticked(AGENT))).toEqual(emptied);
});

const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 30 }),
	fc.constantFrom('=1+1', '"', '</script>', '__proto__', '\u202e', '\n'),
);
const record: fc.Arbitrary<ItemRecord> = fc.record(
	{
		id: fc.oneof(fc.constantFrom('a', 'b', 'c'), text),
		title: text,
		changed: fc.constantFrom(AT, LATER),
		done: fc.record({ day: fc.constantFrom('2026-12-03', '2026-12-04'), appliesTo: fc.array(text, { maxLength: 3 }) }),
		owner: text,
		note: text,
	},
	{ requiredKeys: ['id', 'title', 'changed'] },
);
const progress: fc.Arbitrary<Progress> = fc.array(record, { maxLength: 8 }).map((records) => merged(records, []));

test('whoever opens whose file, and in whatever order, all end with the same progress', () => {
	fc.assert(
		fc.property(progress, progress, progress, (one, other, third) => {
			expect(merged(one, other)).toEqual(merged(other, one));
			expect(merged(merged(one, other), third)).toEqual(merged(one, merged(other, third)));
			expect(merged(one, one)).toEqual(one);
			for (const { id } of one) expect(recordOf(merged(one, other), id)).toBeDefined();
		}),
		{ numRuns: 1000 },
	);
});

test('what a browser kept is read back as it was, whatever people wrote', () => {
	fc.assert(
		fc.property(progress, (kept) => {
			expect(readProgress(JSON.stringify(kept))).toEqual(kept);
		}),
		{ numRuns: 1000 },
	);
});

test('what is no progress is none, and a damaged record takes no other with it', () => {
	expect(readProgress('')).toEqual([]);
	expect(readProgress('{"id": 1}')).toEqual([]);
	expect(readProgress(`[null, 7, {"id": "a"}, ${JSON.stringify(ticked(AGENT)[0])}]`)).toEqual(ticked(AGENT));
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json()), (any) => {
			for (const { id, title, changed } of readProgress(any))
				expect([typeof id, typeof title, typeof changed]).toEqual(['string', 'string', 'string']);
		}),
	);
});

test('whatever answers change, what was ticked stays ticked: done where the item is as it was, needed again where it is for more', () => {
	fc.assert(
		fc.property(walk, walk, fc.array(fc.nat(), { maxLength: 5 }), (before, after, picks) => {
			const { items } = outlineOf(FACTS, before, TODAY);
			const chosen = items.length === 0 ? [] : picks.map((pick) => items[pick % items.length] as (typeof items)[number]);
			const kept = chosen.reduce<Progress>(
				(progress, item) => withNoted(progress, item, { done: { day: TODAY, appliesTo: item.appliesTo } }, AT),
				[],
			);
			for (const item of chosen) expect(standingOf(item, kept)).toEqual({ kind: 'done', day: TODAY });
			const ids = new Set(chosen.map(({ id }) => id));
			const now = outlineOf(FACTS, after, TODAY).items;
			for (const item of now) expect(standingOf(item, kept).kind !== 'open').toBe(ids.has(item.id));
			const { done, again, elsewhere } = howFar(now, kept);
			expect(done + again + elsewhere.length).toBe(ids.size);
		}),
		{ numRuns: 100 },
	);
});
