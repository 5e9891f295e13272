import type { RegistrySetting } from './registry-setting.ts';

/** The key as registry editors show it on a 64-bit Windows, without the hive. */
export function shownKey(setting: Pick<RegistrySetting, 'key' | 'view'>): string {
	return setting.view === 'wow6432' ? setting.key.replace(/^SOFTWARE\\/, 'SOFTWARE\\WOW6432Node\\') : setting.key;
}

/** Eight hexadecimal digits, as .reg files want them. */
export function dword(value: number): string {
	return value.toString(16).padStart(8, '0');
}

/**
 * Values as the blocks of a .reg file, each a key with its lines, in the order in which the keys first come.
 * What is only read has no line. @throws naming a setting whose key or name cannot stand in such a file
 */
export function registryBlocks(settings: readonly RegistrySetting[]): string[][] {
	const blocks = new Map<string, string[]>();
	for (const setting of settings) {
		const { id, hive, name, write } = setting;
		const key = shownKey(setting);
		// In a key a bracket ends nothing, but a line end would; the schema does not forbid either.
		if (!/^[ -~]+$/.test(key) || !/^[ !#-[\]-~]+$/.test(name)) {
			throw new Error(
				`Registry setting "${id}": ${JSON.stringify(`${key} ${name}`)} cannot stand in a .reg file; use printable ASCII, and in names neither quotation marks nor backslashes.`,
			);
		}
		if (write === undefined) continue;
		const heading = `[${hive}\\${key}]`;
		blocks.set(heading, [...(blocks.get(heading) ?? [heading]), `"${name}"=dword:${dword(write.value)}`]);
	}
	return [...blocks.values()];
}
