import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HTMLElement, parse } from 'node-html-parser';
import { dateText } from '../advisor/milestone-status.ts';
import { COMMAND_FILE_NAME } from '../command-file/command-file.ts';
import { SINGLE_FILE_NAME, SITE_ZIP_NAME } from '../site/carried-files.ts';
import { type SingleFileInput, singleFile } from './single-file.ts';
import { siteZip } from './site-zip.ts';
import { webConfig } from './web-config.ts';

/** The page that offers what is packed here. */
const OFFER = 'carry-away/index.html';

const ALL_DATA = 'api/v1/all.json';

/** What the build has settled. */
export interface PackingInput extends Pick<SingleFileInput, 'define'> {
	/** YYYY-MM-DD. */
	readonly buildDay: string;
	/** Hash of content/. */
	readonly contentVersion: string;
}

/**
 * Finishes a built site: adds web.config, the single file and the zip of the whole, and writes their sizes and hashes into
 * the page that offers them.
 */
export async function packSite(folder: string, given: PackingInput): Promise<void> {
	const write = (file: string, content: string | Uint8Array) => writeFileSync(join(folder, file), content);
	const text = (file: string) => readFileSync(join(folder, file), 'utf8');
	write('web.config', webConfig(text('_headers')));

	const files = filesOf(folder);
	// What is finished already is told of in every copy of the page.
	const offer = [COMMAND_FILE_NAME, ALL_DATA].reduce(
		(page, file) => withFigures(page, file, readFileSync(join(folder, file))),
		text(OFFER),
	);
	const pages = new Map(
		files
			.filter((file) => /(^|\/)index\.html$/.test(file))
			.map((file) => [
				`/${file.replace(/index\.html$/, '')}`,
				file === OFFER ? without(offer, SINGLE_FILE_NAME, SITE_ZIP_NAME) : text(file),
			]),
	);
	const single = await singleFile({
		decisions: JSON.parse(text('wizard/decision-facts.json')),
		changes: JSON.parse(text('api/v1/changes.json')),
		define: given.define,
		note: `<p>TLS Ready in one file, made on ${dateText(given.buildDay)} from content version ${given.contentVersion}. Files that pages name without a link are only on the site.</p>`,
		pages,
		files: new Map(files.filter((file) => file.endsWith('.ics')).map((file) => [`/${file}`, text(file)])),
		styles: stylesOf(pages.values())
			.map((file) => text(`_astro/${file}`))
			.join('\n'),
		icon: text('favicon.svg'),
	});
	write(SINGLE_FILE_NAME, single);

	// The zip cannot hold its own hash, nor itself.
	const told = withFigures(offer, SINGLE_FILE_NAME, Buffer.from(single));
	write(OFFER, without(told, SITE_ZIP_NAME));
	const zip = siteZip(new Map(filesOf(folder).map((file) => [file, readFileSync(join(folder, file))])));
	write(SITE_ZIP_NAME, zip);
	write(OFFER, withFigures(told, SITE_ZIP_NAME, zip));
}

/** All files of a folder, with slashes, in one order. */
function filesOf(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
		.toSorted();
}

/** Style sheets of pages, each once, in the order in which pages load them. */
function stylesOf(pages: Iterable<string>): string[] {
	const sheets = [...pages].flatMap((html) => [...html.matchAll(/<link rel="stylesheet" href="[^"]*\/_astro\/([^"]+)"/g)]);
	return [...new Set(sheets.map(([, file = '']) => file))];
}

/** The page without what it says of these files, and without the links to it in its contents. */
function without(html: string, ...fileNames: readonly string[]): string {
	return fileNames.reduce((page, name) => {
		const section = sectionOf(page, name);
		const contents = parse(page)
			.querySelector(`.toc a[href="#${section.getAttribute('aria-labelledby')}"]`)
			?.closest('li');
		// The contents stand before the section.
		const [[first, last], [from, to]] = [contents?.range ?? [0, 0], section.range];
		return page.slice(0, first) + page.slice(last, from) + page.slice(to);
	}, html);
}

/** The page with the size and the SHA-256 of a file. */
function withFigures(html: string, name: string, bytes: Uint8Array): string {
	const [from, to] = sectionOf(html, name).range;
	const section = html
		.slice(from, to)
		.replaceAll('%size%', `${Math.round(bytes.length / 1000)} kB`)
		.replaceAll('%sha256%', createHash('sha256').update(bytes).digest('hex'));
	return html.slice(0, from) + section + html.slice(to);
}

/** The part of the page that tells of a file. @throws Error if there is none */
function sectionOf(html: string, name: string): HTMLElement {
	const section = parse(html).querySelector(`[data-file="${name}"]`);
	if (section === null) throw new Error(`${OFFER} does not tell of ${name}`);
	return section;
}
