import type { AskedQuestion, QuestionFacts } from '../knowledge/decision-facts.ts';
import { NOT_SURE } from './answers.ts';
import type { Match } from './evaluate.ts';
import type { Reason } from './plan-types.ts';

const EVERY_ESTATE: Reason = { question: '', subject: 'Every estate', values: [] };

/** How "not sure" reads among answers. */
const UNSURE = 'not sure';

/** The answers that made something apply, in the visitor's words, one entry a question. Never empty. */
export function reasonsOf(facts: QuestionFacts, matches: readonly Match[]): Reason[] {
	const reasons = facts.questions.flatMap((question) => {
		const values = matches.filter((match) => match.question === question.id).flatMap((match) => match.values);
		if (values.length === 0) return [];
		return [{ question: question.id, subject: question.subject, values: labelsOf(question, new Set(values)) }];
	});
	return reasons.length > 0 ? reasons : [EVERY_ESTATE];
}

/** What of the estate an item is for. Single choices tell circumstances; several choices and versions name parts of the estate. */
export function scopeOf(facts: QuestionFacts, reasons: readonly Reason[]): string[] {
	const kindOf = (reason: Reason) => facts.questions.find(({ id }) => id === reason.question)?.kind;
	const versions = reasons
		.filter((reason) => kindOf(reason) === 'version')
		.flatMap(({ subject, values }) => values.map((value) => `${subject} ${value}`));
	const parts = reasons
		.filter((reason) => kindOf(reason) === 'several')
		.flatMap(({ values }) => values.filter((value) => value !== UNSURE));
	// "Agent version 1.5" says what "Agent" says.
	return [...parts.filter((part) => !versions.some((version) => version.startsWith(`${part} `))), ...versions];
}

function labelsOf(question: AskedQuestion, values: ReadonlySet<string>): string[] {
	const chosen = question.options.filter((option) => values.has(option.id)).map(({ label }) => label);
	const others = [...values].filter((value) => !question.options.some((option) => option.id === value));
	return [...chosen, ...others.map((value) => (value === NOT_SURE ? UNSURE : value))];
}
