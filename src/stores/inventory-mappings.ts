import { persistentAtom } from '@nanostores/persistent';
import type { ColumnMapping } from '../inventory/sources/table/index.ts';

const KEY = 'tls-ready:columns';
/** Most mappings kept; the newest first. */
const MOST = 20;

/** What was kept, as far as it is what this page writes. */
function decoded(text: string): ColumnMapping[] {
	try {
		const value: unknown = JSON.parse(text);
		return Array.isArray(value) ? value.filter(isMapping).slice(0, MOST) : [];
	} catch {
		return [];
	}
}

function isMapping(value: unknown): value is ColumnMapping {
	return (
		typeof value === 'object' &&
		value !== null &&
		Object.values(value).every((part) => typeof part === 'string') &&
		typeof (value as ColumnMapping).name === 'string' &&
		typeof (value as ColumnMapping).windows === 'string'
	);
}

/** How tables of unknown form are read, as the visitor said; kept in this browser. It holds names of columns and nothing of their content. */
export const $mappings = persistentAtom<ColumnMapping[]>(KEY, [], {
	encode: (mappings) => JSON.stringify(mappings.slice(0, MOST)),
	decode: decoded,
});
