import { compile } from '../knowledge/compile.ts';
import type { Condition } from '../knowledge/condition.ts';
import type { AskedQuestion, DecisionFacts } from '../knowledge/decision-facts.ts';
import { leavesOf } from '../knowledge/leaves.ts';
import type { Rule } from '../knowledge/lint/rule.ts';
import { conditionKeyIn, fileOf, keyIn } from '../knowledge/origin.ts';
import { partsOf } from '../knowledge/placed-conditions.ts';
import type { Problem } from '../knowledge/problem.ts';
import type { VersionRange } from '../knowledge/versions.ts';
import { type Answer, type Answers, NOT_SURE } from './answers.ts';
import { evaluate } from './evaluate.ts';

/** Tries per action. Conditions turn on a handful of answers, so the share of tries that meet one is far above 1 in 1,000. */
const TRIES = 20_000;

/** An action, or a part of one with a condition of its own, that seems out of reach: none of very many combinations of answers led to it. */
export const unreachableActions: Rule = (content) => {
	const facts = compile(content);
	const unreached = `for which no answers were found in ${TRIES.toLocaleString('en-GB')} tries`;
	return facts.actions.flatMap((action): Problem[] => {
		const { id, when, origin } = action;
		const file = fileOf(origin);
		const accepted = 'a condition that some answers meet';
		if (!isReachable(facts, when))
			return [{ file, key: conditionKeyIn(origin), found: `an action (${id}) ${unreached}`, accepted }];
		return partsOf(action).flatMap((part) =>
			isReachable(facts, { all: [when, part.when] })
				? []
				: [{ file, key: keyIn(origin, `${part.key}.when`), found: `a condition ${unreached}`, accepted }],
		);
	});
};

function isReachable(facts: DecisionFacts, condition: Condition): boolean {
	const candidates = candidateAnswers(facts, condition);
	// On the last day of free updates of one Windows, those of others have ended; long before and after, none or all have.
	const ends = facts.questions.flatMap(({ options }) => options.flatMap(({ supportEnds }) => supportEnds?.all ?? []));
	const days = ['0001-01-01', ...new Set(ends), '9999-12-31'];
	const random = generator(1);
	const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
	for (let attempt = 0; attempt < TRIES; attempt += 1) {
		const answers: Answers = Object.fromEntries(
			[...candidates].map(([id, values]): [string, Answer] => {
				const one = pick(values);
				const other = pick(values);
				return [id, one === NOT_SURE || other === NOT_SURE ? (one === NOT_SURE ? one : [one]) : [...new Set([one, other])]];
			}),
		);
		if (evaluate({ facts, answers, today: pick(days) }, condition).truth === 'yes') return true;
	}
	return false;
}

/** Answers that are no options: one inside a range, and one outside of every range. */
const SAMPLES: Readonly<
	Record<AskedQuestion['kind'], { inside(range: VersionRange): readonly string[]; readonly outside: readonly string[] }>
> = {
	single: { inside: () => [], outside: [] },
	several: { inside: () => [], outside: [] },
	version: { inside: ({ atLeast = '0.0' }) => [atLeast], outside: ['99999.0'] },
};

/** For each question that a condition turns on, directly or through other conditions: the answers that could matter, and one that does not. */
function candidateAnswers(facts: DecisionFacts, condition: Condition): Map<string, string[]> {
	const candidates = new Map<string, Set<string>>();
	const seen = new Set<Condition>();
	const visit = (part: Condition): void => {
		if (seen.has(part)) return;
		seen.add(part);
		for (const leaf of leavesOf(part)) {
			if ('action' in leaf) {
				const action = facts.actions.find(({ id }) => id === leaf.action);
				if (action !== undefined) visit(action.when);
				continue;
			}
			const question = facts.questions.find(({ id }) => id === leaf.question);
			if (question === undefined) continue;
			const values = candidates.get(question.id) ?? new Set([NOT_SURE]);
			candidates.set(question.id, values);
			if ('includes' in leaf) for (const id of leaf.includes) values.add(id);
			else if ('trait' in leaf)
				for (const { id } of question.options.filter(({ traits }) => traits?.includes(leaf.trait))) values.add(id);
			else if ('supportEnded' in leaf)
				for (const { id } of question.options.filter(({ supportEnds }) => supportEnds !== undefined)) values.add(id);
			else if (!('unknown' in leaf)) {
				for (const { id } of question.options) values.add(id);
				for (const value of SAMPLES[question.kind].inside(leaf)) values.add(value);
			}
			const other = question.options.find(({ id }) => !values.has(id));
			if (other !== undefined) values.add(other.id);
			for (const value of SAMPLES[question.kind].outside) values.add(value);
			visit(question.when);
			if (question.among !== undefined)
				visit({ question: question.among.question, includes: [...values].filter((id) => id !== NOT_SURE) });
		}
	};
	visit(condition);
	return new Map([...candidates].map(([id, values]) => [id, [...values]]));
}

/** A small seeded generator (mulberry32), so that the check says the same every time. Numbers in [0, 1). */
function generator(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
