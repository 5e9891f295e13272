import { foldAscii } from '../../reading/text/fold-ascii.ts';
import { LEGACY, MODERN, NOT_STATED, strongerUse, type UseIndex } from './sign-in.ts';

/** Case-insensitive, because the portal, the log and Graph's filter spell the rest of the key in three ways. */
export const LEGACY_KEY = 'legacy tls';

/** What the value of a "legacy tls" entry states: true, "True", 1 and "1" legacy; false, "False", 0 and "0" modern. */
export function useOfValue(value: unknown): UseIndex {
	if (typeof value === 'string') {
		const folded = foldAscii(value);
		if (folded === 'true' || folded === '1') return LEGACY;
		return folded === 'false' || folded === '0' ? MODERN : NOT_STATED;
	}
	if (value === true || value === 1) return LEGACY;
	return value === false || value === 0 ? MODERN : NOT_STATED;
}

/**
 * What a record's authenticationProcessingDetails state about legacy TLS. Accepts the list as an array of
 * `{key, value}` or `{"Legacy TLS (...)": value}` objects, a single such object (ConvertTo-Json unrolls a list of
 * one; Windows PowerShell 5.1 can wrap one as `{"value": [...], "Count": n}`), or any of these as JSON text (Log Analytics). Several entries: legacy wins, then modern.
 */
export function useOfDetails(details: unknown): UseIndex {
	if (typeof details === 'string') {
		try {
			const parsed: unknown = JSON.parse(details);
			return typeof parsed === 'string' ? NOT_STATED : useOfDetails(parsed);
		} catch {
			return NOT_STATED;
		}
	}
	let use = NOT_STATED;
	for (const entry of Array.isArray(details) ? details : [details]) use = strongerUse(use, useOfEntry(entry));
	return use;
}

/** Whether details hold an object as PowerShell shows it: `@{key=...}`, or the name of a .NET type. */
export function isCutShort(details: unknown): boolean {
	const entries = Array.isArray(details) ? details : [details];
	return entries.some((entry) => typeof entry === 'string' && /^(@\{|System\.)/.test(entry));
}

function useOfEntry(entry: unknown): UseIndex {
	if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return NOT_STATED;
	let key: unknown;
	let value: unknown;
	let use = NOT_STATED;
	for (const [name, member] of Object.entries(entry)) {
		const folded = foldAscii(name);
		if (folded === 'key') key = member;
		else if (folded === 'value') value = member;
		else if (folded.startsWith(LEGACY_KEY)) use = strongerUse(use, useOfValue(member));
	}
	// Windows PowerShell 5.1 can write a list as an object that has it under `value`.
	if (key === undefined && Array.isArray(value)) use = strongerUse(use, useOfDetails(value));
	if (typeof key === 'string' && foldAscii(key).startsWith(LEGACY_KEY)) use = strongerUse(use, useOfValue(value));
	return use;
}
