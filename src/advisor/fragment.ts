import { compareVersions } from 'compare-versions';
import type { QuestionFacts } from '../knowledge/decision-facts.ts';
import { isVersion } from '../knowledge/version-form.ts';
import { type Answer, type Answers, NOT_SURE } from './answers.ts';
import { prune } from './flow.ts';
import { isValidAnswer } from './kinds/kinds.ts';

const FORM = '#v1';

/** Longest fragment that is read; longer ones did not come from here. */
const LONGEST = 8000;

/** Answers with everything in one order, so that the same answers are the same text. */
export function canonical(answers: Answers): Answers {
	return Object.fromEntries(
		Object.entries(answers)
			.toSorted(([one], [other]) => (one < other ? -1 : 1))
			.map(([id, answer]) => [id, answer === NOT_SURE ? answer : [...new Set(answer)].toSorted(byVersionThenText)]),
	);
}

/** When a plan was made, and from which facts. */
export interface Made {
	/** YYYY-MM-DD */
	readonly day: string;
	/** Content version. */
	readonly version: string;
}

const MADE = /^made=(\d{4}-\d\d-\d\d)\.([0-9a-f]{12})$/;

/** "#v1;made=2026-08-12.0123456789ab;windows=server-2012;roles=not-sure": read by `decodeFragment`, and by people. */
export function encodeFragment(answers: Answers, made?: Made): string {
	return [
		FORM,
		...(made === undefined ? [] : [`made=${made.day}.${made.version}`]),
		...Object.entries(canonical(answers)).map(([id, answer]) => `${id}=${String(answer)}`),
	].join(';');
}

/** Part of a fragment that could not be used, and why. */
export interface DroppedPart {
	readonly part: string;
	readonly why: string;
}

export interface Decoded {
	/** Only valid answers to questions that matter; canonical. */
	readonly answers: Answers;
	/** Undefined where the fragment does not say. */
	readonly made: Made | undefined;
	readonly dropped: readonly DroppedPart[];
}

/** Reads a fragment. What is valid is kept, what is not is told; nothing throws. An empty fragment has no answers. */
export function decodeFragment(facts: QuestionFacts, fragment: string, today: string): Decoded {
	const text = decodeLeniently(fragment).replace(/^#/, '');
	const nothing = (...why: string[]): Decoded => ({
		answers: {},
		made: undefined,
		dropped: why.map((why) => ({ part: shorten(text), why })),
	});
	if (text === '') return nothing();
	if (text.length > LONGEST) return nothing(`it is longer than ${LONGEST} characters`);
	const [form, ...parts] = text.split(';');
	if (`#${form}` !== FORM) return nothing(`it does not start with ${FORM}`);
	const answers: Record<string, Answer> = {};
	let made: Made | undefined;
	const dropped: DroppedPart[] = [];
	for (const part of parts.filter((piece) => piece !== '')) {
		const [, day, version = ''] = MADE.exec(part) ?? [];
		if (day !== undefined) {
			made = { day, version };
			continue;
		}
		const [id = '', ...rest] = part.split('=');
		const question = facts.questions.find((candidate) => candidate.id === id);
		const text = rest.join('=');
		if (question === undefined) dropped.push({ part: shorten(part), why: 'this question is not asked any more' });
		else if (text === NOT_SURE && question.notSure) answers[id] = NOT_SURE;
		else {
			const values = [...new Set(text.split(',').filter((value) => value !== ''))];
			const usable = values.filter((value) => isValidAnswer(question, [value]));
			for (const value of values.filter((value) => !usable.includes(value)))
				dropped.push({ part: shorten(`${id}=${value}`), why: 'this answer is not offered' });
			if (isValidAnswer(question, usable)) answers[id] = usable;
			else if (usable.length > 0 || values.length === 0)
				dropped.push({ part: shorten(part), why: 'these answers do not go together' });
		}
	}
	const pruned = prune(facts, canonical(answers), today);
	for (const id of pruned.dropped) dropped.push({ part: id, why: 'the other answers make this question irrelevant' });
	return { answers: pruned.answers, made, dropped };
}

function byVersionThenText(one: string, other: string): number {
	const order = isVersion(one) && isVersion(other) ? compareVersions(one, other) : 0;
	return order !== 0 ? order : one < other ? -1 : 1;
}

/** Mail programs escape what they need not; a broken escape is taken as it stands. */
function decodeLeniently(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function shorten(text: string): string {
	return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
