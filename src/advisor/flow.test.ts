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
