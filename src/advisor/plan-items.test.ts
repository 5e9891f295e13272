/** What of an item is for this estate: its dates, its urgency, its parts, what comes before it. In the small world. */
import { expect, test } from 'vitest';
import type { AskedOption, AskedQuestion, PlannedFromAction } from '../knowledge/decision-facts.ts';
import type { Answers } from './answers.ts';
import { SMALL_WORLD } from './fixture.ts';
import { plan } from './plan.ts';

const TODAY = '2026-11-21';
type Changes = Readonly<Record<string, Partial<PlannedFromAction>>>;

/** The small world with some of its actions changed. */
const withActions = (changes: Changes) => ({
	...SMALL_WORLD,
	actions: SMALL_WORLD.actions.map((action) => ({ ...action, ...changes[action.id] })),
});
const itemIn = (changes: Changes, id: string, answers: Answers, today = TODAY) =>
	plan(withActions(changes), answers, today).items.find((item) => item.id === id);
const withOptions = (options: AskedOption[]) => ({
	...SMALL_WORLD,
	questions: SMALL_WORLD.questions.map((question) =>
		question.id === 'windows' ? { ...question, options } : question,
	) as AskedQuestion[],
});

test('the end of free updates and the end of all updates are both told, once where they are one day, and neither where none is set', () => {
	const option = (id: string, supportEnds?: AskedOption['supportEnds']): AskedOption => ({
		id,
		label: id,
		nt: '10.0.1',
		traits: ['server'],
		...(supportEnds === undefined ? {} : { supportEnds }),
	});
	const facts = withOptions([
		option('both', { free: '2023-10-10', all: '2026-10-13' }),
		option('one-day', { free: '2020-01-14', all: '2020-01-14' }),
		option('paid-open', { free: '2024-01-01' }),
		option('all-only', { all: '2025-05-05' }),
		option('open', {}),
		option('unset'),
		option('not-chosen', { free: '2001-01-01', all: '2001-01-01' }),
	]);
	const chosen = ['both', 'one-day', 'paid-open', 'all-only', 'open', 'unset'];
	const actions = facts.actions.map((action) =>
		action.id === 'replace' ? { ...action, when: { question: 'windows', includes: chosen }, endsOf: 'windows' } : action,
	);
	const { items } = plan({ ...facts, actions }, { roles: ['none'], windows: chosen }, TODAY);
	expect(items.find(({ id }) => id === 'replace')?.dates).toEqual([
		{ kind: 'end-of-free-updates', date: '2023-10-10', of: 'both' },
		{ kind: 'end-of-support', date: '2026-10-13', of: 'both' },
		{ kind: 'end-of-support', date: '2020-01-14', of: 'one-day' },
		{ kind: 'end-of-free-updates', date: '2024-01-01', of: 'paid-open' },
		{ kind: 'end-of-support', date: '2025-05-05', of: 'all-only' },
	]);
});

test('ends of support are those of what the item is about, not of what else it hangs on', () => {
	const when = {
		all: [
			{ question: 'windows', includes: ['windows-7'] },
			{ question: 'agent.host', includes: ['server-2012'] },
		],
	};
	const answers = { roles: ['agent'], windows: ['windows-7', 'server-2012'] };
	expect(itemIn({ replace: { when, endsOf: 'windows' } }, 'replace', answers)?.dates).toEqual([
		{ kind: 'end-of-support', date: '2020-01-14', of: 'Windows 7' },
	]);
});

const OLD_AGENT: Answers = { roles: ['agent'], windows: ['server-2022'], 'agent.version': ['1.0.0.0'] };

test('an item whose milestone has no date has none either', () => {
	const milestones = SMALL_WORLD.milestones.map((milestone) => ({ ...milestone, dates: [] }));
	const update = plan({ ...SMALL_WORLD, milestones }, OLD_AGENT, TODAY).items.find(({ id }) => id === 'update-agent');
	expect(update).toMatchObject({ priority: 'required', dates: [] });
	expect(update?.dueBy).toBeUndefined();
	expect(itemIn({}, 'update-agent', OLD_AGENT)?.dueBy).toEqual({ milestone: 'stop', date: '2027-04-07' });
});

test('a deadline that has passed makes a blocker of what is required, and of nothing that is merely good to do', () => {
	const after = (priority: PlannedFromAction['priority']) =>
		itemIn({ 'update-agent': { priority } }, 'update-agent', OLD_AGENT, '2027-04-08')?.priority;
	expect([after('recommended'), after('required'), after('blocker')]).toEqual(['recommended', 'blocker', 'blocker']);
});

test('what is recommended may wait for a recommendation', () => {
	const changes: Changes = { patch: { priority: 'recommended', after: [{ item: 'replace' }] } };
	expect(itemIn(changes, 'patch', { roles: ['none'], windows: ['windows-7'], patched: ['no'] })?.after).toEqual(['replace']);
});

test('what a replacement makes needless is needless on those Windows versions alone that both are about', () => {
	const windows = ['windows-7', 'server-2012', 'server-2022'];
	const needless = (includes: string[]) =>
		itemIn(
			{
				replace: { makesNeedless: ['patch'], endsOf: 'windows' },
				patch: {
					when: {
						all: [
							{ question: 'windows', includes },
							{ question: 'roles', includes: ['gateway'] },
						],
					},
				},
			},
			'patch',
			{ roles: ['gateway'], windows },
		)?.needless;
	expect(needless(['windows-7'])).toEqual([{ item: 'replace', parts: ['Windows 7'] }]);
	expect(needless(['windows-7', 'server-2022'])).toEqual([{ item: 'replace', parts: ['Windows 7'] }]);
	expect(needless(['windows-7', 'server-2012'])).toEqual([{ item: 'replace', parts: ['Windows 7', 'Server 2012'] }]);
	expect(needless(['server-2022'])).toEqual([]);
});

test('an item is for the parts that it names itself, and for those of the items that it follows only where it names none', () => {
	const appliesTo = (changes: Changes, id: string, answers: Answers) => itemIn(changes, id, answers)?.appliesTo;
	const windows: PlannedFromAction['when'] = { question: 'windows', includes: ['server-2022'] };
	expect(appliesTo({ restart: { when: { all: [windows, { action: 'update-agent' }] } } }, 'restart', OLD_AGENT)).toEqual([
		'Server 2022',
	]);
	expect(appliesTo({}, 'restart', OLD_AGENT)).toEqual(['Agent version 1.0.0.0']);
});

test('a version stands for its role, behind the other parts', () => {
	const all: PlannedFromAction['when'][] = [
		{ question: 'roles', includes: ['agent'] },
		{ question: 'agent.version', below: '2.0.0.0' },
		{ question: 'agent.host', includes: ['server-2022'] },
	];
	expect(itemIn({ 'update-agent': { when: { all } } }, 'update-agent', OLD_AGENT)?.appliesTo).toEqual([
		'Server 2022',
		'Agent version 1.0.0.0',
	]);
});

test('an item is for everyone where no answer made it apply, and says "not sure" where that did', () => {
	const answers: Answers = { roles: 'not-sure', windows: ['server-2022'] };
	expect(itemIn({ patch: { when: { all: [] } } }, 'patch', answers)?.reasons).toEqual([
		{ kind: 'everyone', question: '', subject: 'Every estate', values: [] },
	]);
	const unsure = itemIn({ patch: { when: { question: 'roles', unknown: true } } }, 'patch', answers);
	expect(unsure?.reasons).toEqual([{ kind: 'answer', question: 'roles', subject: 'Server roles', values: ['not sure'] }]);
	expect(unsure?.appliesTo).toEqual([]);
});
