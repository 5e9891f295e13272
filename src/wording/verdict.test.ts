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
		sentence: 'no blockers, 2 required items and 1 recommendation. 2 answers are missing and could add more.',
	});
	expect(verdictText(planFor({ roles: ['none'], windows: ['server-2012'], patched: ['no'] }))).toBe(
		'Action needed: no blockers, 2 required items and 1 recommendation.',
	);
});

test('without work it is unknown while answers are missing, and ready when none are', () => {
	expect(verdictText(planFor({ roles: ['none'], windows: 'not-sure' }))).toBe(
		'Unknown: we found no required work, but 1 answer is missing.',
	);
	expect(verdictText(planFor({ roles: ['none'], windows: ['server-2022'] }))).toBe(
		'Ready: your answers show nothing to change before TLS 1.0, TLS 1.1 and 3DES are refused.',
	);
});
