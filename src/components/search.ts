/** The search page: asks an index for the words in the address or the form, and lists what it finds. */

import { codesIn, holdsCode } from './search-codes.ts';
import { inOrder, type PageText, pagesInOrder, type Section } from './search-order.ts';

/** An index of the site's pages: the part of Pagefind's interface that is used here. */
export interface SearchIndex {
	search(words: string): Promise<{ results: { data(): Promise<Found> }[] }>;
}

export interface Found extends PageText {
	readonly url: string;
	readonly meta: { readonly title?: string };
	readonly excerpt: string;
	readonly sub_results: readonly SubResult[];
}

export interface SubResult extends Section {
	readonly url: string;
	readonly excerpt: string;
}

const SHOWN = 20;
const PARTS = 3;
/** Pages of which the text is looked at to put them in order, and of those found by each word alone. */
const LOOKED_AT = 30;
const OF_EACH_WORD = 10;
/** Words of a query that are searched for alone. */
const MOST_WORDS = 8;

/** What differs between the site on a server and the site in one file. */
export interface SearchPlace {
	/** Called once, at the first search. */
	loadIndex(): Promise<SearchIndex>;
	/** What is searched for, by the address of the page. */
	wordsInAddress(): string;
	/** Address of the page that searches for these words, as the page sees it. */
	addressOf(words: string): string;
}

/** Takes over the search page. Returns what undoes it. @throws Error if the page and this file have gone apart */
export function openSearch({ loadIndex, wordsInAddress, addressOf }: SearchPlace): () => void {
	const form = partOfPage('form', HTMLFormElement);
	const input = partOfPage('words', HTMLInputElement);
	const status = partOfPage('status', HTMLElement);
	const list = partOfPage('results', HTMLElement);
	let loading: Promise<SearchIndex> | undefined;
	let latest = 0;

	async function search(words: string): Promise<void> {
		latest += 1;
		const turn = latest;
		list.replaceChildren();
		status.textContent = words === '' ? '' : 'Searching';
		if (words === '') return;
		try {
			loading ??= loadIndex();
			const codes = codesIn(words);
			const index = await loading;
			const { results } = await index.search(words);
			// Whether a page has a code whole is not in the index but in its text.
			const looked = codes.length === 0 ? results.slice(0, LOOKED_AT) : results;
			const others = codes.length === 0 ? await resultsOfEachWord(index, words) : [];
			const pages = await Promise.all([...looked, ...others].map((result) => result.data()));
			if (turn !== latest) return;
			const once = [...new Map(pages.map((page) => [page.url, page])).values()];
			const found = once.filter(({ content }) => codes.every((code) => holdsCode(content, code)));
			status.textContent = summary(codes.length === 0 ? Math.max(results.length, found.length) : found.length, words, codes);
			list.replaceChildren(
				...pagesInOrder(words, found)
					.slice(0, SHOWN)
					.map((page) => itemOf(page, words)),
			);
		} catch {
			status.textContent = 'The search index could not be loaded. Check the connection and try again.';
		}
	}

	function showAddress(): void {
		input.value = wordsInAddress();
		void search(input.value.trim());
	}

	form.addEventListener('submit', (event) => {
		event.preventDefault();
		const words = input.value.trim();
		history.pushState({}, '', addressOf(words));
		void search(words);
	});
	addEventListener('popstate', showAddress);
	showAddress();
	return () => removeEventListener('popstate', showAddress);
}

/** The best pages for each word alone: the index gives only pages that have all of them. */
async function resultsOfEachWord(index: SearchIndex, query: string) {
	const words = query.split(/\s+/).slice(0, MOST_WORDS);
	if (words.length < 2) return [];
	const found = await Promise.all(words.map((word) => index.search(word)));
	return found.flatMap(({ results }) => results.slice(0, OF_EACH_WORD));
}

/** An element of the search page by the second part of its id. @throws Error if there is none */
function partOfPage<Kind extends HTMLElement>(name: string, kind: new () => Kind): Kind {
	const element = document.getElementById(`search-${name}`);
	if (!(element instanceof kind)) throw new Error(`the page has no search-${name}`);
	return element;
}

function summary(count: number, words: string, codes: readonly string[]): string {
	if (count === 0 && codes.length > 0)
		return `No page here has ${codes.join(' and ')}. Search for the words of the message instead.`;
	if (count === 0) return `Nothing found for "${words}". Try fewer words, or only the number.`;
	const shown = count > SHOWN ? `, the best ${SHOWN} of them below` : '';
	return `${count} ${count === 1 ? 'page' : 'pages'} for "${words}"${shown}`;
}

function itemOf(found: Found, words: string): HTMLElement {
	const item = document.createElement('li');
	const heading = document.createElement('h2');
	heading.append(linkTo(found.url, found.meta.title ?? found.url));
	item.append(heading);
	const sections = found.sub_results.filter(({ url }) => url !== found.url);
	const parts = inOrder(words, found, sections).slice(0, PARTS);
	if (parts.length === 0) item.append(excerptOf(found.excerpt));
	for (const part of parts) {
		const line = document.createElement('div');
		line.append(linkTo(part.url, part.title), excerptOf(part.excerpt));
		item.append(line);
	}
	return item;
}

function linkTo(url: string, text: string): HTMLElement {
	const link = document.createElement('a');
	link.href = url;
	link.textContent = text;
	return link;
}

/** Pagefind's excerpts are text with `<mark>` around what matched; nothing else of them is taken as markup. */
function excerptOf(excerpt: string): HTMLElement {
	const paragraph = document.createElement('p');
	const parsed = new DOMParser().parseFromString(excerpt, 'text/html');
	for (const node of parsed.body.childNodes) {
		const piece = node.nodeName === 'MARK' ? document.createElement('mark') : document.createElement('span');
		piece.textContent = node.textContent;
		paragraph.append(piece);
	}
	return paragraph;
}
