import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse } from 'node-html-parser';
import { withPreloads } from './preloads.ts';

/** Attributes in which Astro and our pages write addresses. */
const ATTRIBUTES = ['href', 'src', 'action', 'component-url', 'renderer-url', 'before-hydration-url', 'data-index', 'data-facts'];

const WITH_ADDRESS = new RegExp(`(\\s(?:${ATTRIBUTES.join('|')})=")(/(?!/)[^"]*)`, 'g');

/** By default the parser takes what stands in `noscript` and `pre` for text. */
const PARSED = { comment: true, blockTextElements: { script: true, style: true } };

/**
 * The page for missing addresses is served at any depth, so that nothing relative leads anywhere from it. It alone keeps
 * the base path of the build.
 */
const MISSING_PAGE = '404.html';

/**
 * A target as seen from a page, both as paths from the root: from "/windows/" to "/dotnet/#4.8" is "../dotnet/#4.8".
 * It begins with a dot, because modules are imported by it.
 */
export function relativeAddress(page: string, target: string): string {
	const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(target) ?? [];
	const folder = page.slice(0, page.lastIndexOf('/') + 1);
	const way = posix.relative(folder, path);
	const begun = way.startsWith('..') ? way : `./${way}`;
	return (path.endsWith('/') && !begun.endsWith('/') ? `${begun}/` : begun) + rest;
}

/**
 * A page whose addresses within the site hold wherever the site lies. Nothing else of it changes, so that the hashes of
 * its policy still fit.
 * @param page its path from the host's root, "/tls/windows/"
 * @param base path of the site on that host, with a slash at both ends
 */
export function withRelativeAddresses(html: string, page: string, base: string): string {
	const pieces: string[] = [];
	let done = 0;
	for (const { range, rawAttrs, rawTagName } of parse(html, PARSED).querySelectorAll('*')) {
		const from = range[0] + 1 + rawTagName.length;
		const attributes = html.slice(from, html.indexOf(rawAttrs, from) + rawAttrs.length);
		const changed = attributes.replace(WITH_ADDRESS, (whole, before: string, address: string) =>
			address.startsWith(base) ? before + relativeAddress(page, address) : whole,
		);
		if (changed === attributes) continue;
		pieces.push(html.slice(done, from), changed);
		done = from + attributes.length;
	}
	return pieces.join('') + html.slice(done);
}

/** Interactive parts are numbered: Astro makes their ids of the folder of the project. */
function withNumberedParts(html: string): string {
	let number = 0;
	return html.replaceAll(/<astro-island uid="[^"]*"/g, () => `<astro-island uid="${++number}"`);
}

/** Makes all pages of a finished site independent of where it was built and where it lies. */
export function finishPages(folder: string, base: string): void {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
	for (const file of files.filter((file) => file !== MISSING_PAGE)) {
		const name = file.replaceAll('\\', '/');
		const page = base + name.replace(/index\.html$/, '');
		const html = withNumberedParts(readFileSync(join(folder, file), 'utf8'));
		writeFileSync(join(folder, file), withPreloads(withRelativeAddresses(html, page, base), name, folder));
	}
}
