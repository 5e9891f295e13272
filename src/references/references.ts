import { isWrittenOn, type Machine } from '../advisor/findings.ts';
import type { Phase } from '../knowledge/action.ts';
import type { Facts } from '../knowledge/collections.ts';
import type { Condition } from '../knowledge/condition.ts';
import type { DecisionFacts, PlannedFromAction } from '../knowledge/decision-facts.ts';
import { leavesOf } from '../knowledge/leaves.ts';
import { questionId } from '../knowledge/named-in-code.ts';
import type { OperatingSystem } from '../knowledge/operating-system.ts';
import { roleBehind } from '../knowledge/origin.ts';
import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import type { ServerRole } from '../knowledge/server-role.ts';
import { traitsOfDotnetVersion, traitsOfOperatingSystem } from '../knowledge/traits.ts';
import { checklistPath } from './checklist-path.ts';

/** A link to an entry that refers to the one being read. */
export interface Reference {
	/** From the root of the site: "/registry/schannel-client-enabled/" */
	readonly path: string;
	readonly label: string;
}

/** References of one kind, under a heading. */
export interface ReferenceGroup {
	readonly title: string;
	readonly references: readonly Reference[];
}

interface Everything {
	readonly facts: Facts;
	readonly decisions: DecisionFacts;
}

/** Registry values that the scripts write on this Windows: on its 64-bit edition, if it has one, since that has every view. */
export function settingsWrittenOn({ 'registry-settings': settings }: Facts, system: OperatingSystem): RegistrySetting[] {
	return settings.filter((setting) => isWrittenOn(setting, machineOf(system)));
}

/** Windows versions on which the scripts write this value. */
export function systemsThatTake({ 'operating-systems': systems }: Facts, setting: RegistrySetting): OperatingSystem[] {
	return systems.filter((system) => isWrittenOn(setting, machineOf(system)));
}

function machineOf({ nt, kind, architectures }: OperatingSystem): Machine {
	return { nt, kind, bits: architectures.every((architecture) => architecture === 'x86') ? 32 : 64 };
}

/** Checklist items made from this role's file. */
export function actionsOfRole(decisions: DecisionFacts, role: ServerRole): PlannedFromAction[] {
	return decisions.actions.filter((action) => roleBehind(action) === role.id);
}

/** What refers to a registry value. */
export function referencesToSetting({ facts, decisions }: Everything, setting: RegistrySetting): ReferenceGroup[] {
	return kept([
		{
			title: 'Windows versions on which it is written',
			references: systemsThatTake(facts, setting).map(toSystem),
		},
		{
			title: 'Server roles whose documentation requires it',
			references: facts['server-roles'].filter((role) => role.settings.includes(setting.id)).map(toRole),
		},
		{
			title: 'Checklist items that set it',
			references: decisions.actions
				.filter((action) => action.settings.some(({ settings }) => settings.includes(setting.id)))
				.map(toAction),
		},
	]);
}

/** What refers to a Windows version. */
export function referencesToSystem({ facts, decisions }: Everything, system: OperatingSystem): ReferenceGroup[] {
	const traits = traitsOfOperatingSystem(system);
	const about = (action: PlannedFromAction) =>
		mentions(action.when, asksFrom(decisions, questionId('windows')), system.id, traits);
	const versions = new Set([system.dotnet.ships, system.dotnet.newest]);
	return kept([
		{
			title: 'Registry values written on it',
			references: settingsWrittenOn(facts, system).map(toSetting),
		},
		{
			title: 'Server roles that name it as the oldest host',
			references: facts['server-roles'].filter((role) => role.host?.minimum === system.id).map(toRole),
		},
		{ title: '.NET Framework versions', references: facts.dotnet.filter(({ version }) => versions.has(version)).map(toDotnet) },
		{ title: 'Checklist items that look at it', references: decisions.actions.filter(about).map(toAction) },
	]);
}

/** What refers to a .NET Framework version. */
export function referencesToDotnet({ facts, decisions }: Everything, id: string): ReferenceGroup[] {
	const dotnet = facts.dotnet.filter((candidate) => candidate.id === id);
	const versions = new Set<string | undefined>(dotnet.map(({ version }) => version));
	const traits = dotnet.flatMap(traitsOfDotnetVersion);
	const about = (action: PlannedFromAction) => mentions(action.when, asksFrom(decisions, questionId('dotnet')), id, traits);
	return kept([
		{
			title: 'Server roles that need at least this',
			references: facts['server-roles'].filter((role) => versions.has(role.dotnet?.minimum)).map(toRole),
		},
		{
			title: 'Windows versions that come with it',
			references: facts['operating-systems'].filter((system) => versions.has(system.dotnet.ships)).map(toSystem),
		},
		{
			title: 'Windows versions on which it is the newest',
			references: facts['operating-systems'].filter((system) => versions.has(system.dotnet.newest)).map(toSystem),
		},
		{ title: 'Registry values', references: facts['registry-settings'].filter(({ layer }) => layer === 'dotnet').map(toSetting) },
		{ title: 'Checklist items that look at it', references: decisions.actions.filter(about).map(toAction) },
	]);
}

/** What refers to a server role. Its host and its .NET Framework are among its facts. */
export function referencesToRole({ facts, decisions }: Everything, role: ServerRole): ReferenceGroup[] {
	const due = new Set(actionsOfRole(decisions, role).map(({ dueBy }) => dueBy));
	return kept([
		{
			title: 'Milestones',
			references: facts.milestones
				.filter(
					(milestone) =>
						due.has(milestone.id) || mentions(milestone.when, (question) => question === questionId('roles'), role.id, []),
				)
				.map(toMilestone),
		},
		{
			title: 'Registry values that its documentation requires',
			references: facts['registry-settings'].filter(({ id }) => role.settings.includes(id)).map(toSetting),
		},
		{
			title: 'Other checklist items that look at it',
			references: decisions.actions
				.filter(
					(action) =>
						roleBehind(action) !== role.id && mentions(action.when, (question) => question === questionId('roles'), role.id, []),
				)
				.map(toAction),
		},
	]);
}

/** What refers to a milestone. */
export function referencesToMilestone({ facts, decisions }: Everything, id: string): ReferenceGroup[] {
	const due = decisions.actions.filter((action) => action.dueBy === id);
	const milestone = facts.milestones.filter((candidate) => candidate.id === id);
	const roleIds = new Set(
		milestone
			.flatMap(({ when }) => leavesOf(when))
			.flatMap((leaf) => ('includes' in leaf && leaf.question === questionId('roles') ? leaf.includes : [])),
	);
	const roles = facts['server-roles'].filter(
		(role) => roleIds.has(role.id) || due.some((action) => roleBehind(action) === role.id),
	);
	return kept([
		{ title: 'Server roles', references: roles.map(toRole) },
		{ title: 'Checklist items due by it', references: due.map(toAction) },
	]);
}

/** What refers to a disagreement. */
export function referencesToDisagreement({ facts, decisions }: Everything, id: string): Reference[] {
	const concerned = <Entry extends { readonly disagreements: readonly string[] }>(entries: readonly Entry[]) =>
		entries.filter(({ disagreements }) => disagreements.includes(id));
	return [
		...concerned(facts.milestones).map(toMilestone),
		...concerned(facts.clients).map(({ id, name }) => ({ path: `/clients/${id}/`, label: name })),
		...concerned(facts['server-roles']).map(toRole),
		...concerned(facts['operating-systems']).map(toSystem),
		...concerned(facts.dotnet).map(toDotnet),
		...concerned(facts['registry-settings']).map(toSetting),
		...concerned(facts['error-messages']).map(({ id, text }) => ({ path: `/errors/#${id}`, label: text })),
		...concerned(facts.endpoints).map(({ id, host }) => ({ path: `/endpoints/#${id}`, label: host })),
		...concerned(facts['azure-settings']).map(({ id, service }) => ({ path: `/azure-settings/#${id}`, label: service })),
		...concerned(facts['log-limits']).map(({ title }) => ({ path: '/sign-in-logs/', label: title })),
		...concerned(facts['flag-absences']).map(({ title }) => ({ path: '/sign-in-logs/#missing-entry', label: title })),
		...concerned(facts.guides).map(({ id, title }) => ({ path: `/guides/${id}/`, label: title })),
		...concerned(decisions.actions).map(toAction),
	];
}

/** Whether a question is this one, or offers what was chosen in it. */
function asksFrom({ questions }: DecisionFacts, id: string): (question: string) => boolean {
	const asking = new Set(
		questions.filter((question) => question.id === id || question.among?.question === id).map((one) => one.id),
	);
	return (question) => asking.has(question);
}

/** Whether a condition looks at an option, by its id or by one of its traits. */
function mentions(condition: Condition, isAsked: (question: string) => boolean, id: string, traits: readonly string[]): boolean {
	return leavesOf(condition).some((leaf) => {
		if (!('question' in leaf) || !isAsked(leaf.question)) return false;
		return ('includes' in leaf && leaf.includes.includes(id)) || ('trait' in leaf && traits.includes(leaf.trait));
	});
}

function kept(groups: readonly ReferenceGroup[]): ReferenceGroup[] {
	return groups.filter(({ references }) => references.length > 0);
}

const toSystem = ({ id, name }: { readonly id: string; readonly name: string }) => ({ path: `/windows/${id}/`, label: name });
const toRole = ({ id, name }: { readonly id: string; readonly name: string }) => ({ path: `/server-roles/${id}/`, label: name });
const toDotnet = ({ id, version }: { readonly id: string; readonly version: string }) => ({
	path: `/dotnet/${id}/`,
	label: `.NET Framework ${version}`,
});
const toSetting = ({ id, title }: { readonly id: string; readonly title: string }) => ({
	path: `/registry/${id}/`,
	label: title,
});
const toAction = (action: { readonly id: string; readonly title: string; readonly phase: Phase }) => ({
	path: checklistPath(action),
	label: action.title,
});
const toMilestone = ({ id, title }: { readonly id: string; readonly title: string }) => ({
	path: `/schedule/${id}/`,
	label: title,
});
