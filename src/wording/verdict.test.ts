import { expect, test } from 'vitest';
import { SMALL_WORLD } from '../advisor/fixture.ts';
import { plan } from '../advisor/plan.ts';
import { verdictText, verdictWords } from './verdict.ts';

const planFor = (answers: Parameters<typeof plan>[1]) => plan(SMALL_WORLD, answers, '2026-11-21');

test('the verdict says how much work there is, and what is missing could add', () => {
	expect(
		verdictWords(planFor({ roles: ['agent'], windows: ['windows-7'], patched: ['no'], 'agent.version': 'not-sure' })),
	).toEqual({
		title: 'Action needed',
		sentence:
			'nothing blocks. 2 items are required before TLS 1.0, TLS 1.1 and 3DES are refused. 1 is recommended. 2 answers are missing and could add more.',
	});
	expect(verdictText(planFor({ roles: ['none'], windows: ['server-2012'], patched: ['no'] }))).toBe(
		'Action needed: nothing blocks. 2 items are required before TLS 1.0, TLS 1.1 and 3DES are refused. 1 is recommended.',
	);
});

test('without work it is unknown while answers are missing, and ready when none are', () => {
	expect(verdictText(planFor({ roles: ['none'], windows: 'not-sure' }))).toBe(
		'Unknown: nothing that must be done was found, but 1 answer is missing.',
	);
	expect(verdictText(planFor({ roles: ['none'], windows: ['server-2022'] }))).toBe(
		'Ready: nothing that you told us about needs work before TLS 1.0, TLS 1.1 and 3DES are refused.',
	);
});

test('what blocks is said first, in words that need no knowledge of TLS', () => {
	const items = (['blocker', 'required', 'recommended'] as const).map((priority) => ({ priority })) as unknown as Parameters<
		typeof verdictText
	>[0]['items'];
	expect(verdictText({ verdict: 'action-needed', items, unknowns: [], answers: {} })).toBe(
		'Action needed: 1 item blocks: something has stopped, or can stop at any time, until it is done. 1 more is required before TLS 1.0, TLS 1.1 and 3DES are refused. 1 is recommended.',
	);
});

test('an estate of which every answer is "not sure" is told so, and not that nothing was found', () => {
	expect(verdictText(planFor({ roles: 'not-sure', windows: 'not-sure' }))).toMatch(
		/^Unknown: you answered “not sure” to every question, so we cannot say what your estate needs\./,
	);
});
