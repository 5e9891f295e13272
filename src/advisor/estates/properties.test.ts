import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PHASES } from '../../knowledge/phases.ts';
import type { Answer } from '../answers.ts';
import { prune, relevantQuestions } from '../flow.ts';
import { canonical, decodeFragment, encodeFragment } from '../fragment.ts';
import { plan } from '../plan.ts';
import { sectionsOf } from '../plan-order.ts';
import { FACTS, TODAY } from './estate.ts';
import { version, walk } from './random-estates.ts';

const RUNS = { numRuns: 400 };

test('every way through the wizard ends at a result in which each item has a reason and a source, what blocks first and then phase after phase, and none waits for a later one', () => {
	fc.assert(
		fc.property(walk, (answers) => {
			const { items, unknowns, verdict } = plan(FACTS, answers, TODAY);
			for (const item of items) {
				expect(item.reasons.length, item.id).toBeGreaterThan(0);
				expect(item.cites.length, item.id).toBeGreaterThan(0);
				expect(item.steps.length, item.id).toBeGreaterThan(0);
			}
			const ids = items.map(({ id }) => id);
			for (const { id, after } of items)
				for (const first of after) expect(ids.indexOf(first), `${first} before ${id}`).toBeLessThan(ids.indexOf(id));
			const sections = sectionsOf(items);
			expect(sections.flatMap((section) => section.items)).toEqual(items);
			const places = sections.map(({ id }) => ['first', ...PHASES].indexOf(id));
			expect(places).toEqual(places.toSorted((one, other) => one - other));
			if (verdict === 'ready') expect([...items.filter(({ priority }) => priority !== 'recommended'), ...unknowns]).toEqual([]);
		}),
		RUNS,
	);
});

test('the same answers give the same plan, in whatever order they were given', () => {
	fc.assert(
		fc.property(walk, fc.nat(), (answers, turn) => {
			const entries = Object.entries(answers).map(([id, answer]): [string, Answer] => [
				id,
				typeof answer === 'string' ? answer : answer.toReversed(),
			]);
			const turned = Object.fromEntries([...entries.slice(turn % entries.length), ...entries.slice(0, turn % entries.length)]);
			expect(plan(FACTS, turned, TODAY)).toEqual(plan(FACTS, answers, TODAY));
		}),
		{ numRuns: 150 },
	);
});

test('saying "not sure" instead of an answer never makes an estate ready', () => {
	fc.assert(
		fc.property(walk, fc.nat(), (answers, at) => {
			const ids = Object.keys(answers);
			const id = ids[at % ids.length] ?? '';
			if (FACTS.questions.find((question) => question.id === id)?.notSure !== true) return;
			const before = plan(FACTS, answers, TODAY);
			const after = plan(FACTS, { ...answers, [id]: 'not-sure' }, TODAY);
			if (before.verdict !== 'ready') expect(after.verdict).not.toBe('ready');
			// Leaving a question open is the same as not knowing.
			const open = Object.fromEntries(Object.entries(answers).filter(([other]) => other !== id));
			expect(after.verdict).toBe(plan(FACTS, open, TODAY).verdict);
		}),
		RUNS,
	);
});

test('the address gives back exactly the answers', () => {
	fc.assert(
		fc.property(walk, (answers) => {
			expect(decodeFragment(FACTS, encodeFragment(answers), TODAY)).toEqual({ answers: canonical(answers), dropped: [] });
		}),
		RUNS,
	);
});

test('whatever is given as answers, planning does not fail and keeps only what fits', () => {
	const junk = fc.dictionary(
		fc.constantFrom(...FACTS.questions.map(({ id }) => id), '__proto__', 'constructor', ''),
		fc.oneof(
			fc.constant('not-sure' as const),
			fc.array(fc.oneof(fc.string(), version, fc.constantFrom('global', 'none', 'windows-11-22h2'))),
		),
	);
	fc.assert(
		fc.property(junk, (answers) => {
			const { answers: kept } = plan(FACTS, answers, TODAY);
			expect(prune(FACTS, kept, TODAY).dropped).toEqual([]);
		}),
		RUNS,
	);
});

test('some way through the wizard asks every question and reaches every action', () => {
	const asked = new Set<string>();
	const reached = new Set<string>();
	fc.assert(
		fc.property(walk, (answers) => {
			for (const { id } of relevantQuestions(FACTS, answers, TODAY)) asked.add(id);
			for (const { id } of plan(FACTS, answers, TODAY).items) reached.add(id);
		}),
		{ numRuns: 1500, seed: 1 },
	);
	expect(FACTS.questions.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([]);
	// The rules of server roles need a lucky version; the content check proves each reachable by itself.
	const general = FACTS.actions.map(({ id }) => id).filter((id) => !id.includes('.'));
	expect(general.filter((id) => !reached.has(id))).toEqual([]);
});
