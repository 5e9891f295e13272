import { foldedName } from '../text/fold-ascii.ts';
/** A record of JSON: its members under lower-case names, those of `properties` before those around it. */
export type Members = ReadonlyMap<string, unknown>;

/** A record's members under lower-case names; null counts as absent. Of two spellings of one name, the later wins. */
export function membersOf(record: unknown): Members {
	const members = new Map<string, unknown>();
	const fill = (from: object) => {
		for (const name in from) {
			const value: unknown = (from as Record<string, unknown>)[name];
			if (value !== null && Object.hasOwn(from, name)) members.set(foldedName(name), value);
		}
	};
	if (!isObject(record)) return members;
	fill(record);
	const inner = members.get('properties');
	if (isObject(inner)) fill(inner);
	return members;
}

export function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of some members that is a text with something in it, or a number or truth value as text; else empty. */
export function textOf(members: Members, ...names: readonly string[]): string {
	for (const name of names) {
		const value = members.get(name);
		if (typeof value === 'string' ? value !== '' : typeof value === 'number' || typeof value === 'boolean') return String(value);
	}
	return '';
}
