import MiniSearch from 'minisearch';
import type { Found, SearchIndex, SubResult } from '../components/search.ts';
import { fragmentOf } from './address.ts';
import type { SinglePage } from './content.ts';
import { type IndexedPage, pageText } from './page-text.ts';

/** Words of an excerpt, and how many of them stand before the first that was searched for. */
const EXCERPT_WORDS = 30;
const WORDS_BEFORE = 8;

/** An index of all pages, made in the browser: Pagefind's would need files of its own and WebAssembly. */
export function searchIndex(pages: Readonly<Record<string, SinglePage>>): SearchIndex {
	const texts = Object.entries(pages)
		.filter(([, { indexed }]) => indexed)
		.map(([path, { main }]) => pageText(path, main));
	const index = new MiniSearch({
		idField: 'path',
		fields: ['title', 'headings', 'content'],
		searchOptions: { prefix: true, combineWith: 'AND', boost: { title: 6, headings: 2 } },
	});
	index.addAll(texts.map((text) => ({ ...text, headings: text.sections.map(({ title }) => title).join(' ') })));
	return {
		search: async (words) => ({
			results: index.search(words).map(({ id, terms }) => ({
				data: async () => foundIn(texts.find(({ path }) => path === id) as IndexedPage, terms),
			})),
		}),
	};
}

/** What the search page shows of a page, in the form in which Pagefind gives it. */
function foundIn({ path, title, content, sections }: IndexedPage, terms: readonly string[]): Found {
	const words = content.split(' ');
	const isTerm = (word: string) => terms.some((term) => word.toLowerCase().includes(term));
	const parts = sections.map((section, at): SubResult => {
		const end = sections[at + 1]?.location ?? words.length;
		const hits = words.slice(section.location, end).filter(isTerm).length;
		return {
			title: section.title,
			url: fragmentOf(`${path}#${section.id}`),
			anchor: { location: section.location },
			weighted_locations: hits === 0 ? [] : [{ balanced_score: hits }],
			excerpt: excerptOf(words, section.location, end, isTerm),
		};
	});
	return {
		url: fragmentOf(path),
		meta: { title },
		content,
		anchors: sections,
		excerpt: excerptOf(words, 0, words.length, isTerm),
		sub_results: parts.filter(({ weighted_locations }) => weighted_locations.length > 0),
	};
}

/** Markup: text around the first word that was searched for, with `<mark>` around such words. */
function excerptOf(words: readonly string[], from: number, end: number, isTerm: (word: string) => boolean): string {
	const first = words.slice(from, end).findIndex(isTerm);
	const start = Math.max(from, from + first - WORDS_BEFORE);
	return words
		.slice(start, Math.min(end, start + EXCERPT_WORDS))
		.map((word) => (isTerm(word) ? `<mark>${escaped(word)}</mark>` : escaped(word)))
		.join(' ');
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
