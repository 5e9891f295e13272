import { type Answer, NOT_SURE } from '../advisor/answers.ts';
import type { Plan } from '../advisor/plan-types.ts';
import type { NamedOption, NamedQuestion } from '../knowledge/named-in-code.ts';

/** Whether an item of the plan, or a question that is open in it, names this format. */
export function callsFor(plan: Plan, format: string): boolean {
	return plan.formats.includes(format);
}

/** Whether the visitor chose this option of the question. */
export function chose<Question extends NamedQuestion>(plan: Plan, question: Question, option: NamedOption<Question>): boolean {
	return known(plan, question)?.includes(option) === true;
}

/** Whether the visitor answered the question and left this option out. */
export function ruledOut<Question extends NamedQuestion>(plan: Plan, question: Question, option: NamedOption<Question>): boolean {
	return known(plan, question)?.includes(option) === false;
}

function known({ answers }: Plan, question: NamedQuestion): Exclude<Answer, typeof NOT_SURE> | undefined {
	const answer = answers[question];
	return answer === NOT_SURE ? undefined : answer;
}
