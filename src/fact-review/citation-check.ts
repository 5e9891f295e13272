import type { Citation } from '../knowledge/citation.ts';
import { COLLECTIONS, type CollectionName, type Facts } from '../knowledge/collections.ts';
import type { Source } from '../knowledge/source.ts';

/** A citation and where it stands. */
export interface PlacedCitation {
	/** Path below content/, without extension, and the key inside: "server-roles/pta-agent: rules.0.cites.1". */
	readonly place: string;
	readonly citation: Citation;
}

/**
 * unchanged: the file is there and every cited value stands in it. changed: values are missing, or the file
 * carries another date. gone: the repository is there, the file is not. unread: nothing to compare with.
 */
export type CitationState = 'unchanged' | 'changed' | 'gone' | 'unread';

export interface CheckedCitation extends PlacedCitation {
	readonly state: CitationState;
	/** What differs, or why nothing could be compared. */
	readonly detail: string;
}

/** Text of a cited file; "no-repository" or "no-file" where it cannot be read. */
export type ReadCited = (repository: string, path: string) => string | 'no-repository' | 'no-file';

/** Every citation of every entry with its place. */
export function placedCitations(facts: Facts): PlacedCitation[] {
	const names = Object.keys(COLLECTIONS) as CollectionName[];
	return names.flatMap((name) => facts[name].flatMap((entry) => citationsBelow(entry, `${name}/${entry.id}`, [])));
}

/** Compares citations with checkouts of the repositories that they come from. */
export function checkCitations(facts: Facts, read: ReadCited): CheckedCitation[] {
	const sources = new Map(facts.sources.map((source) => [source.id, source]));
	return placedCitations(facts).map((placed) => ({
		...placed,
		...judge(placed.citation, sources.get(placed.citation.source), read),
	}));
}

function judge(citation: Citation, source: Source | undefined, read: ReadCited): { state: CitationState; detail: string } {
	if (source?.repository === undefined || source.path === undefined)
		return { state: 'unread', detail: 'the source names no repository' };
	const text = read(source.repository, source.path);
	if (text === 'no-repository') return { state: 'unread', detail: `no checkout of ${source.repository}` };
	if (text === 'no-file') return { state: 'gone', detail: `${source.repository}: ${source.path}` };
	const plain = oneSpaced(text);
	const missing = (citation.values ?? []).filter((value) => !plain.includes(oneSpaced(value)));
	if (missing.length > 0)
		return { state: 'changed', detail: `no longer there: ${missing.map((value) => `"${value}"`).join(', ')}` };
	const date = documentDate(text);
	const cited = citation.asOf ?? source.date;
	if (date !== undefined && cited !== undefined && date !== cited)
		return { state: 'changed', detail: `the document now carries ${date}, cited was ${cited}` };
	return {
		state: 'unchanged',
		detail: citation.values === undefined ? 'no values cited' : `${citation.values.length} values stand`,
	};
}

/** Line breaks and indents move when a document is edited; words do not. */
function oneSpaced(text: string): string {
	return text.replaceAll(/\s+/g, ' ');
}

/** YYYY-MM-DD of the `ms.date` in the document's front matter, which is written month first. */
function documentDate(text: string): string | undefined {
	const [, month, day, year] = /^ms\.date:\s*"?(\d{1,2})\/(\d{1,2})\/(\d{4})/m.exec(text) ?? [];
	return year === undefined ? undefined : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

function citationsBelow(value: unknown, entry: string, key: readonly string[]): PlacedCitation[] {
	if (typeof value !== 'object' || value === null) return [];
	if ('source' in value && 'section' in value && typeof value.source === 'string')
		return [{ place: `${entry}: ${key.join('.')}`, citation: value as Citation }];
	return Object.entries(value).flatMap(([part, below]) => citationsBelow(below, entry, [...key, part]));
}
