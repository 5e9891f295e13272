import { type HTMLElement, parse } from 'node-html-parser';
import { fragmentOf } from '../single-file/address.ts';
import type { IslandName, SinglePage } from '../single-file/content.ts';

/** Pages of the finished site by their path ("/windows/"), and texts of the files that come along, by theirs. */
export interface SiteInside {
	readonly pages: ReadonlyMap<string, string>;
	readonly files: ReadonlyMap<string, string>;
}

/** Any host: addresses within the site are relative to their page. */
const HOST = 'https://site.invalid';

const AS_MARKUP = { blockTextElements: { script: true, style: true } };

/** What the single file holds of a page. @throws Error for an interactive part that the single file does not know */
export function singlePage(html: string, path: string, inside: SiteInside): SinglePage {
	const document = parse(html, AS_MARKUP);
	const main = found(document, 'main', path);
	const islands = main.querySelectorAll('astro-island').map((island) => {
		const { 'component-export': name = '', props = '{}' } = island.attributes;
		island.replaceWith(`<div data-island="${name}"></div>`);
		return { name: name as IslandName, props: revivedProps(props) };
	});
	return {
		title: found(document, 'title', path).textContent,
		main: rewrite(main, path, inside).innerHTML,
		indexed: main.hasAttribute('data-pagefind-body'),
		islands,
	};
}

/** What stands around the pages: the body of a page, with an empty main element and a note at its end. */
export function shellOf(html: string, path: string, inside: SiteInside, note: string): string {
	const body = found(parse(html, AS_MARKUP), 'body', path);
	found(body, 'main', path).innerHTML = '';
	found(body, '.site-footer-inner', path).insertAdjacentHTML('beforeend', note);
	// What it links to in itself is there on every page.
	const kept = body.querySelectorAll('a[href^="#"]').map((link) => [link, link.getAttribute('href') ?? ''] as const);
	rewrite(body, path, inside);
	for (const [link, href] of kept) link.setAttribute('href', href);
	return body.innerHTML;
}

/** Gives an element addresses of the single file, and takes out scripts, styles, and what is for readers without scripts. */
function rewrite(element: HTMLElement, path: string, { pages, files }: SiteInside): HTMLElement {
	for (const unused of element.querySelectorAll('script, noscript, style')) unused.remove();
	for (const form of element.querySelectorAll('form')) {
		form.removeAttribute('action');
		form.removeAttribute('data-index');
	}
	for (const link of element.querySelectorAll('a[href]')) {
		const { href = '' } = link.attributes;
		const target = new URL(href, HOST + path);
		if (target.origin !== HOST) continue;
		if (pages.has(target.pathname)) link.setAttribute('href', fragmentOf(target.pathname + target.search + target.hash));
		else if (files.has(target.pathname)) link.setAttribute('href', `#${target.pathname}`);
		// Of a file that does not come along the name stays, but no button.
		else if (link.classList.contains('button')) link.remove();
		else link.replaceWith(`<span>${link.innerHTML}</span>`);
	}
	return element;
}

/**
 * Reads what Astro wrote for an interactive part: each value is a pair of its type and itself.
 * @throws Error for a type other than what JSON has
 */
function revivedProps(text: string): Readonly<Record<string, unknown>> {
	const revive = ([type, value]: readonly [number, unknown]): unknown => {
		if (type === 1) return (value as readonly (readonly [number, unknown])[]).map(revive);
		if (type !== 0) throw new Error(`an interactive part is given a value of type ${type}`);
		return typeof value === 'object' && value !== null ? reviveAll(value) : value;
	};
	const reviveAll = (values: object): Record<string, unknown> =>
		Object.fromEntries(Object.entries(values).map(([key, value]) => [key, revive(value)]));
	return reviveAll(JSON.parse(text));
}

function found(element: HTMLElement, selector: string, path: string): HTMLElement {
	const part = element.querySelector(selector);
	if (part === null) throw new Error(`${path} has no ${selector}`);
	return part;
}
