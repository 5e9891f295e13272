import type { AskedOption, AskedQuestion } from '../knowledge/decision-facts.ts';
import { type Answers, NOT_SURE } from './answers.ts';

/** Options of a question that draws on another one's answer: what was chosen there and fits. */
export function candidatesOf(question: AskedQuestion, answers: Answers): readonly AskedOption[] {
	if (question.among === undefined) return question.options;
	const chosen = answers[question.among.question];
	if (chosen === undefined || chosen === NOT_SURE) return [];
	return question.options.filter((option) => chosen.includes(option.id));
}

/** Whether it makes no difference which of the candidates it is. */
export function isSettled(question: AskedQuestion, candidates: readonly AskedOption[]): boolean {
	const cases = question.among?.cases ?? [];
	return (
		candidates.length === 1 ||
		cases.every((ids) => [0, candidates.length].includes(candidates.filter(({ id }) => ids.includes(id)).length))
	);
}
