import type { RegistrySetting } from './registry-setting.ts';

/** The key as registry editors show it on a 64-bit Windows, without the hive. */
export function shownKey(setting: Pick<RegistrySetting, 'key' | 'view'>): string {
	return setting.view === 'wow6432' ? setting.key.replace(/^SOFTWARE\\/, 'SOFTWARE\\WOW6432Node\\') : setting.key;
}

/** Eight hexadecimal digits, as .reg files want them. */
export function dword(value: number): string {
	return value.toString(16).padStart(8, '0');
}
