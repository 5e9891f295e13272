import { compareVersions } from 'compare-versions';
import { evaluate } from '../advisor/evaluate.ts';
import type { Plan } from '../advisor/plan-types.ts';
import type { MachineFacts } from '../knowledge/decision-facts.ts';
import { questionId } from '../knowledge/named-in-code.ts';
import type { WindowsRange } from '../knowledge/primitives.ts';
import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import type { RenderInput } from './artifact.ts';
import { checkedSettings } from './checked-settings.ts';
import { evidenceCode } from './evidence-line.ts';

/** A range of Windows versions; null is an open end, or either kind. All are always there, so that strict mode never meets a missing property. */
export interface ScriptRange {
	readonly ntAtLeast: string | null;
	readonly ntBelow: string | null;
	readonly kind: 'client' | 'server' | null;
}

/** A registry value as the scripts read it: what decides, without titles and citations. */
export interface ScriptSetting {
	readonly id: string;
	readonly layer: RegistrySetting['layer'];
	readonly access: RegistrySetting['access'];
	readonly key: string;
	readonly view: RegistrySetting['view'];
	readonly name: string;
	readonly type: RegistrySetting['type'];
	/** Four hexadecimal digits that stand for the id in a line of evidence; see evidence-line.ts. */
	readonly code: string;
	/** Characters after which Windows may cut a text; null where that is not known. */
	readonly longest: number | null;
	/** Of `where` one range must fit as well; empty where nothing more is asked. */
	readonly write:
		| (Omit<ScriptRange, 'kind'> & {
				readonly value: number;
				readonly where: readonly ScriptRange[];
				readonly takesAway: string | null;
		  })
		| null;
	readonly fine: readonly (ScriptRange & {
		readonly test: RegistrySetting['fine'][number]['test'];
		readonly value: number | null;
		readonly means: RegistrySetting['fine'][number]['means'];
		readonly because: string;
		/** What is wrong if no rule holds and this is the first that fits. */
		readonly otherwise: string;
	})[];
	readonly absent: readonly (ScriptRange & {
		readonly means: RegistrySetting['absent'][number]['means'];
		readonly because: string;
	})[];
	readonly restart: boolean;
}

/** An agent and the least version that passes here; below `maybe` it is not known, for want of answers. */
interface ScriptAgent {
	readonly code: string;
	readonly name: string;
	readonly displayNames: readonly string[];
	readonly minimum: string;
	readonly maybe: string | null;
}

/** Everything that a script decides on. */
export interface ScriptData extends Pick<MachineFacts, 'dotnetReleases' | 'updates' | 'roots' | 'events'> {
	readonly contentVersion: string;
	readonly address: string;
	readonly settings: readonly ScriptSetting[];
	readonly agents: readonly ScriptAgent[];
	readonly cipherSuites: readonly (ScriptRange & { readonly name: string; readonly code: string })[];
}

/** What a check decides on: every value that the plan calls for or reads, and the facts about the machine. */
export function checkData(input: RenderInput): ScriptData {
	const { plan, facts, address } = input;
	return {
		contentVersion: plan.contentVersion,
		address,
		settings: scriptSettings(checkedSettings(input)),
		dotnetReleases: facts.machine.dotnetReleases,
		updates: facts.machine.updates.filter(({ forDotnet }) => forDotnet === null || usesOldDotnet(forDotnet, input)),
		agents: facts.machine.agents.map((agent) => scriptAgent(agent, input)),
		roots: facts.machine.roots,
		events: facts.machine.events,
		cipherSuites: facts.machine.cipherSuites.map(({ name, ...windows }) => ({
			name,
			code: evidenceCode(name),
			...range(windows),
		})),
	};
}

/** Whether programs for a .NET Framework that stands beside 4.x may run there: its values are called for, or an answer does not rule it out. */
function usesOldDotnet(version: string, { plan, facts }: RenderInput): boolean {
	const context = { facts, answers: plan.answers, today: plan.today };
	const heeded = facts.machine.dotnetBeside.find((dotnet) => dotnet.version === version)?.settings ?? [];
	return (
		plan.settings.some(({ id }) => heeded.includes(id)) ||
		evaluate(context, { question: questionId('dotnet'), includes: [version] }).truth !== 'no'
	);
}

/** The highest minimum version that holds for these answers, and the highest that may. */
function scriptAgent(agent: MachineFacts['agents'][number], { plan, facts }: RenderInput): ScriptAgent {
	const { role, name, displayNames, minimum, minimumWhere } = agent;
	const context = { facts, answers: plan.answers, today: plan.today };
	const highest = (...accepted: readonly string[]) =>
		minimumWhere
			.filter(({ when }) => accepted.includes(evaluate(context, when).truth))
			.reduce((high, where) => (compareVersions(where.minimum, high) > 0 ? where.minimum : high), minimum);
	const holds = highest('yes');
	const may = highest('yes', 'unknown');
	return { code: evidenceCode(role), name, displayNames, minimum: holds, maybe: may === holds ? null : may };
}

/** What a change decides on: the values that the plan calls for. */
export function changeData(plan: Plan, address: string): Pick<ScriptData, 'contentVersion' | 'address' | 'settings'> {
	return { contentVersion: plan.contentVersion, address, settings: scriptSettings(plan.settings) };
}

/** Settings without what only readers need; each id once, in the order given. */
export function scriptSettings(settings: readonly RegistrySetting[]): ScriptSetting[] {
	const seen = new Set<string>();
	return settings
		.filter(({ id }) => !seen.has(id) && seen.add(id))
		.map(({ id, layer, access, key, view, name, type, longest, write, fine, absent, restart }) => ({
			id,
			code: evidenceCode(id),
			longest: longest ?? null,
			layer,
			access,
			key,
			view,
			name,
			type,
			write: write
				? {
						ntAtLeast: write.ntAtLeast ?? null,
						ntBelow: write.ntBelow ?? null,
						value: write.value,
						where: (write.where ?? []).map(range),
						takesAway: write.takesAway ?? null,
					}
				: null,
			fine: fine.map((rule) => ({
				...range(rule),
				test: rule.test,
				value: 'value' in rule ? rule.value : null,
				means: rule.means,
				because: rule.because,
				otherwise: ('otherwise' in rule && rule.otherwise) || rule.because,
			})),
			absent: absent.map((rule) => ({ ...range(rule), means: rule.means, because: rule.because })),
			restart,
		}));
}

function range({ ntAtLeast, ntBelow, kind }: WindowsRange): ScriptRange {
	return { ntAtLeast: ntAtLeast ?? null, ntBelow: ntBelow ?? null, kind: kind ?? null };
}

/**
 * The data block of a PowerShell script: one line of JSON in a single-quoted here-string.
 * Such a string has no escapes and no expansion and ends only at a line that starts with '@, and
 * the JSON has neither a line end nor a quote mark: whatever could be either is written as \uXXXX.
 */
export function powershellData(data: unknown): string {
	return `$DataJson = @'\n${asciiJson(data)}\n'@\n`;
}

/** JSON of printable ASCII alone, without quote marks other than JSON's own. */
export function asciiJson(data: unknown): string {
	return JSON.stringify(data).replace(
		/[^ -~]|['<>&`$]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
