import { foldAscii } from '../../reading/text/fold-ascii.ts';
import { ABSENT, LEGACY, MODERN, NOT_STATED, strongerUse, type UseIndex } from './sign-in.ts';

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
 * one; Windows PowerShell 5.1 can wrap one as `{"value": [...], "Count": n}`), or any of these as JSON text (Log Analytics).
 * Several entries: legacy wins, then modern. Details that are there, all of them objects, without an entry about legacy TLS
 * are `ABSENT`; an entry whose value says nothing leaves them not stated.
 */
export function useOfDetails(details: unknown): UseIndex {
	const parsed = typeof details === 'string' ? parsedText(details) : details;
	let use = ABSENT;
	for (const entry of Array.isArray(parsed) ? parsed : [parsed]) use = joinedUse(use, useOfEntry(entry));
	return use;
}

/** What two parts of one record state together: what states nothing leaves no absence either. */
export function joinedUse(one: UseIndex, other: UseIndex): UseIndex {
	const stronger = strongerUse(one, other);
	return stronger === ABSENT && one !== other ? NOT_STATED : stronger;
}

/** How objects look where PowerShell, Java or Python wrote their type or a picture of them in place of their members. */
const CUT_SHORT = /^(@\{|System\.|Microsoft\.|class \w+ \{)/;

/** Whether details hold, in place of an object, what PowerShell shows of it (`@{key=...}`) or the name of its type. */
export function isCutShort(details: unknown): boolean {
	const entries = Array.isArray(details) ? details : [details];
	return entries.some((entry) => typeof entry === 'string' && CUT_SHORT.test(entry));
}

/** JSON text as a value; undefined where it is none, or a text again. */
function parsedText(text: string): unknown {
	try {
		const parsed: unknown = JSON.parse(text);
		return typeof parsed === 'string' ? undefined : parsed;
	} catch {
		return undefined;
	}
}

function useOfEntry(entry: unknown): UseIndex {
	if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return NOT_STATED;
	let key: unknown;
	let value: unknown;
	let use = ABSENT;
	for (const [name, member] of Object.entries(entry)) {
		const folded = foldAscii(name);
		if (folded === 'key') key = member;
		else if (folded === 'value') value = member;
		else if (folded.startsWith(LEGACY_KEY)) use = joinedUse(use, useOfValue(member));
	}
	// Windows PowerShell 5.1 can write a list as an object that has it under `value`.
	if (key === undefined && Array.isArray(value)) use = joinedUse(use, useOfDetails(value));
	if (typeof key === 'string' && foldAscii(key).startsWith(LEGACY_KEY)) use = joinedUse(use, useOfValue(value));
	return use;
}
