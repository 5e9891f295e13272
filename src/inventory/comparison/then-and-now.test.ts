import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTS } from '../../advisor/estates/estate.ts';
import { evidenceLines } from '../exports/evidence.ts';
import { Mask } from '../exports/mask.ts';
import type { Earlier, Observation } from '../observation/observation.ts';
import { observationsOf } from '../sources/evidence/line.ts';
import { fleetFrom, machinesOf, observed, RIGHT, TODAY, WRONG } from '../test-fleets.ts';
import { thenAndNow } from './then-and-now.ts';

/** What an export of these files, saved a month ago, reads back as. */
function savedOf(observations: readonly Observation[], mask?: Mask): Observation[] {
	return [...evidenceLines(fleetFrom(observations).machines, '2026-10-28', FACTS.version, mask)].flatMap((line) => {
		const { observations: saved, judged } = JSON.parse(line);
		return observationsOf(saved, judged) ?? [];
	});
}

function compare(then: readonly Observation[], now: readonly Observation[]) {
	return thenAndNow(FACTS, machinesOf(then), fleetFrom(now), TODAY);
}

const said = (verdict: Earlier['verdict'], items: readonly string[] = []): Pick<Observation, 'earlier'> => ({
	earlier: { day: '2026-10-28', contentVersion: 'old', verdict, items, namesMasked: false },
});
const srv = (name: string) => ({ fqdn: `${name}.contoso.com`, name });
const coursesOf = (comparison: ReturnType<typeof compare>) =>
	Object.fromEntries(
		comparison.machines.map(({ name, course, cause }) => [name.replace('.contoso.com', ''), `${course}, ${cause}`]),
	);

describe('a machine of last month', () => {
	it('became ready, fell back, is still due, is newly known or no longer known, is new, or is not seen', () => {
		const then = savedOf([
			observed(srv('fixed'), { facts: WRONG }),
			observed(srv('broken'), { facts: RIGHT }),
			observed(srv('due'), { facts: WRONG }),
			observed(srv('fine'), { facts: RIGHT }),
			observed(srv('read-now')),
			observed(srv('unread-now'), { facts: RIGHT }),
			observed(srv('dark')),
			observed(srv('gone'), { facts: WRONG }),
		]);
		const now = [
			observed(srv('fixed'), { facts: RIGHT }),
			observed(srv('broken'), { facts: WRONG }),
			observed(srv('due'), { facts: WRONG }),
			observed(srv('fine'), { facts: RIGHT }),
			observed(srv('read-now'), { facts: RIGHT }),
			observed(srv('unread-now')),
			observed(srv('dark')),
			observed(srv('another'), { facts: WRONG }),
		];
		const comparison = compare(then, now);
		expect(coursesOf(comparison)).toEqual({
			broken: 'fell-back, machine',
			'read-now': 'newly-known, machine',
			another: 'new, none',
			due: 'still-due, none',
			'unread-now': 'no-longer-known, machine',
			gone: 'not-seen, none',
			dark: 'still-unknown, none',
			fixed: 'became-ready, machine',
			fine: 'still-ready, none',
		});
		expect(comparison).toMatchObject({
			newlyFailing: 2,
			days: ['2026-10-28'],
			versions: [FACTS.version],
			counts: { 'fell-back': 1, 'not-seen': 1, new: 1 },
		});
	});
	it('that nothing was done to can fail because the rules have moved, and that is told apart', () => {
		const comparison = compare(
			[observed(srv('same'), { facts: WRONG, ...said('ready') }), observed(srv('both'), { facts: WRONG, ...said('unknown') })],
			[observed(srv('same'), { facts: WRONG }), observed(srv('both'), { facts: RIGHT })],
		);
		expect(coursesOf(comparison)).toEqual({ same: 'fell-back, rules', both: 'newly-known, both' });
	});
	it('says which items are done and which are new', () => {
		const [machine] = compare(
			[observed(srv('a'), { facts: RIGHT, ...said('action-needed', ['replace-it']) })],
			[observed(srv('a'), { facts: WRONG })],
		).machines;
		expect(machine?.done).toEqual(['replace-it']);
		expect(machine?.added).toContain('set-values');
	});
	it('without a saved verdict is judged by the rules of today', () => {
		const [machine] = compare([observed(srv('a'), { facts: WRONG })], [observed(srv('a'), { facts: RIGHT })]).machines;
		expect(machine).toMatchObject({ before: 'action-needed', course: 'became-ready', cause: 'machine' });
	});
	it('is found again under its device id when it was renamed, and by its bare name', () => {
		const comparison = compare(
			[observed({ name: 'OLD', deviceId: 'aa' }, { facts: RIGHT }), observed({ name: 'SRV9' }, { facts: RIGHT })],
			[observed({ name: 'NEW', deviceId: 'AA' }, { facts: RIGHT }), observed(srv('srv9'), { facts: RIGHT })],
		);
		expect(coursesOf(comparison)).toEqual({ NEW: 'still-ready, none', srv9: 'still-ready, none' });
	});
});

describe('a comparison', () => {
	it('says which sources are missing now, and how many machines were not read again', () => {
		const comparison = compare(
			[observed(srv('a'), { facts: RIGHT }), observed(srv('b'), { source: 'defender', facts: RIGHT })],
			[observed(srv('a'), { facts: RIGHT }), observed(srv('b'), { facts: RIGHT, time: Date.UTC(2026, 10, 27) })],
		);
		expect(comparison).toMatchObject({ missingSources: ['defender'], notReadAgain: 1 });
	});
	it('with a file whose names are masked compares nothing and says so', () => {
		const then = savedOf([observed(srv('a'), { facts: WRONG })], new Mask());
		expect(compare(then, [observed(srv('a'), { facts: RIGHT })])).toMatchObject({ namesMasked: true, machines: [] });
	});
	it('of two files that were masked in one run compares them, and of two runs does not', () => {
		const mask = new Mask();
		const then = savedOf([observed(srv('a'), { facts: WRONG }), observed(srv('b'), { facts: WRONG })], mask);
		const now = savedOf([observed(srv('a'), { facts: RIGHT }), observed(srv('b'), { facts: WRONG })], mask);
		expect(compare(then, now)).toMatchObject({
			namesMasked: false,
			counts: { 'became-ready': 1, 'still-due': 1, 'not-seen': 0 },
		});
		const other = savedOf([observed(srv('a'), { facts: RIGHT }), observed(srv('b'), { facts: RIGHT })], new Mask());
		expect(compare(then, other)).toMatchObject({ namesMasked: true, machines: [] });
		const named = savedOf([observed(srv('a'), { facts: RIGHT })]);
		expect(compare(named, other)).toMatchObject({ namesMasked: true, machines: [] });
	});
	it('of files with themselves finds nothing changed', () => {
		const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });
		fc.assert(
			fc.property(names, fc.array(fc.constantFrom(RIGHT, WRONG, new Map()), { minLength: 4, maxLength: 4 }), (all, facts) => {
				const given = all.map((name, at) => observed(srv(name), { facts: facts[at] ?? RIGHT }));
				const { machines, newlyFailing } = compare(savedOf(given), given);
				expect([newlyFailing, machines.length]).toEqual([0, all.length]);
				for (const { course, cause, added, done } of machines)
					expect([course.startsWith('still-'), cause, added, done]).toEqual([true, 'none', [], []]);
			}),
		);
	});
});
