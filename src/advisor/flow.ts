import type { AskedQuestion, QuestionFacts } from '../knowledge/decision-facts.ts';
import { type Answer, type Answers, NOT_SURE } from './answers.ts';
import { candidatesOf, isSettled } from './candidates.ts';
import { type AnswerContext, evaluateAnswers } from './evaluate.ts';
import { isValidAnswer } from './kinds/kinds.ts';

/**
 * The questions that matter for these answers, in order, each with the options that are open to this visitor. A question that only one answer
 * could be given to is left out: `evaluate` takes that answer as given.
 */
export function relevantQuestions(facts: QuestionFacts, answers: Answers, today: string): AskedQuestion[] {
	const context = { facts, answers, today };
	return facts.questions.flatMap((question) => openQuestion(context, question) ?? []);
}

/** The first question that matters and has no answer; undefined when everything is answered. */
export function nextQuestion(facts: QuestionFacts, answers: Answers, today: string): AskedQuestion | undefined {
	const context = { facts, answers, today };
	for (const question of facts.questions) {
		const open = answers[question.id] === undefined ? openQuestion(context, question) : undefined;
		if (open !== undefined) return open;
	}
	return undefined;
}

/** What an answer leaves behind. */
export interface Pruned {
	readonly answers: Answers;
	/** Ids of questions whose answers were dropped, wholly or in part. */
	readonly dropped: readonly string[];
}

/**
 * Drops answers to questions that no longer matter or that the other answers no longer allow.
 * One pass is enough: a question's condition only looks at questions before it (a content rule sees to that).
 */
export function prune(facts: QuestionFacts, answers: Answers, today: string): Pruned {
	const kept: Record<string, Answer> = {};
	for (const question of facts.questions) {
		const answer = answers[question.id];
		if (answer === undefined) continue;
		// What was kept grows from question to question, so each is looked at anew.
		const open = openQuestion({ facts, answers: kept, today }, question);
		if (open === undefined) continue;
		const rest = keepOpenOptions(open, answer);
		if (isValidAnswer(open, rest)) kept[question.id] = rest;
	}
	return { answers: kept, dropped: Object.keys(answers).filter((id) => String(kept[id]) !== String(answers[id])) };
}

function openQuestion(context: AnswerContext, question: AskedQuestion): AskedQuestion | undefined {
	if (evaluateAnswers(context, question.when).truth !== 'yes') return undefined;
	const { among } = question;
	if (among === undefined) return question;
	const options = candidatesOf({ ...question, among }, context.answers);
	return isSettled({ ...question, among }, options) ? undefined : { ...question, options };
}

function keepOpenOptions(question: AskedQuestion, answer: Answer): Answer {
	if (answer === NOT_SURE || question.among === undefined) return answer;
	return answer.filter((id) => question.options.some((option) => option.id === id));
}
