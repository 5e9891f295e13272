/** What visitors come for, from start to end, on the site and in the single file, in each engine: written once, run in all. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { writePortalFile } from '../bench/sign-in-data.ts';
import { diagnosticRecord, portalRecord } from '../src/signins/test-logs.ts';
import { SINGLE_FILE_NAME } from '../src/site/carried-files.ts';
import { DIST } from './built-site.ts';
import { ENGINES, programOf } from './engines/engines.ts';
import { button, field, PATIENCE, seen, type Tab, until, visibleText } from './engines/tab.ts';

/** Answers by the start of a question's title; everything else is "Not sure". */
const ESTATE: Readonly<Record<string, string>> = {
	'Which Microsoft clouds': 'Global',
	'Which of these do you use': 'Microsoft Entra ID',
	'Which of these server roles': 'Pass-through',
	'Which Windows versions': 'Windows Server 2012 R2',
};
const VERSION = '1.5.643.0';

const headingOf = (tab: Tab) => visibleText(tab, '//h1');

/** Keeps every file that the page makes, so that it can be looked into. */
const KEEP_FILES = `window.filesMade = [];
	const create = URL.createObjectURL;
	URL.createObjectURL = (blob) => { window.filesMade.push(blob); return create.call(URL, blob); };`;

/** Texts of the files that the page has made since. */
async function filesMade(tab: Tab): Promise<readonly string[]> {
	return (await tab.run('return Promise.all(window.filesMade.map((blob) => blob.text()));')) as string[];
}

/** Selects an answer. On a slow machine the page can still be moving when the mouse comes down, so that one looks, and tries again. */
async function select(tab: Tab, xpath: string): Promise<void> {
	const isSelected = () =>
		tab.run(
			`return document.evaluate(${JSON.stringify(xpath)}, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue?.checked ?? false;`,
		);
	await until(
		'the answer to be selected',
		async () => {
			await tab.click(xpath);
			return isSelected();
		},
		(selected) => selected === true,
	);
}

async function answerQuestion(tab: Tab, title: string): Promise<void> {
	const known = Object.entries(ESTATE).find(([start]) => title.startsWith(start))?.[1];
	if (known !== undefined) await select(tab, field(known));
	else if (title.startsWith('Which version of')) await tab.type(field('Version'), VERSION);
	else await select(tab, `(${field('Not sure')} | (//fieldset//input)[1])[last()]`);
	await tab.click(button('Continue'));
	await until(
		`the question after "${title}"`,
		() => visibleText(tab, '//main'),
		(text) => text !== '' && !text.includes(title),
	);
}

/** Where a journey starts: the site as a server offers it, and the file as it lies on a USB stick. */
const FORMS: readonly {
	readonly form: string;
	/** Address of a path of the site. */
	readonly addressOf: (path: string, baseURL: string | undefined) => string;
	/** The path of the site that is shown, by JavaScript in the page. */
	readonly pathHere: string;
}[] = [
	{
		form: 'the site',
		addressOf: (path, baseURL) => `${baseURL}${path}`,
		pathHere: 'location.pathname + location.search',
	},
	{
		form: 'the single file',
		addressOf: (path) => `${pathToFileURL(join(DIST, SINGLE_FILE_NAME)).href}#${path}`,
		pathHere: 'location.hash.slice(1)',
	},
];

for (const { form, addressOf, pathHere } of FORMS)
	for (const { name, open } of ENGINES) {
		const program = programOf(name);
		test.describe(`${form} in ${name}`, () => {
			test.skip(program === undefined, `needs ${name}`);
			test.describe.configure({ mode: 'serial', timeout: 5 * PATIENCE });
			let tab: Tab;
			let close: (() => Promise<void>) | undefined;
			const folder = mkdtempSync(join(tmpdir(), 'journeys-'));
			test.beforeAll(async () => {
				({ tab, close } = await open(program as string));
			});
			test.afterAll(async () => {
				await close?.();
				rmSync(folder, { recursive: true, force: true });
			});

			test('an administrator answers the questions, gets the checklist and takes the scripts away', async ({ baseURL }) => {
				await tab.goto(addressOf('/wizard/', baseURL));
				await seen(tab, 'Which Microsoft clouds do you use?', '//h1');
				for (let title = await headingOf(tab); title !== 'Check your answers'; title = await headingOf(tab))
					await answerQuestion(tab, title);
				await seen(tab, VERSION);
				await tab.click(button('Show my checklist'));
				await seen(tab, 'Action needed', '//*[@class="verdict"]');
				await tab.run(KEEP_FILES);
				await tab.click(button('Create the files'));
				await seen(tab, 'check.ps1', '//a[@download="check.ps1"]/..');
				const shown = /SHA-256 ([0-9a-f]{64})/.exec(await visibleText(tab, '//a[@download="check.ps1"]/ancestor::li'))?.[1];
				const hashes = (await filesMade(tab)).map((text) => createHash('sha256').update(text).digest('hex'));
				expect(hashes).toContain(shown);
			});

			test('somebody who pastes a KB number finds the page about it', async ({ baseURL }) => {
				await tab.goto(addressOf('/', baseURL));
				await tab.type('//input[@type="search"]', 'KB3140245\n');
				await seen(tab, 'KB3140245', '//*[@id="search-results"]');
				expect(await tab.run(`return ${pathHere};`)).toBe('/search/?q=KB3140245');
			});

			test('sign-in logs are read, packed or not, and the evidence is saved', async ({ baseURL }) => {
				const portal = join(folder, 'portal.json');
				const diagnostic = join(folder, 'diagnostic.json.gz');
				writeFileSync(portal, JSON.stringify([portalRecord({ appDisplayName: 'Payroll' }, 'True'), portalRecord()]));
				writeFileSync(diagnostic, gzipSync(JSON.stringify(diagnosticRecord({ signInEventTypes: undefined }))));
				await tab.goto(addressOf('/sign-in-logs/', baseURL));
				await tab.choose(field('Sign-in log files'), [portal, diagnostic]);
				await seen(tab, 'Legacy TLS was used.', '//*[@id="verdict"]');
				await seen(tab, '1 of 3 sign-ins used legacy TLS; 2 did not; 0 do not say.');
				await seen(tab, 'Payroll');
				await tab.run(KEEP_FILES);
				await tab.click(button('Evidence report (Markdown)'));
				const [report = ''] = await until(
					'the report',
					() => filesMade(tab),
					(files) => files.length > 0,
				);
				expect(report).toContain('portal.json');
				expect(report).toContain('Payroll');
				// The single file keeps what was read until one starts over: its pages are one.
				await tab.click(button('Start over'));
			});

			test('a log of 48 MB, which two processors read, comes to all of its sign-ins', async ({ baseURL }) => {
				const path = join(folder, 'large.json');
				writePortalFile(path, 30_000, 1);
				await tab.goto(addressOf('/sign-in-logs/', baseURL));
				await tab.choose(field('Sign-in log files'), [path]);
				await seen(tab, 'Legacy TLS was used.', '//*[@id="verdict"]');
				await seen(tab, '305 of 30,000 sign-ins used legacy TLS; 29,695 did not; 0 do not say.');
			});
		});
	}
