import type { Change } from '../../knowledge/change.ts';
import type { QuestionFacts } from '../../knowledge/decision-facts.ts';
import { newestFirst } from '../../knowledge/newest-first.ts';
import type { Answers } from '../answers.ts';
import { decodeFragment, encodeFragment } from '../fragment.ts';
import type { PlanState } from './plan-state.ts';

/** A plan of an earlier day, as far as it is known. */
export interface EarlierPlan {
	/** YYYY-MM-DD on which it was made. */
	readonly day: string;
	/** Content version of the facts that it was made from. */
	readonly version?: string | undefined;
	readonly answers: Answers;
	/** What it said. Left out where there is only a link: it is then made out from the log of changes. */
	readonly state?: PlanState | undefined;
}

/**
 * Entries of the log since a plan was made, newest first; none if it was made from the facts of today (`version`). Those of
 * its own day count too, as nobody knows which of the two came first.
 */
export function logSince(changes: readonly Change[], earlier: Pick<EarlierPlan, 'day' | 'version'>, version: string): Change[] {
	if (earlier.version === version) return [];
	return newestFirst(changes.filter(({ day }) => day >= earlier.day));
}

/** Day on which the log begins: a plan that does not say its day was saved before plans wrote it, and is no younger. */
export function firstDayOf(changes: readonly Change[]): string {
	return newestFirst(changes).at(-1)?.day ?? '';
}

/** What of its answers today's questions still take: an option that is offered no more does not take the others with it. */
export function usableAnswers(facts: QuestionFacts, { answers, day }: Pick<EarlierPlan, 'answers' | 'day'>): Answers {
	return decodeFragment(facts, encodeFragment(answers), day).answers;
}
