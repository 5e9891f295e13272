import type { AskedChoice, AskedOption } from '../knowledge/decision-facts.ts';
import { type Answers, NOT_SURE } from './answers.ts';

/** A question that draws on another one's answer. */
type Drawing = Pick<AskedChoice, 'options'> & { readonly among: NonNullable<AskedChoice['among']> };

/** The options of such a question: what was chosen there and fits. */
export function candidatesOf({ options, among }: Drawing, answers: Answers): readonly AskedOption[] {
	const chosen = answers[among.question];
	if (chosen === undefined || chosen === NOT_SURE) return [];
	return options.filter((option) => chosen.includes(option.id));
}

/** Whether it makes no difference which of the candidates it is. */
export function isSettled({ among }: Drawing, candidates: readonly AskedOption[]): boolean {
	return among.cases.every((ids) => [0, candidates.length].includes(candidates.filter(({ id }) => ids.includes(id)).length));
}
