import { parse } from 'node-html-parser';

/** A section of a page, as its list of contents names it. */
export interface ContentsLink {
	readonly id: string;
	readonly text: string;
}

/** What a page needs to show its contents. */
export interface PageContents {
	readonly sections: readonly ContentsLink[];
	/** The HTML up to the end of the lead, or of the title where there is no lead, and the rest. */
	readonly opening: string;
	readonly rest: string;
	/** Whether something on the page needs all of the width, so that nothing can stand beside it. */
	readonly wide: boolean;
}

const AS_MARKUP = { comment: true, blockTextElements: { script: true, style: true } };

/** Tables of many columns, drawings, and rows with something at their right end. */
const WIDE = 'th:nth-child(5), .table-stacked, svg, .fold, .cards';

/** Fewer sections are seen at a glance. */
const LEAST = 3;

/** The sections of a page's HTML. What is folded away is no section: its headings are a list already. */
export function contentsOf(html: string): PageContents {
	const page = parse(html, AS_MARKUP);
	const sections = page
		.querySelectorAll('h2[id]')
		.filter((heading) => heading.closest('summary') === null)
		.map(({ id, textContent }) => ({ id, text: textContent.replaceAll(/\s+/g, ' ').trim() }));
	const end = (page.querySelector('.lead') ?? page.querySelector('h1'))?.range[1];
	// A page that does something begins with that.
	const isTool = page.querySelector('astro-island') !== null;
	if (end === undefined || isTool || sections.length < LEAST) return { sections: [], opening: html, rest: '', wide: false };
	return {
		sections,
		opening: html.slice(0, end),
		rest: html.slice(end),
		wide: page.querySelector(WIDE) !== null,
	};
}
