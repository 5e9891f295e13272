import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type HTMLElement, parse } from 'node-html-parser';

/** The finished site on disk. */
export const DIST = join(import.meta.dirname, '../dist');

/** A finished page. */
export interface BuiltPage {
	/** As visited: "/windows/server-2012/". */
	readonly path: string;
	readonly html: string;
	readonly document: HTMLElement;
}

/** Every file of the site, as visited from its root. */
export function builtFiles(folder = DIST): Set<string> {
	return new Set(
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => `/${relative(folder, join(entry.parentPath, entry.name))}`),
	);
}

/** Every page of the site, the one for missing addresses included. */
export function builtPages(folder = DIST): BuiltPage[] {
	return [...builtFiles(folder)]
		.filter((file) => /(^|\/)(index|404)\.html$/.test(file))
		.sort()
		.map((file) => {
			const html = readFileSync(join(folder, file), 'utf8');
			return {
				path: file.replace(/index\.html$/, ''),
				html,
				document: parse(html, { blockTextElements: { script: true, style: true } }),
			};
		});
}

/** Paths of the pages in the sitemap. */
export function sitemapPaths(): string[] {
	const files = [...builtFiles()].filter((file) => /^\/sitemap-\d+\.xml$/.test(file));
	const addresses = files.flatMap((file) => [...readFileSync(join(DIST, file), 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)]);
	return addresses.map(([, address = '']) => new URL(address).pathname);
}

/** Lists of at most `size`, so that workers share a long list evenly. */
export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
