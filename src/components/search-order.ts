import { codesIn, holdsCode } from './search-codes.ts';

/** A section of a page that a search found, as Pagefind gives it. */
export interface Section {
	readonly title: string;
	readonly weighted_locations: readonly { readonly balanced_score: number }[];
	/** Where it begins: the place of its first word in the text of the page. Left out for the page's own heading. */
	readonly anchor?: { readonly location: number } | undefined;
}

/** The text of a page, and where each of its headings stands in it. */
export interface PageText {
	readonly content: string;
	readonly anchors: readonly { readonly location: number }[];
}

/**
 * The best sections first. Pagefind gives them in the order of the page, and weighs them by how often any word of the
 * query stands there, so that long ones lead. What has the words as they were typed comes first, then what has more of
 * them, then what weighs more.
 */
export function inOrder<Part extends Section>(query: string, page: PageText, sections: readonly Part[]): Part[] {
	const words = page.content.split(/\s+/);
	const asked = plain(query);
	const each = [...new Set(asked.split(' '))];
	const ranked = sections.map((section) => {
		const from = section.anchor?.location ?? 0;
		const next = page.anchors.map(({ location }) => location).filter((location) => location > from);
		const text = plain(`${section.title} ${words.slice(from, Math.min(words.length, ...next)).join(' ')}`);
		const held = ` ${text} `;
		return {
			section,
			phrase: held.includes(` ${asked} `) ? 1 : 0,
			coverage: each.filter((word) => held.includes(` ${word} `)).length,
			weight: section.weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0),
		};
	});
	return ranked
		.toSorted((one, other) => other.phrase - one.phrase || other.coverage - one.coverage || other.weight - one.weight)
		.map(({ section }) => section);
}

/** Words in lower case with single spaces between them, without marks around them; names that a dot joins are words of their own, versions are not cut. */
function plain(text: string): string {
	return text
		.toLowerCase()
		.replaceAll(/(?<![0-9])\.|\.(?![0-9])/g, ' ')
		.replaceAll(/[^a-z0-9._-]+/g, ' ')
		.split(' ')
		.map((word) => word.replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, ''))
		.filter((word) => word !== '')
		.join(' ');
}

/** A page that a search found. */
export interface FoundPage extends PageText {
	readonly url: string;
	readonly meta: { readonly title?: string };
}

/** Words that tell pages apart too little to count. */
const SMALL = new Set(['a', 'an', 'and', 'are', 'be', 'in', 'is', 'no', 'of', 'on', 'or', 'the', 'to', 'with']);

/** How much more a word counts in a title, and each word of a query that stands in the text as it was typed: a pasted message is found by that. */
const TITLE = 1.5;
const PHRASE = 0.2;

/**
 * The best pages first: those that hold more of the words of the query, a word in the title counting for more than one in
 * the text. Of equals guides, error messages and the page of situations come first and long lists last; then the order given holds. A page is not left
 * out for a word that it lacks.
 */
export function pagesInOrder<Page extends FoundPage>(query: string, pages: readonly Page[]): Page[] {
	const phrase = plain(query);
	const words = [...new Set(phrase.split(' '))];
	const telling = words.filter((word) => !SMALL.has(word));
	const asked = telling.length > 0 ? telling : words;
	const ranked = pages.map((page) => {
		const [title, text] = [plain(page.meta.title ?? ''), plain(page.content)];
		const share = (held: string) => asked.filter((word) => holds(held, word)).length / asked.length;
		const isWhole = words.length > 1 && holds(text, phrase);
		return { page, score: share(text) + TITLE * share(title) + (isWhole ? PHRASE * words.length : 0), kind: kindOf(page.url) };
	});
	return ranked.toSorted((one, other) => other.score - one.score || one.kind - other.kind).map(({ page }) => page);
}

/** Pages that answer before those that list, and last those that list everything. */
function kindOf(url: string): number {
	if (/\/(guides\/[^/]+|errors|start)\//.test(url)) return 0;
	return /\/(checklist|rules|changes|disagreements|api|sources)\//.test(url) ? 2 : 1;
}

/** Whether words stand in a text, whole; a code also as a part of a longer name, as 1002016 of AADSTS1002016. */
function holds(text: string, words: string): boolean {
	return codesIn(words).length === 0 ? ` ${text} `.includes(` ${words} `) : holdsCode(text, words);
}
