import type { AskedOption, AskedQuestion } from '../knowledge/decision-facts.ts';
import { type Answers, NOT_SURE } from './answers.ts';

/** Options of a question that draws on another one's answer: what was chosen there and fits. */
export function candidatesOf(question: AskedQuestion, answers: Answers): readonly AskedOption[] {
	if (question.among === undefined) return question.options;
	const chosen = answers[question.among.question];
	if (chosen === undefined || chosen === NOT_SURE) return [];
	return question.options.filter((option) => chosen.includes(option.id));
}
