import type { AskedQuestion, OutlineFacts } from '../knowledge/decision-facts.ts';
import { NOT_SURE } from './answers.ts';
import type { Match } from './evaluate.ts';
import { kindOf } from './kinds/kinds.ts';
import type { Reason } from './plan-types.ts';

type Facts = Pick<OutlineFacts, 'questions' | 'actions'>;

const EVERY_ESTATE: Reason = { kind: 'everyone', question: '', subject: 'Every estate', values: [] };

/** How "not sure" reads among answers. */
const UNSURE = 'not sure';

/**
 * Why something applies: the answers that made it so, in the visitor's words, one entry a question;
 * and the items that it follows from. Never empty.
 */
export function reasonsOf(facts: Facts, matches: readonly Match[]): Reason[] {
	const own = matches.filter(({ via }) => via === undefined);
	const reasons = facts.questions.flatMap((question): Reason[] => {
		const values = valuesOf(question, own);
		return values.size === 0
			? []
			: [{ kind: 'answer', question: question.id, subject: question.subject, values: labelsOf(question, values) }];
	});
	const followed = new Set(matches.map(({ via }) => via));
	const titles = facts.actions.filter(({ id }) => followed.has(id)).map(({ title }) => title);
	if (titles.length > 0) reasons.push({ kind: 'item', question: '', subject: 'Items of this list', values: titles });
	return reasons.length > 0 ? reasons : [EVERY_ESTATE];
}

/**
 * What of the estate an item is for: Windows versions, roles, agent versions. What follows from other
 * items is for what those are for, unless it names parts of the estate itself.
 */
export function scopeOf(facts: Facts, matches: readonly Match[]): string[] {
	const own = partsIn(
		facts,
		matches.filter(({ via }) => via === undefined),
	);
	return own.length > 0 ? own : partsIn(facts, matches);
}

function partsIn(facts: Facts, matches: readonly Match[]): string[] {
	const named = facts.questions
		.filter(({ partsOfEstate }) => partsOfEstate)
		.map((question) => ({
			question,
			labels: labelsOf(question, valuesOf(question, matches)).filter((label) => label !== UNSURE),
		}));
	const parts = named.flatMap(({ question, labels }) => {
		const { specific, of } = kindOf(question).part;
		return labels.map((label) => ({ specific, text: of(question, label) }));
	});
	const specific = parts.filter((part) => part.specific).map(({ text }) => text);
	const general = parts.filter((part) => !part.specific).map(({ text }) => text);
	// "Agent version 1.5" says what "Agent" says.
	return [...new Set([...general.filter((text) => !specific.some((other) => other.startsWith(`${text} `))), ...specific])];
}

function valuesOf(question: AskedQuestion, matches: readonly Match[]): Set<string> {
	return new Set(matches.filter((match) => match.question === question.id).flatMap((match) => match.values));
}

function labelsOf(question: AskedQuestion, values: ReadonlySet<string>): string[] {
	const chosen = question.options.filter((option) => values.has(option.id)).map(({ label }) => label);
	const others = [...values].filter((value) => !question.options.some((option) => option.id === value));
	return [...chosen, ...others.map((value) => (value === NOT_SURE ? UNSURE : value))];
}
