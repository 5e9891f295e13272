import type { Raise, Step } from '../knowledge/action.ts';
import type { Condition, Leaf } from '../knowledge/condition.ts';
import type { AskedQuestion, DecisionFacts } from '../knowledge/decision-facts.ts';
import { PRIORITY } from './labels.ts';

/** "Applies if Windows versions in use: including Windows 8, and roles in use: not known": the condition as a sentence without full stop. */
export function describeCondition(facts: Pick<DecisionFacts, 'questions' | 'actions'>, condition: Condition): string {
	if ('all' in condition && condition.all.length === 0) return 'Applies to every estate';
	return `Applies if ${phrase(facts, condition, false)}`;
}

/** A step in words: where it is not for everybody, or not known whether it is for this estate, its condition comes first. */
export function stepText(facts: Pick<DecisionFacts, 'questions' | 'actions'>, { text, when }: Step): string {
	return when === undefined ? text : `Only if ${phrase(facts, when, false)}: ${text}`;
}

/** "Required if roles in use: including AD FS." */
export function raiseText(facts: Pick<DecisionFacts, 'questions' | 'actions'>, { to, when }: Raise): string {
	return `${PRIORITY[to].text} if ${phrase(facts, when, false)}.`;
}

function phrase(facts: Pick<DecisionFacts, 'questions' | 'actions'>, condition: Condition, nested: boolean): string {
	if ('all' in condition)
		return group(
			condition.all.map((part) => phrase(facts, part, true)),
			'and',
			nested,
			'always',
		);
	if ('any' in condition)
		return group(
			condition.any.map((part) => phrase(facts, part, true)),
			'or',
			nested,
			'never',
		);
	if ('not' in condition) return `it is not so that ${phrase(facts, condition.not, true)}`;
	return leafPhrase(facts, condition);
}

function group(parts: readonly string[], word: 'and' | 'or', nested: boolean, empty: string): string {
	if (parts.length === 0) return empty;
	if (parts.length === 1) return parts.join('');
	const joined = parts.join(`, ${word} `);
	if (!nested) return joined;
	return word === 'or' ? `(either ${joined})` : `(${joined})`;
}

function leafPhrase(facts: Pick<DecisionFacts, 'questions' | 'actions'>, leaf: Leaf): string {
	if ('action' in leaf) {
		const action = facts.actions.find(({ id }) => id === leaf.action);
		return `the item “${action?.title ?? leaf.action}” applies`;
	}
	const question = facts.questions.find(({ id }) => id === leaf.question);
	const subject = question?.subject ?? leaf.question;
	const options = question?.options ?? [];
	if ('includes' in leaf) {
		const labels = leaf.includes.map((id) => options.find((option) => option.id === id)?.label ?? id);
		return `${subject}: ${question === undefined ? '' : INCLUDING[question.kind]}${list(labels)}`;
	}
	if ('trait' in leaf) {
		const labels = options.filter((option) => option.traits?.includes(leaf.trait)).map(({ label }) => label);
		return `${subject}: including ${list(labels)}`;
	}
	if ('unknown' in leaf) return `${subject}: not known`;
	if ('supportEnded' in leaf)
		return leaf.supportEnded === 'free'
			? `${subject}: including one that gets only paid security updates`
			: `${subject}: including one that gets no security updates any more`;
	const { atLeast, below } = leaf;
	if (atLeast === undefined) return `${subject}: below ${below}`;
	return below === undefined ? `${subject}: ${atLeast} or later` : `${subject}: from ${atLeast} to just below ${below}`;
}

/** What stands before options that are among others. */
const INCLUDING: Readonly<Record<AskedQuestion['kind'], string>> = { single: '', several: 'including ', version: '' };

function list(labels: readonly string[]): string {
	if (labels.length === 0) return 'none of those known';
	if (labels.length === 1) return labels.join('');
	return `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`;
}
