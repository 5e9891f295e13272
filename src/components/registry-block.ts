import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import { registryBlocks, shownKey } from '../knowledge/registry-text.ts';

/** A .reg file that sets these values, keys grouped, in the order of the facts. */
export function registryFileText(settings: readonly RegistrySetting[]): string {
	return ['Windows Registry Editor Version 5.00', ...registryBlocks(settings).map((block) => block.join('\n'))].join('\n\n');
}

/** A read-only PowerShell line that shows the value, from a 64-bit host. */
export function readCommand(setting: RegistrySetting): string {
	return `Get-ItemProperty -LiteralPath 'HKLM:\\${shownKey(setting)}' -Name '${setting.name}'`;
}
