import type { AskedQuestion } from '../../knowledge/decision-facts.ts';
import type { Answer } from '../answers.ts';

/** What is chosen or typed on a page but not yet an answer; text for a field to type in. */
export interface Draft {
	readonly answer?: Answer | undefined;
	readonly text?: string | undefined;
}

/** What was entered: an answer, or what is wrong with it in words for the visitor. */
export type Entered = Answer | { readonly fault: string };

/**
 * What is particular to questions of one kind. A new kind is one of these, a line in
 * kinds.ts, an arm of `AskedQuestion` and of the schema, and a field on the page; the compiler asks for each.
 */
export interface Kind<Question extends AskedQuestion> {
	/** Whether values have the form that such a question takes; there is at least one, and none twice. */
	isValid(question: Question, values: readonly string[]): boolean;
	/** A value in the visitor's words. */
	describe(question: Question, value: string): string;
	/** What describes a part of the estate, from the words of a value. `specific` where it names the whole thing: "Agent version 1.5" for "1.5". */
	readonly part: { readonly specific: boolean; of(question: Question, words: string): string };
}
