import { compareVersions } from 'compare-versions';
import type { AzureSetting } from './azure-setting.ts';
import type { Facts } from './collections.ts';
import { type AnswerCondition, type Condition, type Leaf, leavesOf } from './condition.ts';
import type {
	AskedAzureSetting,
	AskedChoice,
	AskedOption,
	AskedQuestion,
	DecisionFacts,
	PlannedFromAction,
} from './decision-facts.ts';
import { machineFacts } from './machine-facts.ts';
import { type NamedQuestion, questionId } from './named-in-code.ts';
import type { OperatingSystem } from './operating-system.ts';
import type { Origin } from './origin.ts';
import { placedConditions } from './placed-conditions.ts';
import type { Question } from './question.ts';
import type { ServerRole, VersionRule } from './server-role.ts';
import type { Trait } from './trait-names.ts';
import { traitsOfDotnetVersion, traitsOfOperatingSystem, traitsOfServerRole } from './traits.ts';
import { inRange } from './versions.ts';

/**
 * Turns facts into what decisions are made from: questions with their options, and one list of
 * actions. What a server role asks and demands is made from its file, so adding a role is adding a file.
 */
export function compile(facts: Facts): DecisionFacts {
	const roles = facts['server-roles'].toSorted((one, other) => one.order - other.order);
	const questions = [
		...facts.questions.map((question) => ({ order: question.order, question: askedQuestion(question, facts) })),
		...roles.flatMap((role, at) =>
			questionsOfRole(role, facts).map((question) => ({ order: ROLE_QUESTIONS + at / 1000, question })),
		),
	];
	const actions = [
		...facts.actions.map((action) => pickPlanned({ ...action, origin: { collection: 'actions', id: action.id, key: '' } })),
		...roles.flatMap((role) => actionsOfRole(role, facts['operating-systems'])),
	];
	const decisions: DecisionFacts = {
		version: facts.version,
		questions: questions.toSorted((one, other) => one.order - other.order).map(({ question }) => question),
		actions,
		settings: facts['registry-settings'],
		milestones: facts.milestones,
		endpoints: facts.endpoints,
		azureSettings: facts['azure-settings'].map(pickAsked),
		machine: machineFacts(facts),
		sources: facts.sources.map(({ id, title, publisher, kind, date, url }) => ({ id, title, publisher, kind, date, url })),
		disagreements: facts.disagreements.map(({ id, title, holdTo }) => ({ id, title, holdTo })),
	};
	const leaves = placedConditions(decisions).flatMap(({ condition }) => leavesOf(condition));
	return { ...decisions, questions: decisions.questions.map((question) => withCases(question, leaves)) };
}

/** Notes which options of a question some condition tells apart. */
function withCases(question: AskedQuestion, leaves: readonly Leaf[]): AskedQuestion {
	if (question.among === undefined) return question;
	const cases = leaves.flatMap((leaf) => ('question' in leaf && leaf.question === question.id ? casesOf(question, leaf) : []));
	return { ...question, among: { ...question.among, cases } };
}

function casesOf(question: AskedQuestion, leaf: Leaf): string[][] {
	if ('includes' in leaf) return [leaf.includes];
	if ('trait' in leaf) return [question.options.filter(({ traits }) => traits?.includes(leaf.trait)).map(({ id }) => id)];
	if ('atLeast' in leaf || 'below' in leaf) return [question.options.filter(({ id }) => inRange(id, leaf)).map(({ id }) => id)];
	// Whether support has ended depends on the day: every option may be a case of its own.
	return 'supportEnded' in leaf ? question.options.map(({ id }) => [id]) : [];
}

/** Where questions about single roles stand among the others: after everything they draw on. */
const ROLE_QUESTIONS = 100;

function askedQuestion(question: Question, facts: Facts): AskedQuestion {
	const { id, title, subject, hint, findOut, notSure, partsOfEstate, when } = question;
	const formats = question.formats.length > 0 ? question.formats : undefined;
	const origin: Origin = { collection: 'questions', id, key: '' };
	const anyhow = { id, title, subject, hint, findOut, notSure, partsOfEstate, formats, when, origin };
	if (question.kind === 'version') return { ...anyhow, kind: question.kind, options: [], example: question.example };
	return { ...anyhow, kind: question.kind, options: [...optionsFrom(question.optionsFrom, facts), ...question.options] };
}

function optionsFrom(collection: Extract<Question, { options: unknown }>['optionsFrom'], facts: Facts): AskedOption[] {
	switch (collection) {
		case undefined:
			return [];
		case 'operating-systems':
			return facts['operating-systems'].toSorted(clientsThenNewest).map((system) => ({
				id: system.id,
				label: system.name,
				traits: traitsOfOperatingSystem(system),
				nt: system.nt,
				supportEnds: {
					free: system.lifecycle.supportEnds,
					all: system.lifecycle.extendedUpdatesEnd ?? system.lifecycle.supportEnds,
				},
			}));
		case 'server-roles': {
			const settings = new Map(facts['registry-settings'].map((setting) => [setting.id, setting]));
			return facts['server-roles']
				.toSorted((one, other) => one.order - other.order)
				.map((role) => ({ id: role.id, label: role.name, hint: role.summary, traits: traitsOfServerRole(role, settings) }));
		}
		case 'dotnet':
			return facts.dotnet
				.toSorted((one, other) => compareVersions(other.version, one.version))
				.map((dotnet) => ({
					id: dotnet.id,
					label: `.NET Framework ${dotnet.version}`,
					traits: traitsOfDotnetVersion(dotnet),
				}));
	}
}

/** Clients before servers, and what is most likely in use first. */
function clientsThenNewest(one: OperatingSystem, other: OperatingSystem): number {
	return one.kind === other.kind ? compareVersions(other.nt, one.nt) : one.kind === 'client' ? -1 : 1;
}

const originIn =
	({ id }: ServerRole) =>
	(key: string): Origin => ({ collection: 'server-roles', id, key });

const inUse = (role: ServerRole): AnswerCondition => ({ question: questionId('roles'), includes: [role.id] });

/** Offers what was chosen in another question, as far as it has the trait. */
function among(question: NamedQuestion, options: readonly AskedOption[], trait: Trait): Pick<AskedChoice, 'options' | 'among'> {
	return { options: options.filter(({ traits }) => traits?.includes(trait)), among: { question, cases: [] } };
}

function questionsOfRole(role: ServerRole, facts: Facts): AskedQuestion[] {
	const base = { hint: undefined, notSure: true, partsOfEstate: true, when: inUse(role) } as const;
	const from = originIn(role);
	const questions: AskedQuestion[] = [];
	if (role.version !== undefined)
		questions.push({
			...base,
			id: `${role.id}.version`,
			origin: from('version'),
			kind: 'version',
			options: [],
			title: `Which version of ${role.name} is installed?`,
			subject: `${role.name} version`,
			hint: 'Type several with commas between them if your servers differ.',
			findOut: role.version.findOut,
			example: role.version.example,
		});
	const windows = facts.questions.find(({ id }) => id === questionId('windows'));
	if (role.host !== undefined && windows !== undefined)
		questions.push({
			...base,
			id: `${role.id}.host`,
			origin: from('host'),
			kind: 'several',
			title: `Which Windows Server does ${role.name} run on?`,
			hint: role.host.core === false ? 'It does not run on Server Core.' : undefined,
			subject: `Windows under ${role.name}`,
			findOut: windows.findOut,
			...among('windows', optionsFrom('operating-systems', facts), 'server'),
		});
	const dotnet = facts.questions.find(({ id }) => id === questionId('dotnet'));
	if (role.dotnet !== undefined && dotnet !== undefined)
		questions.push({
			...base,
			id: `${role.id}.dotnet`,
			origin: from('dotnet'),
			kind: 'several',
			title: `Which .NET Framework is installed where ${role.name} runs?`,
			subject: `.NET Framework under ${role.name}`,
			findOut: dotnet.findOut,
			...among('dotnet', optionsFrom('dotnet', facts), 'runtime-4'),
		});
	return questions;
}

function actionsOfRole(role: ServerRole, systems: readonly OperatingSystem[]): PlannedFromAction[] {
	const base = { order: ROLE_QUESTIONS + role.order, settings: [], formats: [], confidence: 'documented' as const };
	const from = originIn(role);
	// Its setup looks at the Windows and the .NET Framework that it finds.
	const ground = [`${role.id}.host`, `${role.id}.dotnet`];
	const actions: PlannedFromAction[] = role.rules.map((rule, at) => ({
		...rule,
		...base,
		after: [...ground, ...rule.after],
		id: `${role.id}.${rule.id}`,
		origin: from(`rules.${at}`),
		settings: rule.settings,
		confidence: rule.confidence,
		when: { all: [inUse(role), versionIn(role, rule)] },
	}));
	if (role.retired !== undefined)
		actions.push({
			...base,
			...role.retired,
			id: `${role.id}.retired`,
			origin: from('retired'),
			phase: 'update',
			when: inUse(role),
		});
	if (role.host !== undefined) {
		const oldest = systems.find((system) => system.id === role.host?.minimum);
		const older = systems
			.filter(({ kind, nt }) => kind === 'server' && oldest !== undefined && inRange(nt, { below: oldest.nt }))
			.map(({ id }) => id);
		actions.push({
			...base,
			...role.host,
			id: `${role.id}.host`,
			origin: from('host'),
			phase: 'update',
			when: { all: [inUse(role), { question: `${role.id}.host`, includes: older }] },
		});
	}
	if (role.dotnet !== undefined)
		actions.push({
			...base,
			...role.dotnet,
			after: [`${role.id}.host`],
			id: `${role.id}.dotnet`,
			origin: from('dotnet'),
			phase: 'update',
			when: { all: [inUse(role), { question: `${role.id}.dotnet`, below: role.dotnet.minimum }] },
		});
	for (const [at, item] of role.always.entries())
		actions.push({ ...base, ...item, id: `${role.id}.${item.id}`, origin: from(`always.${at}`), when: inUse(role) });
	return actions.map(pickPlanned);
}

function versionIn(role: ServerRole, { atLeast, below }: VersionRule): Condition {
	return atLeast === undefined && below === undefined ? { all: [] } : { question: `${role.id}.version`, atLeast, below };
}

/** Leaves out what only the schema of the file knows (track, core, minimum), so that the published data is what plans need. */
function pickPlanned(action: PlannedFromAction): PlannedFromAction {
	const { id, order, phase, title, priority, why, steps, verify, dueBy, after, when, settings, formats } = action;
	const { cites, confidence, disagreements, origin } = action;
	return {
		id,
		order,
		phase,
		title,
		priority,
		why,
		steps,
		verify,
		dueBy,
		after,
		when,
		settings,
		formats,
		cites,
		confidence,
		disagreements,
		origin,
	};
}

function pickAsked(setting: AzureSetting): AskedAzureSetting {
	const { id, service, resourceTypes, table, property, tooOld, fine, empty, onlyIfEmpty, note } = setting;
	return { id, service, resourceTypes, table, property, tooOld, fine, empty, onlyIfEmpty, note };
}
