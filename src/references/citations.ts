import type { Citation } from '../knowledge/citation.ts';
import type { Facts } from '../knowledge/collections.ts';
import type { Source } from '../knowledge/source.ts';

/** How fresh the documents behind a page are. Days are YYYY-MM-DD. */
export interface Freshness {
	/** How many documents. */
	readonly documents: number;
	/** The day on which the one not looked at for longest was last looked at. */
	readonly checked: string;
	/** The newest revision among them; undefined where none carries a date. */
	readonly newestRevision: string | undefined;
}

/** Freshness of what these citations rest on; undefined without citations. */
export function freshnessOf(facts: Pick<Facts, 'sources'>, cites: readonly Citation[]): Freshness | undefined {
	const ids = new Set(cites.map(({ source }) => source));
	const sources = facts.sources.filter(({ id }) => ids.has(id));
	const checked = sources.map((source) => source.checked).toSorted()[0];
	if (checked === undefined) return undefined;
	const revisions = [...sources.map(({ date }) => date), ...cites.map(({ asOf }) => asOf)].filter((date) => date !== undefined);
	return { documents: sources.length, checked, newestRevision: revisions.toSorted().at(-1) };
}

/** Every citation in an entry, however deep it stands. */
export function citationsIn(value: unknown): Citation[] {
	if (Array.isArray(value)) return value.flatMap(citationsIn);
	if (typeof value !== 'object' || value === null) return [];
	if ('source' in value && 'section' in value && typeof value.source === 'string') return [value as Citation];
	return Object.values(value).flatMap(citationsIn);
}

/** Citations without repetition, in the order of first mention. */
export function distinct(cites: readonly Citation[]): Citation[] {
	const seen = new Map(cites.map((cite) => [`${cite.source}\n${cite.section}\n${cite.asOf ?? ''}`, cite]));
	return [...seen.values()];
}

/** What kind of word it is, where it is not the vendor's own. */
export function kindText(kind: Source['kind']): string | undefined {
	return { official: undefined, 'official-copy': 'a copy', 'third-party': 'third party' }[kind];
}
