/** The house has one direction: what is named here may import what stands behind it, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
	knowledge: [],
	reading: [],
	advisor: ['knowledge'],
	wording: ['advisor', 'knowledge'],
	artifacts: ['wording', 'advisor', 'knowledge'],
	signins: ['reading', 'knowledge'],
	handshakes: ['reading', 'knowledge'],
	inventory: ['handshakes', 'signins', 'artifacts', 'wording', 'advisor', 'reading', 'knowledge'],
	references: ['advisor', 'knowledge'],
	published: ['artifacts', 'wording', 'advisor', 'knowledge'],
	'content-check': ['advisor', 'knowledge'],
	'fact-review': ['knowledge'],
	cli: ['inventory', 'signins', 'handshakes', 'artifacts', 'wording', 'advisor', 'reading', 'knowledge'],
	'command-file': ['cli'],
	packing: ['command-file', 'single-file', 'site', 'advisor', 'knowledge'],
	'single-file': ['islands', 'components', 'stores', 'site', 'inventory', 'signins', 'handshakes', 'reading', 'knowledge'],
	stores: ['site', 'inventory', 'signins', 'handshakes', 'artifacts', 'advisor', 'reading', 'knowledge'],
	site: ['knowledge'],
	islands: ['stores', 'site', 'inventory', 'signins', 'handshakes', 'artifacts', 'wording', 'advisor', 'reading', 'knowledge'],
	components: ['site', 'references', 'wording', 'advisor', 'knowledge'],
	layouts: ['components', 'site', 'styles'],
	styles: [],
	pages: [
		'layouts',
		'components',
		'islands',
		'references',
		'published',
		'cli',
		'site',
		'inventory',
		'signins',
		'handshakes',
		'artifacts',
		'wording',
		'advisor',
		'knowledge',
		'styles',
	],
};

/** Rooms that turn what they are given into what they return: the disk, the network and the clock are somebody else's. */
const PURE = ['advisor', 'wording', 'artifacts', 'reading', 'signins', 'handshakes', 'inventory', 'references', 'published'];

/** Where everything that is delivered starts. */
const STARTS = /^(pages|layouts)\/|^(cli\/main|single-file\/main|content\.config)\.ts$/;

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
	.map((file) => file.replaceAll('\\', '/'))
	.filter((file) => /\.(tsx?|astro)$/.test(file) && !file.endsWith('.d.ts'));

/** What a file names in its imports, types included. Of an Astro page, the part in front of its markup and its scripts. */
function namesImported(file: string): readonly string[] {
	const text = readFileSync(join(import.meta.dirname, file), 'utf8');
	const parts = file.endsWith('.astro')
		? [
				text.split(/^---$/m)[1] ?? '',
				...[...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script),
			]
		: [text];
	return parts.flatMap((part) => ts.preProcessFile(part).importedFiles.map(({ fileName }) => fileName.replace(/\?.*$/, '')));
}

const imports = new Map(files.map((file) => [file, namesImported(file)]));
const filesImportedBy = (file: string) =>
	(imports.get(file) ?? [])
		.filter((name) => name.startsWith('.'))
		.map((name) => normalize(join(dirname(file), name)).replaceAll('\\', '/'));
const roomOf = (file: string) => file.split('/')[0] as string;
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

/** Files that are delivered: tests and what only they use may read the disk and import what they like. */
const delivered = new Set<string>();
const waiting = files.filter((file) => STARTS.test(file));
for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
	if (delivered.has(file)) continue;
	delivered.add(file);
	waiting.push(...filesImportedBy(file).filter((other) => imports.has(other)));
}

describe('imports', () => {
	test('run one way between the rooms of src/', () => {
		const wrong = files
			.filter((file) => !isTest(file) && file.includes('/'))
			.flatMap((file) =>
				filesImportedBy(file)
					.filter((other) => roomOf(other) !== roomOf(file) && roomOf(other) !== '..' && imports.has(other))
					.filter((other) => MAY_IMPORT[roomOf(file)]?.includes(roomOf(other)) !== true)
					.map((other) => `${file} imports ${other}`),
			);
		expect(wrong).toEqual([]);
	});

	test('make no circle', () => {
		const done = new Set<string>();
		const circles: string[] = [];
		const visit = (file: string, path: readonly string[]) => {
			if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
			else if (!done.has(file)) {
				for (const other of filesImportedBy(file)) visit(other, [...path, file]);
				done.add(file);
			}
		};
		for (const file of files) visit(file, []);
		expect(circles).toEqual([]);
	});

	test('of pure rooms name nothing of Node, the DOM library or Astro', () => {
		const impure = [...delivered]
			.filter((file) => PURE.includes(roomOf(file)))
			.flatMap((file) =>
				(imports.get(file) ?? [])
					.filter((name) => /^(node:|astro|preact|nanostores|@nanostores)/.test(name))
					.map((name) => `${file} imports ${name}`),
			);
		expect(impure).toEqual([]);
	});

	test('of the delivered files reach no test', () => {
		expect(
			[...delivered].filter(
				(file) => isTest(file) || /(^|\/)(fixture|test-logs|random-logs|test-files|test-machines|test-fleets)\.ts$/.test(file),
			),
		).toEqual([]);
	});

	test('are seen: the rooms named here are those there are, and files were found in each', () => {
		const rooms = new Set(files.filter((file) => file.includes('/')).map(roomOf));
		expect([...rooms].toSorted()).toEqual(
			Object.keys(MAY_IMPORT)
				.filter((room) => room !== 'styles')
				.toSorted(),
		);
		expect(filesImportedBy('signins/form/json-log.ts')).toContain('reading/json/json-records.ts');
	});
});
