import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../knowledge/change.ts';
import type { AnswerCondition } from '../../knowledge/condition.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { leavesOf } from '../../knowledge/leaves.ts';
import { FACTS, planOf, TODAY } from '../estates/estate.ts';
import { walk } from '../estates/random-estates.ts';
import { plan } from '../plan.ts';
import { type Difference, differences } from './differences.ts';
import { stateOf } from './plan-state.ts';
import { type SinceThen, sinceThen } from './since-then.ts';

const LATER = '2027-05-01';
const CONNECT = { roles: ['entra-connect-sync'], 'entra-connect-sync.version': ['2.6.0.0'] };
const cites = [{ source: 'notice', section: 'Table' }];
const change = (fields: Partial<Change> & Pick<Change, 'id' | 'facts'>): Change => ({
	day: '2026-11-25',
	title: fields.id,
	believed: 'One thing.',
	holds: 'Another.',
	newItems: [],
	goneItems: [],
	newMilestones: [],
	movedDates: [],
	cites,
	rows: [],
	...fields,
});
const old = (facts: DecisionFacts): DecisionFacts => ({ ...facts, version: 'before' });
const without = (id: string) => old({ ...FACTS, actions: FACTS.actions.filter((action) => action.id !== id) });
const shown = ({ differences }: SinceThen) =>
	differences.map(({ kind, id, causes }) => [
		kind,
		id,
		...causes.flatMap(({ kind, changes }) => [kind, ...changes.map(({ id }) => id)]),
	]);

describe('what has changed since a plan was made', () => {
	const now = planOf(CONNECT);
	const saved = (then: DecisionFacts, answers = now.answers, day = TODAY) => ({
		day,
		version: then.version,
		answers,
		state: stateOf(plan(then, answers, day), then),
	});

	test('an item that came with new facts is new, and the entry of the log that tells of it is named', () => {
		const changes = [
			change({ id: 'builds', facts: ['server-roles/entra-connect-sync'] }),
			change({ id: 'elsewhere', facts: ['milestones/azure-storage'] }),
		];
		const earlier = saved(without('entra-connect-sync.below-2-6-84-0'));
		const since = sinceThen({ facts: FACTS, changes, earlier, now });
		expect(shown(since)).toEqual([['new-item', 'entra-connect-sync.below-2-6-84-0', 'facts', 'builds']]);
		expect(since.isExact).toBe(true);
	});

	test('what a passed date makes of a deadline is the calendar’s doing, and it newly blocks', () => {
		const then = saved(FACTS);
		const since = sinceThen({ facts: FACTS, changes: [], earlier: then, now: plan(FACTS, now.answers, LATER) });
		expect(shown(since)).toContainEqual(['priority', 'entra-connect-sync.below-2-6-84-0', 'calendar']);
		expect(since.newlyBlocking).toContain('entra-connect-sync.below-2-6-84-0');
	});

	test('what another answer brings is the answers’ doing', () => {
		const since = sinceThen({
			facts: FACTS,
			changes: [],
			earlier: saved(FACTS),
			now: planOf({ ...CONNECT, 'entra-connect-sync.version': ['2.6.85.0'] }),
		});
		expect(shown(since)).toContainEqual(['gone-item', 'entra-connect-sync.below-2-6-84-0', 'answers']);
		expect(shown(since)).toContainEqual(['new-item', 'entra-connect-sync.below-2-6-92-0', 'answers']);
	});

	test('a change of facts that no entry tells of is shown all the same, with no entry named', () => {
		const earlier = saved(without('entra-connect-sync.below-2-6-84-0'));
		expect(shown(sinceThen({ facts: FACTS, changes: [], earlier, now }))).toEqual([
			['new-item', 'entra-connect-sync.below-2-6-84-0', 'facts'],
		]);
	});

	test('of a link, items and dates of then are made out from the log, and it says that it is no exact account', () => {
		const changes = [
			change({
				id: 'moved',
				facts: ['milestones/entra-connect-sync-stop'],
				movedDates: [{ milestone: 'entra-connect-sync-stop', before: '2026-09-30' }],
				goneItems: [
					{ id: 'send-a-fax', title: 'Send a fax', when: { question: 'roles', includes: ['entra-connect-sync'] } },
					{ id: 'send-a-telex', title: 'Send a telex', when: { question: 'roles', includes: ['ad-fs'] } },
				],
			}),
		];
		const since = sinceThen({ facts: FACTS, changes, earlier: { day: TODAY, answers: now.answers }, now });
		expect(shown(since)).toEqual([
			['priority', 'entra-connect-sync.below-2-6-84-0', 'facts', 'moved'],
			['gone-item', 'send-a-fax', 'facts', 'moved'],
			['moved-date', 'entra-connect-sync-stop', 'facts', 'moved'],
		]);
		expect(since.isExact).toBe(false);
	});

	test('an answer that is offered no more does not take the others with it', () => {
		const now = planOf({ 'legacy-clients': ['old-java'] });
		const then = { ...now.answers, 'legacy-clients': ['old-java', 'old-fax'] };
		expect(
			shown(sinceThen({ facts: FACTS, changes: [], earlier: { ...saved(FACTS, now.answers), answers: then }, now })),
		).toEqual([]);
	});

	test('changes before its day, and those that its facts had already, are none since', () => {
		const changes = [change({ id: 'fax', day: '2026-11-20', facts: ['actions/restart'], newItems: ['restart'] })];
		const link = { day: TODAY, answers: now.answers };
		expect(shown(sinceThen({ facts: FACTS, changes, earlier: link, now }))).toEqual([]);
		const sameDay = [{ ...changes[0], day: TODAY } as Change];
		expect(shown(sinceThen({ facts: FACTS, changes: sameDay, earlier: { ...link, version: FACTS.version }, now }))).toEqual([]);
	});
});

/** Items whose condition follows from answers alone, so that the log can say which estates had them. */
const TELLABLE = FACTS.actions.filter(({ when }) => leavesOf(when).every((leaf) => !('action' in leaf)));

/** Facts of an earlier day and the log of what came since: items came and went, dates moved. */
const history = fc
	.record({
		came: fc.subarray(TELLABLE),
		went: fc.uniqueArray(fc.constantFrom(...TELLABLE), { maxLength: 5, selector: ({ id }) => id }),
		moved: fc.subarray(FACTS.milestones.filter(({ dates }) => dates.length > 1)),
	})
	.map(({ came, went, moved }) => {
		const isNew = new Set(came.map(({ id }) => id));
		const then = old({
			...FACTS,
			actions: [
				...FACTS.actions.filter(({ id }) => !isNew.has(id)),
				...went.map((action) => ({ ...action, id: `gone-${action.id}`, after: [], makesNeedless: [] })),
			],
			milestones: FACTS.milestones.map((milestone) =>
				moved.includes(milestone) ? { ...milestone, dates: milestone.dates.slice(0, -1) } : milestone,
			),
		});
		const changes = [
			...came.map(({ id, origin }) => change({ id: `came-${id}`, facts: [`${origin.collection}/${origin.id}`], newItems: [id] })),
			...went.map(({ id, title, when, origin }) =>
				change({
					id: `went-${id}`,
					facts: [`${origin.collection}/${origin.id}`],
					goneItems: [{ id: `gone-${id}`, title, when: when as AnswerCondition }],
				}),
			),
			...moved.map(({ id, dates }) =>
				change({
					id: `moved-${id}`,
					facts: [`milestones/${id}`],
					movedDates: [{ milestone: id, before: dates.at(-2)?.date ?? null }],
				}),
			),
		];
		return { then, changes };
	});

const turned: Readonly<Record<Difference['kind'], Difference['kind']>> = {
	'new-item': 'gone-item',
	'gone-item': 'new-item',
	'new-milestone': 'gone-milestone',
	'gone-milestone': 'new-milestone',
	priority: 'priority',
	'moved-date': 'moved-date',
};
const inOrder = (found: readonly Difference[]) =>
	found
		.map(({ kind, id, before, after }) => JSON.stringify([kind, id, before ?? null, after ?? null]))
		.toSorted((one, other) => (one < other ? -1 : 1));

describe('for any estates', () => {
	test('a plan compared with itself says that nothing changed', () => {
		fc.assert(
			fc.property(walk, (answers) => {
				const now = plan(FACTS, answers, TODAY);
				const state = stateOf(now, FACTS);
				const changes = [change({ id: 'of-that-day', day: TODAY, facts: ['actions/restart'], newItems: ['restart'] })];
				const earlier = { day: TODAY, version: FACTS.version, answers: now.answers, state };
				for (const compared of [earlier, { ...earlier, state: undefined }]) {
					const since = sinceThen({ facts: FACTS, changes, earlier: compared, now });
					expect([since.differences, since.newlyBlocking, since.otherChanges]).toEqual([[], [], []]);
				}
			}),
			{ numRuns: 100 },
		);
	});

	test('what is new one way is gone the other way', () => {
		fc.assert(
			fc.property(walk, walk, history, (one, other, { then }) => {
				const [a, b] = [stateOf(plan(FACTS, one, TODAY), FACTS), stateOf(plan(then, other, LATER), then)];
				const back = differences(b, a).map(({ kind, before, after, ...rest }) => ({
					...rest,
					kind: turned[kind],
					before: after,
					after: before,
				}));
				expect(inOrder(differences(a, b))).toEqual(inOrder(back));
			}),
			{ numRuns: 100 },
		);
	});

	test('every difference is in the log, in the calendar or in the answers; a link shows none that the saved plan does not', () => {
		fc.assert(
			fc.property(walk, walk, fc.boolean(), fc.noShrink(history), (before, after, isSame, { then, changes }) => {
				const now = plan(FACTS, isSame ? before : after, LATER);
				const made = plan(then, before, TODAY);
				const earlier = { day: TODAY, version: then.version, answers: made.answers };
				const exact = sinceThen({ facts: FACTS, changes, earlier: { ...earlier, state: stateOf(made, then) }, now });
				for (const { causes } of exact.differences) {
					expect(causes).not.toEqual([]);
					for (const { kind, changes } of causes) if (kind === 'facts') expect(changes).not.toEqual([]);
				}
				// A link has no answers but those that it is opened with.
				if (!isSame) return;
				const known = exact.differences.map(({ kind, id }) => `${kind} ${id}`);
				for (const { kind, id } of sinceThen({ facts: FACTS, changes, earlier, now }).differences)
					expect(known).toContain(`${kind} ${id}`);
			}),
			{ numRuns: 100 },
		);
	});
});
