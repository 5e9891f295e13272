import type { Answers } from '../advisor/answers.ts';
import { decodeFragment, encodeFragment } from '../advisor/fragment.ts';
import type { Condition } from '../knowledge/condition.ts';
import type { DecisionFacts } from '../knowledge/decision-facts.ts';

/**
 * Path of the wizard with these answers given; undefined if the wizard would not take one of them.
 * @param today YYYY-MM-DD: some questions depend on the day
 */
export function wizardPath(decisions: DecisionFacts, answers: Answers, today: string): string | undefined {
	const fragment = encodeFragment(answers);
	const { answers: taken, dropped } = decodeFragment(decisions, fragment, today);
	return dropped.length > 0 || Object.keys(taken).length === 0 ? undefined : `/wizard/${fragment}`;
}

/** A small set of answers under which a condition about options holds; what it asks beyond options is left open. */
export function answersFor(condition: Condition): Answers {
	if ('all' in condition) return Object.assign({}, ...condition.all.map(answersFor));
	if ('any' in condition) return condition.any[0] === undefined ? {} : answersFor(condition.any[0]);
	if ('includes' in condition) return { [condition.question]: condition.includes.slice(0, 1) };
	return {};
}
