/* npm run budgets: sizes of the built site, compressed with gzip. Exit code 1 if one is over its budget. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'node-html-parser';
import { SINGLE_FILE_NAME } from '../src/site/carried-files.ts';

const DIST = join(import.meta.dirname, '../dist');
const KB = 1000;

/** Pages that exist to run code; what they load is not guidance. */
const WITH_CODE = ['/wizard/', '/sign-in-logs/', '/handshakes/', '/inventory/', '/search/'];

interface Measure {
	readonly what: string;
	readonly bytes: number;
	readonly budget: number;
	readonly where: string;
}

const gzipped = (content: string | Buffer) => gzipSync(content).length;
const pages = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
	.filter((file) => /(^|[\\/])(index|404)\.html$/.test(file))
	.map((file) => {
		const html = readFileSync(join(DIST, file), 'utf8');
		return { path: `/${relative('.', file).replace(/index\.html$/, '')}`, html, document: parse(html) };
	});
const guidance = pages.filter(({ path }) => !WITH_CODE.some((start) => path.startsWith(start)));

function largest(what: string, budget: number, sizes: readonly { where: string; bytes: number }[]): Measure {
	const top = sizes.toSorted((one, other) => other.bytes - one.bytes)[0] ?? { where: 'nothing', bytes: 0 };
	return { what, budget, ...top };
}

/** Every script that an address loads by itself, with all that those import. */
function scriptsFrom(file: string, seen = new Set<string>()): Set<string> {
	if (seen.has(file)) return seen;
	seen.add(file);
	const text = readFileSync(join(DIST, file), 'utf8');
	// A dynamic import (with a bracket) is loaded when it is asked for.
	for (const [, target = ''] of text.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g))
		scriptsFrom(join(file, '..', target), seen);
	return seen;
}

/** Every script that a page loads by itself. */
function filesOf(path: string): Set<string> {
	const html = pages.find((candidate) => candidate.path === path)?.html ?? '';
	const files = new Set<string>();
	for (const [, entry = ''] of html.matchAll(/(?:src|component-url|renderer-url|before-hydration-url)="([^"]+\.js)"/g))
		scriptsFrom(entry.slice(entry.indexOf('/_astro/')), files);
	return files;
}

const firstLoad = (path: string, budget = 20 * KB): Measure => {
	const page = pages.find((candidate) => candidate.path === path);
	const files = filesOf(path);
	const inline = (page?.document.querySelectorAll('script:not([src])') ?? []).map((script) => gzipped(script.textContent));
	const external = [...files].map((file) => gzipped(readFileSync(join(DIST, file))));
	return {
		what: `script at first load of ${path}`,
		budget,
		where: `${files.size} files`,
		bytes: sum([...inline, ...external]),
	};
};

/** What the result loads besides what its page has. */
function resultOf(path: string): Measure {
	const entry = readdirSync(join(DIST, '_astro')).find((file) => /^Result\..*\.js$/.test(file)) ?? '';
	const there = filesOf(path);
	const files = [...scriptsFrom(`_astro/${entry}`)].filter((file) => !there.has(join('/', file)));
	return {
		what: `script that the result of ${path} adds`,
		budget: 30 * KB,
		where: `${files.length} files`,
		bytes: sum(files.map((file) => gzipped(readFileSync(join(DIST, file))))),
	};
}

const measures: Measure[] = [
	largest(
		'HTML of a guidance page',
		30 * KB,
		guidance.map(({ path, html }) => ({ where: path, bytes: gzipped(html) })),
	),
	largest(
		'styles of a page',
		10 * KB,
		pages.map(({ path, document }) => ({
			where: path,
			bytes: sum(
				document
					.querySelectorAll('link[rel=stylesheet]')
					.map((link) => link.getAttribute('href') ?? '')
					.map((address) => gzipped(readFileSync(join(DIST, address.slice(address.indexOf('/_astro/')))))),
			),
		})),
	),
	largest(
		'script of a guidance page, uncompressed',
		1024,
		guidance.map(({ path, document }) => ({
			where: path,
			bytes: sum(
				document
					.querySelectorAll('script')
					.filter((script) => script.getAttribute('type') !== 'application/ld+json')
					.map((script) =>
						script.getAttribute('src') === undefined ? Buffer.byteLength(script.textContent) : Number.POSITIVE_INFINITY,
					),
			),
		})),
	),
	firstLoad('/wizard/'),
	resultOf('/wizard/'),
	firstLoad('/handshakes/'),
	firstLoad('/sign-in-logs/'),
	firstLoad('/inventory/', 30 * KB),
	{
		what: 'the single file, uncompressed',
		budget: 2000 * KB,
		where: SINGLE_FILE_NAME,
		bytes: statSync(join(DIST, SINGLE_FILE_NAME)).size,
	},
];

for (const { what, bytes, budget, where } of measures)
	console.log(`${bytes <= budget ? 'ok  ' : 'OVER'} ${what}: ${bytes} of ${budget} bytes (${where})`);
console.log(`     ${pages.length} pages, ${guidance.length} of them guidance`);
process.exitCode = measures.every(({ bytes, budget }) => bytes <= budget) ? 0 : 1;

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
