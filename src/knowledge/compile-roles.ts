import type { Action } from './action.ts';
import type { Facts } from './collections.ts';
import { optionsFrom } from './compile-options.ts';
import type { AnswerCondition, Condition } from './condition.ts';
import type { AskedChoice, AskedOption, AskedQuestion, PlannedFromAction } from './decision-facts.ts';
import { type NamedQuestion, questionId } from './named-in-code.ts';
import type { OperatingSystem } from './operating-system.ts';
import type { Origin } from './origin.ts';
import type { ServerRole, VersionRule } from './server-role.ts';
import type { Trait } from './trait-names.ts';
import { inRange } from './versions.ts';

/** An action as it is written. */
export type WrittenAction = Omit<PlannedFromAction, PartsOfAction> & Pick<Action, PartsOfAction>;

/** What is written shorter than it is compiled. */
type PartsOfAction = 'steps' | 'verify' | 'after' | 'settings';

/** Where questions about single roles stand among the others: after everything they draw on. */
export const ROLE_QUESTIONS = 100;

/** Where items that move a role to another Windows stand: behind those that replace a Windows version, before all that would keep the old one going. */
const MOVES = 4;

const originIn =
	({ id }: ServerRole) =>
	(key: string): Origin => ({ collection: 'server-roles', id, key });

const inUse = (role: ServerRole): AnswerCondition => ({ question: questionId('roles'), includes: [role.id] });

/** Offers what was chosen in another question, as far as it has the trait. */
function among(question: NamedQuestion, options: readonly AskedOption[], trait: Trait): Pick<AskedChoice, 'options' | 'among'> {
	return { options: options.filter(({ traits }) => traits?.includes(trait)), among: { question, cases: [] } };
}

/** What is asked about a role, from its file. */
export function questionsOfRole(role: ServerRole, facts: Facts): AskedQuestion[] {
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
			bounds: [],
			newest: role.newestVersion?.version,
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

/** The items that a role's file asks for: its version, its host, its .NET Framework, and those that it always has. */
export function actionsOfRole(role: ServerRole, systems: readonly OperatingSystem[]): WrittenAction[] {
	const base = { order: ROLE_QUESTIONS + role.order, settings: [], formats: [], confidence: 'documented' as const };
	const from = originIn(role);
	// Its setup looks at the Windows and the .NET Framework that it finds.
	const ground = [`${role.id}.host`, `${role.id}.dotnet`];
	const actions: WrittenAction[] = role.rules.map((rule, at) => ({
		...rule,
		...base,
		after: [...ground, ...rule.after],
		id: `${role.id}.${rule.id}`,
		origin: from(`rules.${at}`),
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
			order: MOVES + role.order / 1000,
			id: `${role.id}.host`,
			origin: from('host'),
			phase: 'update',
			endsOf: `${role.id}.host`,
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
			endsOf: `${role.id}.dotnet`,
			when: { all: [inUse(role), { question: `${role.id}.dotnet`, below: role.dotnet.minimum }] },
		});
	for (const [at, item] of role.always.entries())
		actions.push({ ...base, ...item, id: `${role.id}.${item.id}`, origin: from(`always.${at}`), when: inUse(role) });
	return actions;
}

function versionIn(role: ServerRole, { atLeast, below }: VersionRule): Condition {
	return atLeast === undefined && below === undefined ? { all: [] } : { question: `${role.id}.version`, atLeast, below };
}
