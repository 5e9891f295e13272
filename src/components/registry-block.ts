import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import { dword, shownKey } from '../knowledge/registry-text.ts';

/** The value as lines of a .reg file; undefined for values that are only read. */
function entryOf(setting: RegistrySetting): { key: string; line: string } | undefined {
	if (setting.write === undefined) return undefined;
	return { key: `${setting.hive}\\${shownKey(setting)}`, line: `"${setting.name}"=dword:${dword(setting.write.value)}` };
}

/** A .reg file that sets these values, keys grouped, in the order of the facts. */
export function registryFileText(settings: readonly RegistrySetting[]): string {
	const keys = new Map<string, string[]>();
	for (const entry of settings.map(entryOf)) {
		if (entry === undefined) continue;
		keys.set(entry.key, [...(keys.get(entry.key) ?? []), entry.line]);
	}
	const blocks = [...keys].map(([key, lines]) => `[${key}]\n${lines.join('\n')}`);
	return ['Windows Registry Editor Version 5.00', ...blocks].join('\n\n');
}

/** A read-only PowerShell line that shows the value, from a 64-bit host. */
export function readCommand(setting: RegistrySetting): string {
	return `Get-ItemProperty -LiteralPath 'HKLM:\\${shownKey(setting)}' -Name '${setting.name}'`;
}
