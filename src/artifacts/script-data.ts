import type { Plan } from '../advisor/plan-types.ts';
import type { MachineFacts } from '../knowledge/decision-facts.ts';
import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import type { RenderInput } from './artifact.ts';

/** A range of Windows versions; null is an open end. Both are always there, so that strict mode never meets a missing property. */
export interface ScriptRange {
	readonly ntAtLeast: string | null;
	readonly ntBelow: string | null;
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
	readonly write: (ScriptRange & { readonly value: number }) | null;
	readonly fine: readonly (ScriptRange & {
		readonly test: RegistrySetting['fine'][number]['test'];
		readonly value: number | null;
		readonly because: string;
	})[];
	readonly absent: readonly (ScriptRange & { readonly means: 'ready' | 'action'; readonly because: string })[];
	readonly restart: boolean;
}

/** Everything that a script decides on. */
export interface ScriptData extends MachineFacts {
	readonly contentVersion: string;
	readonly address: string;
	readonly settings: readonly ScriptSetting[];
}

/** What a check decides on: every value that the plan calls for or reads, and the facts about the machine. */
export function checkData(input: RenderInput): ScriptData {
	const { plan, facts, address } = input;
	return {
		contentVersion: plan.contentVersion,
		address,
		settings: scriptSettings([...plan.settings, ...plan.readSettings]),
		...facts.machine,
	};
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
		.map(({ id, layer, access, key, view, name, type, write, fine, absent, restart }) => ({
			id,
			layer,
			access,
			key,
			view,
			name,
			type,
			write: write ? { ...range(write), value: write.value } : null,
			fine: fine.map((rule) => ({ ...range(rule), test: rule.test, value: rule.value ?? null, because: rule.because })),
			absent: absent.map((rule) => ({ ...range(rule), means: rule.means, because: rule.because })),
			restart,
		}));
}

function range({ ntAtLeast, ntBelow }: { ntAtLeast?: string | undefined; ntBelow?: string | undefined }): ScriptRange {
	return { ntAtLeast: ntAtLeast ?? null, ntBelow: ntBelow ?? null };
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
