import { expect, test } from 'vitest';
import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import { stepText } from '../wording/condition.ts';
import type { Answers } from './answers.ts';
import { SMALL_WORLD } from './fixture.ts';
import { plan } from './plan.ts';
import { sectionsOf } from './plan-order.ts';

const planFor = (answers: Answers, today = '2026-11-21') => plan(SMALL_WORLD, answers, today);

test('each item says which answers made it apply, and for what', () => {
	const { items } = planFor({
		roles: ['agent'],
		windows: ['server-2012'],
		patched: ['no'],
		'agent.version': ['1.9.0.0', '2.1.0.0'],
	});
	const update = items.find(({ id }) => id === 'update-agent');
	expect(update?.reasons).toEqual([{ kind: 'answer', question: 'agent.version', subject: 'Agent version', values: ['1.9.0.0'] }]);
	expect(update?.appliesTo).toEqual(['Agent version 1.9.0.0']);
	expect(items.find(({ id }) => id === 'patch')?.reasons).toEqual([
		{ kind: 'answer', question: 'patched', subject: 'Update installed', values: ['No'] },
	]);
});

test('what follows from other items names them, and is for what they are for', () => {
	const { items } = planFor({
		roles: ['agent'],
		windows: ['windows-7', 'server-2022'],
		patched: ['no'],
		'agent.version': ['1.0.0.0'],
	});
	const restart = items.find(({ id }) => id === 'restart');
	expect(restart?.reasons).toEqual([
		{ kind: 'item', question: '', subject: 'Items of this list', values: ['Do update-agent', 'Do patch'] },
	]);
	expect(restart?.appliesTo).toEqual(['Agent version 1.0.0.0']);
});

test('Windows versions whose names begin alike are each named', () => {
	const questions = SMALL_WORLD.questions.map((question) =>
		question.kind === 'version' || question.id !== 'windows'
			? question
			: {
					...question,
					options: question.options.map((option) =>
						option.id === 'windows-7' ? { ...option, label: 'Server 2012 R2' } : option,
					),
				},
	);
	const { items } = plan(
		{ ...SMALL_WORLD, questions },
		{ roles: ['none'], windows: ['windows-7', 'server-2012'], patched: ['yes'] },
		'2026-11-21',
	);
	expect(items.find(({ id }) => id === 'replace')?.appliesTo).toEqual(['Server 2012 R2', 'Server 2012']);
});

test('what has to be done first stands before, even where it is less urgent or of a later phase, and is named', () => {
	const actions = SMALL_WORLD.actions.map((action) => {
		if (action.id === 'patch')
			return {
				...action,
				priority: 'blocker' as const,
				after: ['move-agent', 'update-agent', 'restart'].map((item) => ({ item })),
			};
		// The other way round as well: content with such a circle is still put in some order.
		return action.id === 'update-agent' ? { ...action, after: [{ item: 'patch' }] } : action;
	});
	const answers: Answers = {
		roles: ['agent'],
		windows: ['server-2012', 'server-2022'],
		patched: ['no'],
		'agent.version': ['1.0.0.0'],
		'agent.host': ['server-2012'],
	};
	const { items } = plan({ ...SMALL_WORLD, actions }, answers, '2026-11-21');
	expect(items.map(({ id }) => id)).toEqual(['move-agent', 'update-agent', 'restart', 'patch', 'replace']);
	expect(items.find(({ id }) => id === 'patch')?.after).toEqual(['move-agent', 'update-agent', 'restart']);
	expect(items.find(({ id }) => id === 'patch')?.phase).toBe('restart');
	const alone = plan({ ...SMALL_WORLD, actions }, { ...answers, roles: ['none'] }, '2026-11-21').items;
	expect(alone.find(({ id }) => id === 'patch')?.after).toEqual(['restart']);
});

test('what must be done by a date blocks once that date has come', () => {
	const answers: Answers = { roles: ['agent'], windows: ['server-2022'], 'agent.version': ['1.0.0.0'] };
	const priority = (today: string) => planFor(answers, today).items.find(({ id }) => id === 'update-agent')?.priority;
	expect(priority('2027-04-06')).toBe('required');
	expect(priority('2027-04-07')).toBe('blocker');
});

test('work makes the verdict "action needed", doubt alone "unknown", neither "ready"', () => {
	expect(planFor({ roles: ['none'], windows: ['windows-7'], patched: ['no'] }).verdict).toBe('action-needed');
	expect(planFor({ roles: ['none'], windows: 'not-sure' }).verdict).toBe('unknown');
	expect(planFor({ roles: ['none'], windows: ['server-2022'] }).verdict).toBe('ready');
	expect(planFor({}).verdict).toBe('unknown');
});

test('what is recommended alone does not keep an estate from being ready', () => {
	const { verdict, items } = planFor({ roles: ['none'], windows: ['windows-7'], patched: ['yes'] });
	expect(items.map(({ id, priority }) => [id, priority])).toEqual([['replace', 'recommended']]);
	expect(verdict).toBe('ready');
});

test('what is not known names the question, how to find out, and what hangs on it', () => {
	expect(planFor({ roles: ['agent'], windows: ['server-2022'], 'agent.version': 'not-sure' }).unknowns).toEqual([
		{
			question: 'agent.version',
			title: 'Agent version?',
			subject: 'Agent version',
			findOut: { text: 'Look.' },
			couldMean: ['Do update-agent', 'Do restart'],
		},
	]);
});

test('only the milestones that concern the answers are told', () => {
	expect(planFor({ roles: ['agent'] }).milestones.map(({ id }) => id)).toEqual(['stop']);
	expect(planFor({ roles: ['gateway'] }).milestones).toEqual([]);
});

test('a step is there for the estates that it is for, is left out for others, and has its condition where that is not known', () => {
	const steps = [{ text: 'Do it.' }, { text: 'Mind Windows 7.', when: { question: 'windows', includes: ['windows-7'] } }];
	const actions = SMALL_WORLD.actions.map((action) => (action.id === 'update-agent' ? { ...action, steps } : action));
	const facts = { ...SMALL_WORLD, actions };
	const stepsFor = (answers: Answers) =>
		plan(facts, { roles: ['agent'], 'agent.version': ['1.0.0.0'], ...answers }, '2026-11-21')
			.items.find(({ id }) => id === 'update-agent')
			?.steps.map((step) => stepText(facts, step));
	expect(stepsFor({ windows: ['windows-7'] })).toEqual(['Do it.', 'Mind Windows 7.']);
	expect(stepsFor({ windows: ['server-2022'] })).toEqual(['Do it.']);
	expect(stepsFor({ windows: 'not-sure' })).toEqual(['Do it.', 'Only if “Windows versions” includes Windows 7: Mind Windows 7.']);
});

const setting = (id: string, access: 'write' | 'read' = 'write') =>
	({ id, access, fine: [], absent: [], ...(access === 'write' ? { write: { value: 1 } } : {}) }) as unknown as RegistrySetting;

test('a setting is either written, or merely read because it may yet be, and never both', () => {
	const actions = SMALL_WORLD.actions.map((action) =>
		action.id === 'patch' || action.id === 'update-agent'
			? { ...action, settings: [{ settings: ['both', ...(action.id === 'patch' ? ['open'] : ['written'])] }] }
			: action,
	);
	const facts = {
		...SMALL_WORLD,
		actions,
		settings: [setting('both'), setting('written'), setting('open'), setting('looked-at', 'read'), setting('unused')],
	};
	const made = plan(
		facts,
		{ roles: ['agent'], windows: ['windows-7', 'server-2022'], 'agent.version': ['1.0.0.0'] },
		'2026-11-21',
	);
	expect(made.settings.map(({ id }) => id)).toEqual(['both', 'written']);
	expect(made.readSettings.map(({ id }) => id)).toEqual(['open', 'looked-at']);
});

test('a setting with a condition is written where it holds, and read where that is not known', () => {
	const actions = SMALL_WORLD.actions.map((action) =>
		action.id === 'update-agent'
			? {
					...action,
					settings: [{ settings: ['always'] }, { settings: ['old'], when: { question: 'patched', includes: ['no'] } }],
				}
			: action,
	);
	const facts = { ...SMALL_WORLD, actions, settings: [setting('always'), setting('old')] };
	const made = (patched: Answers[string]) =>
		plan(facts, { roles: ['agent'], windows: ['windows-7'], 'agent.version': ['1.0.0.0'], patched }, '2026-11-21');
	const ids = ({ settings, readSettings, items }: ReturnType<typeof made>) => [
		settings.map(({ id }) => id),
		readSettings.map(({ id }) => id),
		items.find(({ id }) => id === 'update-agent')?.settings,
	];
	expect(ids(made(['no']))).toEqual([['always', 'old'], [], ['always', 'old']]);
	expect(ids(made(['yes']))).toEqual([['always'], [], ['always']]);
	expect(ids(made('not-sure'))).toEqual([['always'], ['old'], ['always']]);
	expect(made('not-sure').unknowns.find(({ question }) => question === 'patched')?.couldMean).toContain('Do update-agent');
});

test('the highest priority whose condition holds counts, and one that is not known raises nothing but is asked for', () => {
	const actions = SMALL_WORLD.actions.map((action) =>
		action.id === 'replace'
			? {
					...action,
					raise: [
						{ to: 'required' as const, when: { question: 'patched', includes: ['no'] } },
						{ to: 'blocker' as const, when: { question: 'roles', includes: ['agent'] } },
					],
				}
			: action,
	);
	const replace = (answers: Answers) => plan({ ...SMALL_WORLD, actions }, { windows: ['windows-7'], ...answers }, '2026-11-21');
	const priority = (answers: Answers) => replace(answers).items.find(({ id }) => id === 'replace')?.priority;
	expect(priority({ roles: ['none'], patched: ['yes'] })).toBe('recommended');
	expect(priority({ roles: ['none'], patched: ['no'] })).toBe('required');
	expect(priority({ roles: ['agent'], patched: ['no'] })).toBe('blocker');
	expect(priority({ roles: ['none'], patched: 'not-sure' })).toBe('recommended');
	expect(replace({ roles: ['none'], patched: 'not-sure' }).verdict).toBe('unknown');
});

test('what has to be done first in some estates alone is named in those, and nothing waits for a recommendation', () => {
	const actions = SMALL_WORLD.actions.map((action) =>
		action.id === 'patch'
			? {
					...action,
					after: [{ item: 'update-agent', when: { question: 'windows', includes: ['server-2022'] } }, { item: 'replace' }],
				}
			: action,
	);
	const after = (...windows: string[]) =>
		plan(
			{ ...SMALL_WORLD, actions },
			{ roles: ['agent'], windows, patched: ['no'], 'agent.version': ['1.0.0.0'] },
			'2026-11-21',
		).items.find(({ id }) => id === 'patch')?.after;
	expect(after('windows-7', 'server-2022')).toEqual(['update-agent']);
	expect(after('windows-7')).toEqual([]);
});

test('what the replacement of a machine makes needless stands behind it, and says where it is needless', () => {
	const actions = SMALL_WORLD.actions.map((action) => {
		if (action.id === 'replace') return { ...action, makesNeedless: ['patch', 'update-agent', 'move-agent'], endsOf: 'windows' };
		return action.id === 'patch' ? { ...action, priority: 'blocker' as const } : action;
	});
	const { items } = plan(
		{ ...SMALL_WORLD, actions },
		{ roles: ['agent'], windows: ['windows-7', 'server-2022'], patched: ['no'], 'agent.version': ['1.0.0.0'] },
		'2026-11-21',
	);
	expect(items.map(({ id }) => id)).toEqual(['replace', 'patch', 'update-agent', 'restart']);
	expect(items.map(({ id, needless }) => [id, needless])).toEqual([
		['replace', []],
		['patch', [{ item: 'replace', parts: ['Windows 7'] }]],
		['update-agent', [{ item: 'replace', parts: ['Windows 7'] }]],
		['restart', []],
	]);
	expect(items[0]?.dates).toEqual([{ kind: 'end-of-support', date: '2020-01-14', of: 'Windows 7' }]);
	expect(sectionsOf(items).map((section) => [section.id, section.items.map(({ id }) => id)])).toEqual([
		['first', ['replace', 'patch']],
		['update', ['update-agent']],
		['restart', ['restart']],
	]);
});

test('a deadline that moved has its earlier dates, each once', () => {
	const stop = SMALL_WORLD.milestones[0];
	if (stop === undefined) throw new Error('the small world has a milestone');
	const date = (day: string) => ({ ...stop.dates[0], date: day }) as (typeof stop.dates)[number];
	const milestones = [{ ...stop, dates: [date('2026-09-30'), date('2026-12-31'), date('2026-09-30'), date('2027-04-07')] }];
	const { items } = plan(
		{ ...SMALL_WORLD, milestones },
		{ roles: ['agent'], windows: ['server-2022'], 'agent.version': ['1.0.0.0'] },
		'2026-11-21',
	);
	expect(items.find(({ id }) => id === 'update-agent')?.dates).toEqual([
		{ kind: 'deadline', date: '2027-04-07', of: 'The stop' },
		{ kind: 'earlier-deadline', date: '2026-09-30', of: 'The stop' },
		{ kind: 'earlier-deadline', date: '2026-12-31', of: 'The stop' },
	]);
});

test('inside a phase the more urgent stands first, then what content puts first, then the order of content', () => {
	const place = { patch: 2, 'move-agent': 3, 'update-agent': 3, replace: 1 };
	const actions = SMALL_WORLD.actions.map((action) => ({ ...action, order: place[action.id as keyof typeof place] ?? 0 }));
	const answers: Answers = {
		roles: ['agent'],
		windows: ['server-2012', 'server-2022'],
		patched: ['no'],
		'agent.version': ['1.0.0.0'],
		'agent.host': ['server-2012'],
	};
	const order = (given: typeof actions) =>
		plan({ ...SMALL_WORLD, actions: given }, answers, '2026-11-21').items.map(({ id }) => id);
	expect(order(actions)).toEqual(['patch', 'update-agent', 'move-agent', 'replace', 'restart']);
	expect(order(actions.toReversed())).toEqual(['patch', 'move-agent', 'update-agent', 'replace', 'restart']);
});

test('no value is read for an item that does not apply', () => {
	const actions = SMALL_WORLD.actions.map((action) =>
		action.id === 'patch' || action.id === 'update-agent' ? { ...action, settings: [{ settings: [`of-${action.id}`] }] } : action,
	);
	const facts = { ...SMALL_WORLD, actions, settings: [setting('of-patch'), setting('of-update-agent')] };
	const made = plan(facts, { roles: ['none'], windows: ['windows-7'] }, '2026-11-21');
	expect(made.settings).toEqual([]);
	expect(made.readSettings.map(({ id }) => id)).toEqual(['of-patch']);
});

test('the downloads of a plan are those that its items, and the questions open in it, are done with', () => {
	const questions = SMALL_WORLD.questions.map((question) =>
		question.id === 'patched' ? { ...question, formats: ['list-updates'] } : { ...question, formats: [`for-${question.id}`] },
	);
	const actions = SMALL_WORLD.actions.map((action) => ({
		...action,
		formats: action.id === 'patch' ? ['patcher', 'all-in-one'] : [],
	}));
	const formats = (patched: Answers[string]) =>
		plan({ ...SMALL_WORLD, questions, actions }, { roles: ['none'], windows: ['windows-7'], patched }, '2026-11-21').formats;
	expect(formats('not-sure')).toEqual(['list-updates']);
	expect(formats(['no'])).toEqual(['all-in-one', 'patcher']);
	expect(formats(['yes'])).toEqual([]);
	const open = plan(SMALL_WORLD, { roles: ['none'], windows: ['windows-7'] }, '2026-11-21');
	expect(open.formats).toEqual([]);
});
