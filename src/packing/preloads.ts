import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What an interactive part names: its own module, and the one that brings it to life. */
const ENTRY = /\s(?:component-url|renderer-url)="([^"]+\.js)"/g;

/** A dynamic import has a bracket before its quotation mark: it is loaded when it is asked for. */
const STATIC_IMPORT = /(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g;

/**
 * A page that asks at once for all modules that its interactive parts load first. Without that a browser finds one inside
 * another, and waits for the network each time.
 * @param html with addresses as seen from the page
 * @param page its path in the folder, "wizard/index.html"
 * @param folder that of the finished site
 */
export function withPreloads(html: string, page: string, folder: string): string {
	const here = posix.dirname(page);
	const modules = new Set<string>();
	const add = (file: string) => {
		if (modules.has(file)) return;
		modules.add(file);
		for (const [, target = ''] of readFileSync(join(folder, file), 'utf8').matchAll(STATIC_IMPORT))
			add(posix.join(posix.dirname(file), target));
	};
	for (const [, address = ''] of html.matchAll(ENTRY)) add(posix.join(here, address));
	const links = [...modules].map((file) => `<link rel="modulepreload" href="${addressFrom(here, file)}">`);
	return html.replace('</head>', () => `${links.join('')}</head>`);
}

function addressFrom(here: string, file: string): string {
	const way = posix.relative(here, file);
	return way.startsWith('..') ? way : `./${way}`;
}
