import type { AskedQuestion } from '../knowledge/decision-facts.ts';
import { type Answer, NOT_SURE } from './answers.ts';

/** Versions accepted in one answer; more than any estate runs of one agent, and a bound on hostile links. */
const MOST_VERSIONS = 32;

/** Whether an answer has the form that its question takes. */
export function isValidAnswer(question: AskedQuestion, answer: Answer): boolean {
	if (answer === NOT_SURE) return question.notSure;
	if (answer.length === 0 || new Set(answer).size !== answer.length) return false;
	switch (question.kind) {
		case 'version':
			return answer.length <= MOST_VERSIONS && answer.every(isVersion);
		case 'single':
			return answer.length === 1 && hasOptions(question, answer);
		case 'several':
			return hasOptions(question, answer) && (answer.length === 1 || !includesExclusive(question, answer));
	}
}

function isVersion(text: string): boolean {
	return text.length <= 40 && /^\d+(\.\d+){1,3}$/.test(text);
}

function hasOptions(question: AskedQuestion, ids: readonly string[]): boolean {
	return ids.every((id) => question.options.some((option) => option.id === id));
}

function includesExclusive(question: AskedQuestion, ids: readonly string[]): boolean {
	return question.options.some((option) => option.exclusive === true && ids.includes(option.id));
}

/** What was typed into a version field: versions, or the pieces that are none. */
export type ParsedVersions =
	| { readonly ok: true; readonly versions: readonly string[] }
	| { readonly ok: false; readonly rejected: readonly string[] };

/** Reads versions separated by commas, semicolons or white space. A leading "v" is let pass. */
export function parseVersions(text: string): ParsedVersions {
	const pieces = text
		.split(/[\s,;]+/)
		.filter((piece) => piece !== '')
		.map((piece) => piece.replace(/^v(?=\d)/i, ''));
	const rejected = pieces.filter((piece) => !isVersion(piece));
	if (pieces.length === 0) return { ok: false, rejected: [] };
	if (rejected.length > 0) return { ok: false, rejected };
	const versions = [...new Set(pieces)];
	return versions.length > MOST_VERSIONS ? { ok: false, rejected: versions.slice(MOST_VERSIONS) } : { ok: true, versions };
}
