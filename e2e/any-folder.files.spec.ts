/** The site from its zip works in whatever folder of a server it is put, without being built for it. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { serveFolder } from '../bench/static-server.ts';
import { portalRecord } from '../src/signins/test-logs.ts';
import { SITE_ZIP_NAME } from '../src/site/carried-files.ts';
import { type BuiltPage, builtFiles, builtPages, DIST } from './built-site.ts';

const FOLDER = '/some/deep/folder';

const root = mkdtempSync(join(tmpdir(), 'any-folder-'));
const zipped = unzipSync(readFileSync(join(DIST, SITE_ZIP_NAME)));
let server: Awaited<ReturnType<typeof serveFolder>>;
test.beforeAll(async () => {
	for (const [path, bytes] of Object.entries(zipped)) {
		mkdirSync(dirname(join(root, FOLDER, path)), { recursive: true });
		writeFileSync(join(root, FOLDER, path), bytes);
	}
	server = await serveFolder(root);
});
test.afterAll(() => {
	server.close();
	rmSync(root, { recursive: true, force: true });
});

test('in a deep folder: wizard, result, download, search, sign-in logs, without a request that fails', async ({ page }) => {
	const failed: string[] = [];
	page.on('response', (response) => {
		if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
	});
	page.on('requestfailed', (request) => {
		// What was still loading when the page was left is not missing.
		if (request.failure()?.errorText !== 'net::ERR_ABORTED') failed.push(request.url());
	});
	page.on('console', (message) => {
		if (message.type() === 'error') failed.push(message.text());
	});
	const home = `${server.address}${FOLDER}/`;

	await page.goto(home);
	await page.getByRole('main').getByRole('link', { name: 'Get the checklist for your estate' }).click();
	await expect(page).toHaveURL(`${home}wizard/`);
	await page
		.getByLabel('Not sure', { exact: true })
		.or(page.getByLabel('Global', { exact: true }))
		.first()
		.check();
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Which of these do you use/);

	await page.goto('about:blank');
	await page.goto(`${home}windows/server-2012-r2/`);
	await page.getByRole('link', { name: 'Show this in the wizard' }).click();
	await expect(page).toHaveURL(new RegExp(`^${home}wizard/#v1;`));
	for (;;) {
		const heading = await page.getByRole('heading', { level: 1 }).textContent();
		if (heading === 'Check your answers') break;
		await page.getByLabel('Not sure').or(page.getByRole('radio')).or(page.getByRole('checkbox')).last().check();
		await page.getByRole('button', { name: 'Continue' }).click();
		await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading ?? '');
	}
	await page.getByRole('button', { name: 'Show my checklist' }).click();
	await page.getByRole('button', { name: 'Create the files' }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'check.ps1', exact: true }).first().click(),
	]);
	expect(download.suggestedFilename()).toBe('check.ps1');
	await page.getByRole('link', { name: 'All formats, and how to use them' }).click();
	await expect(page).toHaveURL(`${home}downloads/`);

	await page.getByLabel('Search this site').fill('KB3140245');
	await page.getByLabel('Search this site').press('Enter');
	await page.locator('#search-results a').first().click();
	await expect(page.getByRole('main')).toContainText('KB3140245');
	expect(page.url()).toContain(home);

	await page.goto(`${home}sign-in-logs/`);
	await expect(page.getByLabel('Sign-in log files')).toBeEnabled();
	await page.getByLabel('Sign-in log files').setInputFiles({
		name: 'portal.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify([portalRecord({ userAgent: 'Mozilla/4.0 (compatible; MSIE 8.0)' }, 'True')])),
	});
	await expect(page.locator('#verdict')).toHaveText('Legacy TLS was used.');
	await page.getByRole('link', { name: 'Take this answer into the wizard' }).click();
	await expect(page).toHaveURL(new RegExp(`^${home}wizard/#v1;`));
	expect(failed).toEqual([]);
});

test('the zip holds every file of the site but itself, and its page offers what is in it', () => {
	expect(Object.keys(zipped).map((path) => `/${path}`)).toEqual(
		[...builtFiles()].filter((path) => path !== `/${SITE_ZIP_NAME}`).toSorted(),
	);
	const offer = Buffer.from(zipped['carry-away/index.html'] ?? []).toString();
	expect(offer).toContain('tls-ready.html');
	expect(offer).not.toContain(SITE_ZIP_NAME);
	for (const [path, bytes] of Object.entries(zipped))
		if (path !== 'carry-away/index.html') expect(Buffer.compare(bytes, readFileSync(join(DIST, path))), path).toBe(0);
});

test('the page that offers files states their true SHA-256', () => {
	const { document } = builtPages().find(({ path }) => path === '/carry-away/') as BuiltPage;
	const stated = document
		.querySelectorAll('[data-file]')
		.map((section) => [section.getAttribute('data-file'), section.querySelector('.hash')?.textContent.trim()]);
	expect(stated.map(([file]) => file)).toEqual(['tls-ready.html', 'tls-ready-site.zip', 'tls-ready.mjs', 'api/v1/all.json']);
	for (const [file, hash] of stated)
		expect(
			createHash('sha256')
				.update(readFileSync(join(DIST, file ?? '')))
				.digest('hex'),
			file,
		).toBe(hash);
});

test('IIS has a type for every file that is asked for', () => {
	const known = ['.css', '.html', '.js', '.png', '.txt', '.xml', '.zip'];
	const mapped = [...readFileSync(join(DIST, 'web.config'), 'utf8').matchAll(/mimeMap fileExtension="([^"]+)"/g)];
	const served = new Set(
		[...builtFiles()].map((file) => extname(file)).filter((extension) => !['', '.config'].includes(extension)),
	);
	expect([...served].filter((extension) => ![...known, ...mapped.map(([, name]) => name)].includes(extension))).toEqual([]);
});

test('no page but the one for missing addresses goes by where the site lies', () => {
	const absolute = builtPages().flatMap(({ path, html }) =>
		path === '/404.html' ? [] : [...html.matchAll(/\s[a-z-]+="\/[^/"][^"]*"/g)].map(([found]) => `${path}: ${found}`),
	);
	expect(absolute).toEqual([]);
});
