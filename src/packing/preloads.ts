import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What an interactive part names: its own module, and the one that brings it to life. */
const ENTRY = /\s(?:component-url|renderer-url)="([^"]+\.js)"/g;

/** A dynamic import has a bracket before its quotation mark: it is loaded when it is asked for. */
const STATIC_IMPORT = /(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g;

/** Names a module that the page's own script asks for where it is likely to be needed soon. */
const LATER = /(\sdata-later=")(\w+)"/;

/**
 * A page that asks at once for all modules that its interactive parts load first. Without that a browser finds one inside
 * another, and waits for the network each time. Where it names a module for later, the addresses of that one and of what it
 * imports besides take the place of the name.
 * @param html with addresses as seen from the page
 * @param page its path in the folder, "wizard/index.html"
 * @param folder that of the finished site
 * @throws Error if there is no module of that name
 */
export function withPreloads(html: string, page: string, folder: string): string {
	const here = posix.dirname(page);
	const addressOf = (file: string) => addressFrom(here, file);
	const first = new Set<string>();
	for (const [, address = ''] of html.matchAll(ENTRY)) addWithImports(posix.join(here, address), folder, first);
	const links = [...first].map((file) => `<link rel="modulepreload" href="${addressOf(file)}">`);
	return html
		.replace(LATER, (_, before: string, name: string) => {
			const all = addWithImports(moduleOf(name, folder), folder, new Set(first));
			return `${before}${[...all].slice(first.size).map(addressOf).join(' ')}"`;
		})
		.replace('</head>', () => `${links.join('')}</head>`);
}

function addWithImports(file: string, folder: string, modules: Set<string>): ReadonlySet<string> {
	if (modules.has(file)) return modules;
	modules.add(file);
	for (const [, target = ''] of readFileSync(join(folder, file), 'utf8').matchAll(STATIC_IMPORT))
		addWithImports(posix.join(posix.dirname(file), target), folder, modules);
	return modules;
}

function moduleOf(name: string, folder: string): string {
	const file = readdirSync(join(folder, '_astro')).find((file) => file.startsWith(`${name}.`) && file.endsWith('.js'));
	if (file === undefined) throw new Error(`the build has no module ${name}`);
	return `_astro/${file}`;
}

function addressFrom(here: string, file: string): string {
	const way = posix.relative(here, file);
	return way.startsWith('..') ? way : `./${way}`;
}
