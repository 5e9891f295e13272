import { expect, test } from 'vitest';
import type { Answers } from './answers.ts';
import { SMALL_WORLD } from './fixture.ts';
import { nextQuestion, prune, relevantQuestions } from './flow.ts';

const TODAY = '2026-11-21';
const asked = (answers: Answers) => relevantQuestions(SMALL_WORLD, answers, TODAY).map(({ id }) => id);

test('at first only questions that concern everybody are asked', () => {
	expect(asked({})).toEqual(['roles', 'windows']);
	expect(nextQuestion(SMALL_WORLD, {}, TODAY)?.id).toBe('roles');
});

test('a role asks for its version, an old Windows for its update', () => {
	expect(asked({ roles: ['agent'], windows: ['windows-7'] })).toEqual(['roles', 'windows', 'patched', 'agent.version']);
});

test('where a role runs is asked only if there is a choice', () => {
	expect(asked({ roles: ['agent'], windows: ['server-2022'] })).not.toContain('agent.host');
	const open = relevantQuestions(SMALL_WORLD, { roles: ['agent'], windows: ['windows-7', 'server-2012', 'server-2022'] }, TODAY);
	expect(open.find(({ id }) => id === 'agent.host')?.options.map(({ id }) => id)).toEqual(['server-2012', 'server-2022']);
});

test('where a role runs is not asked if it could make no difference', () => {
	const questions = SMALL_WORLD.questions.map((question) =>
		question.among === undefined
			? question
			: { ...question, among: { question: 'windows', cases: [['server-2012', 'server-2022']] } },
	);
	const answers = { roles: ['agent'], windows: ['server-2012', 'server-2022'] };
	expect(relevantQuestions({ ...SMALL_WORLD, questions }, answers, TODAY).map(({ id }) => id)).not.toContain('agent.host');
});

test('changing an answer drops what it makes irrelevant, and says so', () => {
	const answers: Answers = { roles: ['none'], windows: ['server-2022'], patched: ['no'], 'agent.version': ['1.0.0.0'] };
	expect(prune(SMALL_WORLD, answers, TODAY)).toEqual({
		answers: { roles: ['none'], windows: ['server-2022'] },
		dropped: ['patched', 'agent.version'],
	});
});

test('a server that is gone is taken off the role that ran on it', () => {
	const answers: Answers = {
		roles: ['agent'],
		windows: ['server-2012', 'server-2022'],
		'agent.host': ['server-2012', 'server-2022'],
	};
	expect(prune(SMALL_WORLD, { ...answers, windows: ['server-2022', 'windows-7'] }, TODAY).answers).toEqual({
		roles: ['agent'],
		windows: ['server-2022', 'windows-7'],
	});
});

test('answers of a form that the question does not take are dropped', () => {
	const hostile = { roles: ['agent', 'none'], windows: [], patched: ['no'], 'agent.version': ['1.0; rm -rf /'], other: ['x'] };
	expect(prune(SMALL_WORLD, hostile, TODAY).answers).toEqual({});
});

test('the next question is the first that matters and is open, and there is none when all are answered', () => {
	const next = (answers: Answers) => nextQuestion(SMALL_WORLD, answers, TODAY)?.id;
	expect(next({ roles: ['agent'], windows: ['server-2022'] })).toBe('agent.version');
	expect(next({ roles: ['agent'], windows: ['server-2022'], 'agent.version': ['2.0'] })).toBeUndefined();
});

const BOTH = { roles: ['agent'], windows: ['server-2012', 'server-2022'] } as const;

test('of the servers that a role runs on, those that are gone are dropped, and the whole answer where none is left', () => {
	const hosts = (...answer: string[]) => {
		const { answers, dropped } = prune(SMALL_WORLD, { ...BOTH, 'agent.host': answer }, TODAY);
		return [answers['agent.host'], dropped];
	};
	expect(hosts('server-2012')).toEqual([['server-2012'], []]);
	expect(hosts('server-2012', 'server-2016')).toEqual([['server-2012'], ['agent.host']]);
	expect(hosts('server-2016')).toEqual([undefined, ['agent.host']]);
	expect(prune(SMALL_WORLD, { ...BOTH, 'agent.host': 'not-sure' }, TODAY)).toEqual({
		answers: { ...BOTH, 'agent.host': 'not-sure' },
		dropped: [],
	});
	expect(prune(SMALL_WORLD, BOTH, TODAY)).toEqual({ answers: BOTH, dropped: [] });
});

test('where a role runs is asked if it makes a difference to one condition, though not to another', () => {
	const questions = SMALL_WORLD.questions.map((question) =>
		question.among === undefined
			? question
			: { ...question, among: { question: 'windows', cases: [['server-2012', 'server-2022'], ['server-2012']] } },
	);
	const ids = relevantQuestions({ ...SMALL_WORLD, questions }, BOTH, TODAY).map(({ id }) => id);
	expect(ids).toContain('agent.host');
});

test('"not sure" about Windows offers no server to choose, whatever a server is called', () => {
	const questions = SMALL_WORLD.questions.map((question) =>
		question.among === undefined
			? question
			: { ...question, options: ['no', 'sure'].map((id) => ({ id, label: id })), among: { ...question.among, cases: [['no']] } },
	);
	const ids = relevantQuestions({ ...SMALL_WORLD, questions }, { roles: ['agent'], windows: 'not-sure' }, TODAY).map(
		({ id }) => id,
	);
	expect(ids).not.toContain('agent.host');
});
