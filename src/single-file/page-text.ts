/** The text of a page as the search sees it, with the places of its sections. */
export interface IndexedPage {
	readonly path: string;
	readonly title: string;
	/** Words with single spaces between them. */
	readonly content: string;
	/** Headings with an id; `location` is the place of a section's first word. */
	readonly sections: readonly { readonly id: string; readonly title: string; readonly location: number }[];
}

/** Parts of a page that are not its text. */
const LEFT_OUT = '[data-pagefind-ignore], .crumbs, script, style, noscript, button';

/** Elements around which a word ends. */
const BLOCKS = /^(h[1-6]|p|li|dt|dd|td|th|tr|div|section|summary|pre|text|tspan|br)$/i;

/** Reads the text of a page's main element. */
export function pageText(path: string, main: string): IndexedPage {
	const { body } = new DOMParser().parseFromString(main, 'text/html');
	for (const element of body.querySelectorAll(LEFT_OUT)) element.remove();
	const words: string[] = [];
	const sections: { id: string; title: string; location: number }[] = [];
	let pending = '';
	const endWord = () => {
		words.push(...pending.split(/\s+/).filter((word) => word !== ''));
		pending = '';
	};
	const read = (node: Node): void => {
		if (node.nodeType === Node.TEXT_NODE) pending += node.nodeValue ?? '';
		if (!(node instanceof Element)) return;
		const isBlock = BLOCKS.test(node.tagName);
		if (isBlock) endWord();
		if (/^h[2-6]$/i.test(node.tagName) && node.id !== '')
			sections.push({ id: node.id, title: textOf(node), location: words.length });
		for (const child of node.childNodes) read(child);
		if (isBlock) endWord();
	};
	read(body);
	endWord();
	return { path, title: textOf(body.querySelector('h1')), content: words.join(' '), sections };
}

function textOf(element: Element | null): string {
	return element?.textContent?.trim().replaceAll(/\s+/g, ' ') ?? '';
}
