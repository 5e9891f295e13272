import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PHASES } from '../../knowledge/phases.ts';
import type { Answer, Answers } from '../answers.ts';
import { nextQuestion, prune, relevantQuestions } from '../flow.ts';
import { canonical, decodeFragment, encodeFragment } from '../fragment.ts';
import { plan } from '../plan.ts';
import { FACTS, TODAY } from './estate.ts';

/** Versions on and around every boundary that a condition names. */
const BOUNDARIES = [...new Set(JSON.stringify(FACTS.actions.map(({ when }) => when)).match(/\d+(?:\.\d+){2,3}/g) ?? [])];
const version = fc.oneof(
	fc.constantFrom(...BOUNDARIES),
	fc.array(fc.nat(9999), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('.')),
);

/** A random walk through the wizard: every question that is asked gets an answer it takes. */
const walk: fc.Arbitrary<Answers> = fc
	.infiniteStream(fc.nat())
	.chain((picks) => fc.infiniteStream(version).map((versions) => walkWith(picks, versions)));

function walkWith(picks: fc.Stream<number>, versions: fc.Stream<string>): Answers {
	const pick = () => picks.next().value ?? 0;
	const answers: Record<string, Answer> = {};
	for (let open = nextQuestion(FACTS, answers, TODAY); open !== undefined; open = nextQuestion(FACTS, answers, TODAY)) {
		const unsure = open.notSure && pick() % 8 === 0;
		const inclusive = open.options.filter((option) => option.exclusive !== true);
		const one = open.options[pick() % Math.max(open.options.length, 1)]?.id ?? '';
		const several = inclusive.filter(() => pick() % 3 === 0).map(({ id }) => id);
		answers[open.id] = unsure
			? 'not-sure'
			: open.kind === 'version'
				? [versions.next().value ?? '1.0']
				: open.kind === 'several' && several.length > 0
					? several
					: [one];
	}
	return answers;
}

const RUNS = { numRuns: 400 };

test('every way through the wizard ends at a result in which each item has a reason and a source, phase after phase, and none waits for a later one', () => {
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
			const places = items.map(({ phase }) => PHASES.indexOf(phase));
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
