import type { Raise, Step } from '../knowledge/action.ts';
import type { Condition, Leaf } from '../knowledge/condition.ts';
import type { AskedQuestion, DecisionFacts } from '../knowledge/decision-facts.ts';
import { PRIORITY } from './labels.ts';

/** "Applies if “Windows versions in use” includes Windows 8, and “roles in use” is not known": the condition as a sentence without full stop. */
export function describeCondition(facts: Pick<DecisionFacts, 'questions' | 'actions'>, condition: Condition): string {
	if ('all' in condition && condition.all.length === 0) return 'Applies to every estate';
	return `Applies if ${phrase(facts, condition, false)}`;
}

/** A step in words: where it is not for everybody, or not known whether it is for this estate, its condition comes first. */
export function stepText(facts: Pick<DecisionFacts, 'questions' | 'actions'>, { text, when }: Step): string {
	return when === undefined ? text : `${onlyIf(facts, when)}: ${text}`;
}

/** "Only if “roles in use” includes AD FS", without full stop. */
function onlyIf(facts: Pick<DecisionFacts, 'questions' | 'actions'>, condition: Condition): string {
	return `Only if ${phrase(facts, condition, false)}`;
}

/** "Required if “roles in use” includes AD FS." */
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
			joined(facts, condition.any).map((part) => phrase(facts, part, true)),
			'or',
			nested,
			'never',
		);
	if ('not' in condition) return `not (${phrase(facts, condition.not, false)})`;
	return leafPhrase(facts, condition);
}

/** Alternatives that name options of the same question are one, with all of these options. */
function joined(facts: Pick<DecisionFacts, 'questions'>, parts: readonly Condition[]): Condition[] {
	const questionOf = (part: Condition) => ('includes' in part || 'trait' in part ? part.question : undefined);
	return parts.flatMap((part, at) => {
		const question = questionOf(part);
		if (question === undefined) return [part];
		const same = parts.filter((other) => questionOf(other) === question);
		if (parts.indexOf(same[0] ?? part) !== at) return [];
		return same.length === 1 ? [part] : [{ question, includes: same.flatMap((each) => optionsNamed(facts, each)) }];
	});
}

/** Ids of the options that a condition names or that have its trait. */
function optionsNamed({ questions }: Pick<DecisionFacts, 'questions'>, part: Condition): string[] {
	if ('includes' in part) return part.includes;
	if (!('trait' in part)) return [];
	const options = questions.find(({ id }) => id === part.question)?.options ?? [];
	return options.filter(({ traits }) => traits?.includes(part.trait)).map(({ id }) => id);
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
	const subject = `“${question?.subject ?? leaf.question}”`;
	const options = question?.options ?? [];
	if ('includes' in leaf || 'trait' in leaf) {
		const named = [...new Set(optionsNamed(facts, leaf))];
		const rest = options.filter(({ id, exclusive }) => exclusive !== true && !named.includes(id));
		if (named.length > 1 && rest.length === 0) return `${subject} names any`;
		const labels = named.map((id) => options.find((option) => option.id === id)?.label ?? id);
		return `${subject} ${question === undefined ? 'is' : VERB[question.kind]} ${list(labels)}`;
	}
	if ('unknown' in leaf) return `${subject} is not known`;
	if ('supportEnded' in leaf)
		return leaf.supportEnded === 'free'
			? `${subject} includes one that gets only paid security updates`
			: `${subject} includes one that no longer gets any security updates`;
	const { atLeast, below } = leaf;
	if (atLeast === undefined) return `${subject} is below ${below}`;
	return below === undefined ? `${subject} is ${atLeast} or later` : `${subject} is ${atLeast} or later, but below ${below}`;
}

/** What joins a subject and its options: of a question with several answers they are among others. */
const VERB: Readonly<Record<AskedQuestion['kind'], string>> = { single: 'is', several: 'includes', version: 'is' };

function list(labels: readonly string[]): string {
	if (labels.length === 0) return 'none of those known';
	if (labels.length === 1) return labels.join('');
	return `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`;
}
