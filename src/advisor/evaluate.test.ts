import { expect, test } from 'vitest';
import type { Condition } from '../knowledge/condition.ts';
import type { AskedChoice, AskedQuestion } from '../knowledge/decision-facts.ts';
import type { Answers } from './answers.ts';
import { evaluate } from './evaluate.ts';
import { SMALL_WORLD } from './fixture.ts';

const truth = (condition: Condition, answers: Answers, today = '2026-11-21') =>
	evaluate({ facts: SMALL_WORLD, answers, today }, condition).truth;

test('a choice that was made is met, another is not, and no answer is unknown', () => {
	const agent: Condition = { question: 'roles', includes: ['agent'] };
	expect(truth(agent, { roles: ['agent', 'gateway'] })).toBe('yes');
	expect(truth(agent, { roles: ['gateway'] })).toBe('no');
	expect(truth(agent, { roles: 'not-sure' })).toBe('unknown');
	expect(truth(agent, {})).toBe('unknown');
});

test('a version range holds what it starts with and not what it ends with', () => {
	const old: Condition = { question: 'agent.version', atLeast: '1.5.643.0', below: '2.0' };
	const withVersion = (version: string) => truth(old, { roles: ['agent'], 'agent.version': [version] });
	expect(withVersion('1.5.642.9')).toBe('no');
	expect(withVersion('1.5.643.0')).toBe('yes');
	expect(withVersion('1.10.0.0')).toBe('yes');
	expect(withVersion('2.0.0.0')).toBe('no');
});

test('an option is compared as a version only where its id is one, not where it merely starts with a digit', () => {
	const offered = ['365-apps', '4.8', '2'].map((id) => ({ id, label: id }));
	const question: AskedQuestion = { ...SMALL_WORLD.questions[0], id: 'office', kind: 'several', options: offered } as AskedChoice;
	const facts = { ...SMALL_WORLD, questions: [question] };
	const below = (chosen: string) =>
		evaluate({ facts, answers: { office: [chosen] }, today: '2026-11-21' }, { question: 'office', below: '400.0' }).truth;
	expect([below('365-apps'), below('4.8'), below('2')]).toEqual(['no', 'yes', 'no']);
});

test('one of several servers with an old version is enough', () => {
	expect(truth({ question: 'agent.version', below: '2.0' }, { roles: ['agent'], 'agent.version': ['2.6.0.0', '1.5.0.0'] })).toBe(
		'yes',
	);
});

test('a question that does not matter is not met rather than unknown', () => {
	expect(truth({ question: 'agent.version', below: '2.0' }, { roles: ['none'] })).toBe('no');
	expect(truth({ question: 'agent.version', below: '2.0' }, { roles: 'not-sure' })).toBe('unknown');
});

test('with all of several conditions one failure decides, else one unknown does', () => {
	const agent: Condition = { question: 'roles', includes: ['agent'] };
	const unpatched: Condition = { question: 'patched', includes: ['no'] };
	expect(truth({ all: [agent, unpatched] }, { roles: ['none'], windows: ['windows-7'] })).toBe('no');
	expect(truth({ all: [agent, unpatched] }, { roles: ['agent'], windows: ['windows-7'] })).toBe('unknown');
	expect(truth({ any: [agent, unpatched] }, { roles: ['agent'], windows: ['windows-7'] })).toBe('yes');
	expect(truth({ not: unpatched }, { windows: ['windows-7'], patched: ['no'] })).toBe('no');
	expect(truth({ not: unpatched }, { windows: ['windows-7'] })).toBe('unknown');
});

test('support has ended on the day after its last', () => {
	const ended: Condition = { question: 'windows', supportEnded: 'all' };
	expect(truth(ended, { windows: ['server-2012'] }, '2026-10-13')).toBe('no');
	expect(truth(ended, { windows: ['server-2012'] }, '2026-10-14')).toBe('yes');
	expect(truth(ended, { windows: ['server-2022'] }, '2099-01-01')).toBe('no');
});

test('where only paid updates are left is told apart from where none are', () => {
	const paidOnly: Condition = { question: 'windows', supportEnded: 'free' };
	expect(truth(paidOnly, { windows: ['server-2012'] }, '2023-10-10')).toBe('no');
	expect(truth(paidOnly, { windows: ['server-2012'] }, '2023-10-11')).toBe('yes');
	expect(truth(paidOnly, { windows: ['server-2012'] }, '2026-10-14')).toBe('no');
	expect(truth(paidOnly, { windows: ['windows-7'] }, '2026-10-14')).toBe('no');
});

test('the only server there is must be the one that the role runs on', () => {
	const onOld: Condition = { question: 'agent.host', includes: ['server-2012'] };
	expect(truth(onOld, { roles: ['agent'], windows: ['windows-7', 'server-2012'] })).toBe('yes');
	expect(truth(onOld, { roles: ['agent'], windows: ['server-2012', 'server-2022'] })).toBe('unknown');
	expect(truth(onOld, { roles: ['agent'], windows: ['server-2012', 'server-2022'], 'agent.host': ['server-2022'] })).toBe('no');
});

test('what is not so is given as no reason', () => {
	const evaluation = evaluate(
		{ facts: SMALL_WORLD, answers: { roles: ['gateway'] }, today: '2026-11-21' },
		{ not: { question: 'roles', includes: ['agent'] } },
	);
	expect(evaluation).toEqual({ truth: 'yes', because: [], unknowns: [] });
});

test('a role without any server to run on leaves the Windows question open', () => {
	const evaluation = evaluate(
		{ facts: SMALL_WORLD, answers: { roles: ['agent'], windows: ['windows-7'] }, today: '2026-11-21' },
		{ question: 'agent.host', includes: ['server-2012'] },
	);
	expect(evaluation).toEqual({ truth: 'unknown', because: [], unknowns: ['windows'] });
});

test('what follows an action holds when the action does, for its reasons', () => {
	const evaluation = evaluate(
		{ facts: SMALL_WORLD, answers: { windows: ['windows-7'], patched: ['no'] }, today: '2026-11-21' },
		{ action: 'patch' },
	);
	expect(evaluation).toEqual({ truth: 'yes', because: [{ question: 'patched', values: ['no'], via: 'patch' }], unknowns: [] });
});

const full = (condition: Condition, answers: Answers) =>
	evaluate({ facts: SMALL_WORLD, answers, today: '2026-11-21' }, condition);

test('an evaluation says which answers decided, and which are missing', () => {
	const agent: Condition = { question: 'roles', includes: ['agent'] };
	const unpatched: Condition = { question: 'patched', includes: ['no'] };
	expect(full(agent, { roles: ['agent', 'gateway'] })).toEqual({
		truth: 'yes',
		because: [{ question: 'roles', values: ['agent'] }],
		unknowns: [],
	});
	expect(full(agent, { roles: ['gateway'] })).toEqual({
		truth: 'no',
		because: [{ question: 'roles', values: ['gateway'] }],
		unknowns: [],
	});
	expect(full(agent, {})).toEqual({ truth: 'unknown', because: [], unknowns: ['roles'] });
	expect(full({ any: [agent, unpatched] }, { roles: ['gateway'], windows: ['windows-7'], patched: ['yes'] })).toEqual({
		truth: 'no',
		because: [
			{ question: 'roles', values: ['gateway'] },
			{ question: 'patched', values: ['yes'] },
		],
		unknowns: [],
	});
	expect(full({ any: [unpatched, agent] }, { roles: ['agent'], windows: ['windows-7'], patched: ['yes'] }).because).toEqual([
		{ question: 'roles', values: ['agent'] },
	]);
	expect(full({ all: [agent, unpatched] }, { roles: ['agent'], windows: ['windows-7'] })).toEqual({
		truth: 'unknown',
		because: [],
		unknowns: ['patched'],
	});
	expect(full({ all: [] }, {})).toEqual({ truth: 'yes', because: [], unknowns: [] });
});

test('"not sure" and no answer at all are both not known, and an answer is', () => {
	const missing: Condition = { question: 'roles', unknown: true };
	for (const answers of [{}, { roles: 'not-sure' }] as const)
		expect(full(missing, answers)).toEqual({
			truth: 'yes',
			because: [{ question: 'roles', values: ['not-sure'] }],
			unknowns: [],
		});
	expect(full(missing, { roles: ['agent'] })).toEqual({
		truth: 'no',
		because: [{ question: 'roles', values: [] }],
		unknowns: [],
	});
});

test('what is not asked decides nothing, and waits for what it hangs on', () => {
	const old: Condition = { question: 'agent.version', below: '2.0' };
	expect(full(old, { roles: ['gateway'] })).toEqual({ truth: 'no', because: [], unknowns: [] });
	expect(full(old, { roles: 'not-sure' })).toEqual({ truth: 'unknown', because: [], unknowns: ['roles'] });
});

test('what names a question, an option or an item that there is not is not met', () => {
	expect(full({ question: 'gone', includes: ['x'] }, {})).toEqual({ truth: 'no', because: [], unknowns: [] });
	expect(full({ action: 'gone' }, {})).toEqual({ truth: 'no', because: [], unknowns: [] });
	const gone = { windows: ['windows-95'] };
	expect(truth({ question: 'windows', trait: 'client' }, gone)).toBe('no');
	expect(truth({ question: 'windows', supportEnded: 'all' }, gone)).toBe('no');
});

test('on the last day of paid updates there still are some', () => {
	expect(truth({ question: 'windows', supportEnded: 'free' }, { windows: ['server-2012'] }, '2026-10-13')).toBe('yes');
});

test('where a role runs is not known without an answer, with "not sure", and with servers that are gone', () => {
	const onOld: Condition = { question: 'agent.host', includes: ['server-2012'] };
	const both = { roles: ['agent'], windows: ['server-2012', 'server-2022'] };
	expect(full(onOld, { ...both, 'agent.host': 'not-sure' })).toEqual({ truth: 'unknown', because: [], unknowns: ['agent.host'] });
	expect(truth(onOld, { ...both, 'agent.host': ['server-2016'] })).toBe('unknown');
	expect(truth(onOld, { ...both, 'agent.host': ['server-2012', 'server-2016'] })).toBe('yes');
	expect(truth({ not: onOld }, { ...both, 'agent.host': ['server-2016', 'server-2022'] })).toBe('yes');
	expect(full(onOld, { roles: ['agent'] })).toEqual({ truth: 'unknown', because: [], unknowns: ['windows'] });
	const named = full(
		{ question: 'agent.host', includes: ['server-2016'] },
		{ ...both, 'agent.host': ['server-2016', 'server-2022'] },
	);
	expect(named.because).toEqual([{ question: 'agent.host', values: ['server-2022'] }]);
});

test('where the question that another draws on is not asked, what keeps it from being asked is what is missing', () => {
	const [roles, windows, , , host] = SMALL_WORLD.questions;
	if (roles === undefined || windows === undefined || host === undefined) throw new Error('the small world has these');
	const questions = [roles, { ...windows, when: { question: 'roles', includes: ['gateway'] } }, host] as AskedQuestion[];
	const unknowns = (all: AskedQuestion[], answers: Answers) =>
		evaluate(
			{ facts: { ...SMALL_WORLD, questions: all }, answers, today: '2026-11-21' },
			{ question: 'agent.host', includes: ['server-2012'] },
		).unknowns;
	expect(unknowns(questions, { roles: ['agent'] })).toEqual(['roles']);
	const open = [roles, { ...windows, when: { question: 'patched', includes: ['no'] } }, SMALL_WORLD.questions[2], host];
	const patched = { ...SMALL_WORLD.questions[2], when: { all: [] } };
	expect(unknowns(open.with(2, patched as AskedQuestion) as AskedQuestion[], { roles: ['agent'] })).toEqual(['patched']);
	expect(unknowns([roles, host], { roles: ['agent'] })).toEqual(['windows']);
});
