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

/** Words in lower case with single spaces, without marks around them. */
function plain(text: string): string {
	return text
		.toLowerCase()
		.split(/\s+/)
		.map((word) => word.replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, ''))
		.filter((word) => word !== '')
		.join(' ');
}
