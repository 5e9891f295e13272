/** Test-only: random estates, each a walk through the wizard on the facts as they stand in content/. */
import fc from 'fast-check';
import type { Answer, Answers } from '../answers.ts';
import { nextQuestion } from '../flow.ts';
import { FACTS, TODAY } from './estate.ts';

/** Versions on and around every boundary that a condition names. */
const BOUNDARIES = [...new Set(JSON.stringify(FACTS.actions.map(({ when }) => when)).match(/\d+(?:\.\d+){2,3}/g) ?? [])];

export const version = fc.oneof(
	fc.constantFrom(...BOUNDARIES),
	fc.array(fc.nat(9999), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('.')),
);

/** A random walk through the wizard: every question that is asked gets an answer it takes. */
export const walk: fc.Arbitrary<Answers> = fc
	.infiniteStream(fc.nat())
	.chain((picks) => fc.infiniteStream(version).map((versions) => walkWith(picks, versions)));

function walkWith(picks: fc.Stream<number>, versions: fc.Stream<string>): Answers {
	const pick = () => picks.next().value ?? 0;
	const answers: Record<string, Answer> = {};
	for (let open = nextQuestion(FACTS, answers, TODAY); open !== undefined; open = nextQuestion(FACTS, answers, TODAY)) {
		const unsure = open.notSure && pick() % 8 === 0;
		const inclusive = open.options.filter((option) => option.exclusive !== true);
		const one = open.options[pick() % Math.max(open.options.length, 1)]?.id ?? '';
		// A single answer is common, and the only form of "None of these".
		const several = pick() % 6 === 0 ? [] : inclusive.filter(() => pick() % 3 === 0).map(({ id }) => id);
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
