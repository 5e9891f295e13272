import type { AskedQuestion, QuestionOf } from '../../knowledge/decision-facts.ts';
import { type Answer, NOT_SURE } from '../answers.ts';
import type { Kind } from './kind.ts';
import { several } from './several.ts';
import { single } from './single.ts';
import { version } from './version.ts';

const KINDS: { readonly [Name in AskedQuestion['kind']]: Kind<QuestionOf<Name>> } = {
	single,
	several,
	version,
};

/** What is particular to a question's kind. */
export function kindOf<Question extends AskedQuestion>({ kind }: Question): Kind<Question> {
	// The table pairs each kind with its own questions, which the compiler cannot follow through a lookup.
	return KINDS[kind] as unknown as Kind<Question>;
}

/** Whether an answer has the form that its question takes. */
export function isValidAnswer(question: AskedQuestion, answer: Answer): boolean {
	if (answer === NOT_SURE) return question.notSure;
	return answer.length > 0 && new Set(answer).size === answer.length && kindOf(question).isValid(question, answer);
}
