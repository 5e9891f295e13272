import type { AnswerCondition, AnswerLeaf, Condition, ConditionOf, Leaf } from '../knowledge/condition.ts';
import type { AskedOption, AskedQuestion, PlannedFromAction, QuestionFacts } from '../knowledge/decision-facts.ts';
import { isVersion } from '../knowledge/version-form.ts';
import { inRange } from '../knowledge/versions.ts';
import { type Answer, type Answers, NOT_SURE } from './answers.ts';
import { candidatesOf, isSettled } from './candidates.ts';

/** Kleene's three values. */
export type Truth = 'yes' | 'no' | 'unknown';

/** An answer that a condition turned on. */
export interface Match {
	readonly question: string;
	/** Option ids or versions. */
	readonly values: readonly string[];
	/** Id of the action that it made apply first, where this is what follows from that. */
	readonly via?: string;
}

export interface Evaluation {
	readonly truth: Truth;
	/** Answers that made it so; what an unknown condition has so far is not told. */
	readonly because: readonly Match[];
	/** Questions whose answers would settle an unknown condition. */
	readonly unknowns: readonly string[];
}

/** What conditions about answers are evaluated against. `today` is YYYY-MM-DD. */
export interface AnswerContext {
	readonly facts: QuestionFacts;
	readonly answers: Answers;
	readonly today: string;
}

/** What any condition is evaluated against. */
export interface Context extends AnswerContext {
	readonly facts: QuestionFacts & { readonly actions: readonly Pick<PlannedFromAction, 'id' | 'when'>[] };
}

function settled(truth: 'yes' | 'no', because: readonly Match[]): Evaluation {
	return { truth, because, unknowns: [] };
}

/** Evaluates a condition. A question that was not answered, or answered "not sure", is unknown; one that does not matter is not met. */
export function evaluate(context: Context, condition: Condition): Evaluation {
	return combine(condition, (leaf) => ('action' in leaf ? evaluateAction(context, leaf.action) : evaluateAnswer(context, leaf)));
}

/** The same for a condition about answers alone, for which no items of the checklist need to be known. */
export function evaluateAnswers(context: AnswerContext, condition: AnswerCondition): Evaluation {
	return combine(condition, (leaf) => evaluateAnswer(context, leaf));
}

function combine<One extends Leaf>(condition: ConditionOf<One>, evaluateLeaf: (leaf: One) => Evaluation): Evaluation {
	if ('all' in condition) return allOf(condition.all.map((part) => combine(part, evaluateLeaf)));
	if ('any' in condition) return anyOf(condition.any.map((part) => combine(part, evaluateLeaf)));
	if ('not' in condition) return negate(combine(condition.not, evaluateLeaf));
	return evaluateLeaf(condition);
}

function allOf(parts: readonly Evaluation[]): Evaluation {
	const failed = parts.find(({ truth }) => truth === 'no');
	if (failed !== undefined) return failed;
	if (parts.some(({ truth }) => truth === 'unknown')) return unknownOf(parts);
	return settled(
		'yes',
		parts.flatMap(({ because }) => because),
	);
}

function anyOf(parts: readonly Evaluation[]): Evaluation {
	const met = parts.filter(({ truth }) => truth === 'yes');
	if (met.length === 0 && parts.some(({ truth }) => truth === 'unknown')) return unknownOf(parts);
	const deciding = met.length > 0 ? met : parts;
	return settled(
		met.length > 0 ? 'yes' : 'no',
		deciding.flatMap(({ because }) => because),
	);
}

function unknownOf(parts: readonly Evaluation[]): Evaluation {
	return { truth: 'unknown', because: [], unknowns: [...new Set(parts.flatMap(({ unknowns }) => unknowns))] };
}

/** What is not so is no reason that a visitor would recognise, so none is given. */
function negate({ truth, unknowns }: Evaluation): Evaluation {
	return { truth: truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'unknown', because: [], unknowns };
}

/** What follows an item holds when the item does, for its reasons. */
function evaluateAction(context: Context, id: string): Evaluation {
	const action = actionsOf(context.facts).get(id);
	if (action === undefined) return settled('no', []);
	const evaluation = evaluate(context, action.when);
	return { ...evaluation, because: evaluation.because.map((match) => ({ ...match, via: id })) };
}

function evaluateAnswer(context: AnswerContext, leaf: AnswerLeaf): Evaluation {
	const question = questionsOf(context.facts).get(leaf.question);
	if (question === undefined) return settled('no', []);
	const matters = whetherAsked(context, question);
	if (matters.truth !== 'yes') return { ...matters, because: [] };
	const answer = answerTo(context, question);
	if ('unknown' in leaf) {
		const missing = answer.value === undefined || answer.value === NOT_SURE;
		return settled(missing ? 'yes' : 'no', [{ question: question.id, values: missing ? [NOT_SURE] : [] }]);
	}
	if (answer.value === undefined || answer.value === NOT_SURE) return { truth: 'unknown', because: [], unknowns: answer.from };
	const values = answer.value.filter((value) => matches(leaf, value, optionOf(question, value), context.today));
	const [truth, deciding] = values.length > 0 ? (['yes', values] as const) : (['no', answer.value] as const);
	return settled(truth, [{ question: question.id, values: deciding }]);
}

const asked = new WeakMap<AnswerContext, Map<AskedQuestion, Evaluation>>();

/** Whether a question is asked; worked out once for each context, since every leaf about it needs it. */
function whetherAsked(context: AnswerContext, question: AskedQuestion): Evaluation {
	const known = asked.get(context) ?? new Map<AskedQuestion, Evaluation>();
	asked.set(context, known);
	const evaluation = known.get(question) ?? evaluateAnswers(context, question.when);
	known.set(question, evaluation);
	return evaluation;
}

const indexes = new WeakMap<readonly unknown[], ReadonlyMap<string, unknown>>();

/** Entries by id; made once for each list, since every leaf of every condition asks. */
function indexOf<Entry extends { readonly id: string }>(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
	const known = indexes.get(entries) ?? new Map(entries.map((entry) => [entry.id, entry]));
	indexes.set(entries, known);
	return known as ReadonlyMap<string, Entry>;
}

const questionsOf = ({ questions }: QuestionFacts) => indexOf(questions);
const actionsOf = ({ actions }: Context['facts']) => indexOf(actions);

/** A visitor's answer, or the only one possible; with the questions that have to be asked if there is none. */
function answerTo(
	context: AnswerContext,
	question: AskedQuestion,
): { readonly value: Answer | undefined; readonly from: readonly string[] } {
	const { answers } = context;
	const from = [question.id];
	const { among, options } = question;
	if (among === undefined) return { value: answers[question.id], from };
	const candidates = candidatesOf({ among, options }, answers);
	if (candidates.length === 0) return { value: undefined, from: askedInstead(context, among.question) };
	if (isSettled({ among, options }, candidates)) return { value: candidates.map(({ id }) => id), from };
	const given = answers[question.id];
	const open =
		given === undefined || given === NOT_SURE ? given : given.filter((id) => candidates.some((option) => option.id === id));
	return { value: open?.length === 0 ? undefined : open, from };
}

/** The question itself if the wizard asks it; else those whose answers keep it from being asked. */
function askedInstead(context: AnswerContext, id: string): readonly string[] {
	const question = questionsOf(context.facts).get(id);
	if (question === undefined) return [id];
	const { truth, unknowns, because } = whetherAsked(context, question);
	return truth === 'yes' ? [id] : [...unknowns, ...because.map((match) => match.question)];
}

function optionOf(question: AskedQuestion, id: string): AskedOption | undefined {
	return question.options.find((option) => option.id === id);
}

function matches(
	leaf: Exclude<AnswerLeaf, { unknown: true }>,
	value: string,
	option: AskedOption | undefined,
	today: string,
): boolean {
	if ('includes' in leaf) return leaf.includes.includes(value);
	if ('trait' in leaf) return option?.traits?.includes(leaf.trait) === true;
	if ('supportEnded' in leaf) {
		const { free, all } = option?.supportEnds ?? {};
		if (leaf.supportEnded === 'all') return all !== undefined && all < today;
		return free !== undefined && free < today && all !== undefined && all >= today;
	}
	// Options such as "no-dotnet" stand beside versions and lie in no range.
	return isVersion(value) && inRange(value, leaf);
}
