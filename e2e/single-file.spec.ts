/** The site in one file, opened from a folder: what differs from the site on a server. The journeys run in every engine. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'node-html-parser';
import type { SingleFileContent } from '../src/single-file/content.ts';
import { SINGLE_FILE_NAME } from '../src/site/carried-files.ts';
import { builtPages, DIST } from './built-site.ts';

const FILE = join(DIST, SINGLE_FILE_NAME);
const address = (path: string) => `${pathToFileURL(FILE).href}#${path}`;
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

const html = readFileSync(FILE, 'utf8');
const held: SingleFileContent = JSON.parse(
	gunzipSync(Buffer.from(parse(html).querySelector('#content')?.textContent ?? '', 'base64')).toString(),
);

test('the file is at most 2 MB, and names no address that it could load from', { tag: '@desktop' }, () => {
	expect(statSync(FILE).size).toBeLessThanOrEqual(2_000_000);
	const document = parse(html);
	expect(document.querySelectorAll('script[src], link[rel=stylesheet], iframe').length).toBe(0);
	const policy = document.querySelector('meta[http-equiv="content-security-policy"]')?.getAttribute('content') ?? '';
	expect(policy).toContain("default-src 'none'");
	expect(policy).not.toMatch(/'unsafe-|https?:|\*|connect-src/);
});

test('the file holds every page of the site, and each link in it leads to a page and a place in it', { tag: '@desktop' }, () => {
	const onSite = builtPages().map(({ path }) => path);
	expect(Object.keys(held.pages).toSorted()).toEqual(onSite.filter((path) => path !== '/404.html').toSorted());
	const ids = new Map(
		Object.entries(held.pages).map(([path, { main }]) => [
			path,
			new Set(
				parse(main)
					.querySelectorAll('[id]')
					.map(({ id }) => id),
			),
		]),
	);
	const broken = Object.entries(held.pages).flatMap(([path, { main }]) =>
		parse(main, { blockTextElements: { script: true, style: true } })
			.querySelectorAll('a[href]')
			.map((link) => link.getAttribute('href') ?? '')
			.filter((href) => !/^(https?:|mailto:|#v1;)/.test(href))
			.filter((href) => {
				const [, target = '', anchor = ''] = /^#(\/[^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(href) ?? [];
				if (target in held.files) return false;
				return !(target in held.pages) || (anchor !== '' && !ids.get(target)?.has(decodeURIComponent(anchor)));
			})
			.map((href) => `${path} -> ${href}`),
	);
	expect(broken).toEqual([]);
});

test('pages, Back and Forward, and a place on a page', async ({ page }) => {
	const troubles: string[] = [];
	page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
	page.on('pageerror', (error) => troubles.push(error.message));
	page.on('request', (request) => {
		if (!/^(file|data|blob):/.test(request.url())) troubles.push(request.url());
	});
	await page.goto(pathToFileURL(FILE).href);
	await expect(heading(page)).toContainText('What has to change');
	await page.getByRole('main').getByRole('link', { name: 'Windows Server 2012 R2', exact: true }).click();
	await expect(heading(page)).toHaveText(/Windows Server 2012 R2/);
	await expect(page).toHaveTitle(/Windows Server 2012 R2/);
	await page.getByRole('main').getByRole('link', { name: 'Show this in the wizard' }).click();
	await expect(page).toHaveURL(/#v1;/);
	const question = (await heading(page).textContent()) ?? '';
	await page.goBack();
	await expect(heading(page)).toHaveText(/Windows Server 2012 R2/);
	await page.goForward();
	await expect(heading(page)).toHaveText(question);
	await page.goBack();
	await page.goBack();
	await expect(heading(page)).toContainText('What has to change');
	await page.goto(address('/disagreements/#c-34-empty-log-is-not-ready'));
	await expect(page.locator('#c-34-empty-log-is-not-ready')).toBeInViewport();
	expect(troubles).toEqual([]);
});

test('the wizard begins without answers, goes back inside itself, and survives a reload', async ({ page }) => {
	await page.goto(address('/wizard/'));
	await expect(heading(page)).toHaveText('Which Microsoft clouds do you use?');
	await page.reload();
	await expect(heading(page)).toHaveText('Which Microsoft clouds do you use?');
	await page.getByRole('checkbox').or(page.getByRole('radio')).first().check();
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(heading(page)).toHaveText(/Which of these do you use/);
	await expect(page).toHaveURL(/#v1;/);
	await page.goBack();
	await expect(heading(page)).toHaveText('Which Microsoft clouds do you use?');
	await page.goForward();
	await expect(heading(page)).toHaveText(/Which of these do you use/);
	await page.reload();
	await expect(heading(page)).toHaveText(/Which of these do you use/);
});

test('words of administrators find what answers them, and a number that no page has is said not to be here', {
	tag: '@desktop',
}, async ({ page }) => {
	for (const [words, section] of [
		['AADSTS1002016', /AADSTS1002016/],
		['The underlying connection was closed', /underlying connection was closed/],
		['SSL Cipher Suites maximum length', /[Cc]ipher suite/],
		['KB3080079', /What stops working without TLS 1\.0/],
		['0x80090331', /0x80090331|17182|common algorithm/],
		['4.7.66', /4\.7\.66/],
	] as const) {
		await page.goto(address(`/search/?q=${encodeURIComponent(words)}`));
		await page.reload();
		const results = page.locator('#search-results > li');
		await expect(results.first()).toBeVisible();
		const shown = await results.evaluateAll((items) =>
			items.slice(0, 3).flatMap((item) => [...item.querySelectorAll('a')].slice(0, 2).map((link) => link.textContent ?? '')),
		);
		expect(shown.join('\n'), words).toMatch(section);
	}
	await page.getByRole('searchbox').fill('47073');
	await page.getByRole('searchbox').press('Enter');
	await expect(page.getByRole('status')).toHaveText('No page here has 47073. Search for the words of the message instead.');
	await page.goBack();
	await expect(page.locator('#search-words')).toHaveValue('4.7.66');
});

test('connection logs are read, and a calendar is saved', async ({ page }) => {
	await page.goto(address('/handshakes/'));
	await page
		.getByLabel('Logs and scans')
		.setInputFiles(join(import.meta.dirname, '../src/handshakes/sources/nmap/fixtures/nmap.xml'));
	await expect(page.locator('#verdict')).toHaveText('2 of 4 scanned servers accept legacy TLS.');
	await page.goto(address('/schedule/'));
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page
			.getByRole('main')
			.getByRole('link', { name: 'schedule.ics' })
			.or(page.locator('main a[href="#/schedule.ics"]'))
			.first()
			.click(),
	]);
	expect(download.suggestedFilename()).toBe('schedule.ics');
});

test('the file is as accessible as the site, wide as the screen and no wider', async ({ page }) => {
	for (const path of ['/', '/wizard/', '/carry-away/', '/search/?q=KB3140245', '/registry/']) {
		await page.goto(address(path));
		await expect(heading(page)).toBeVisible();
		expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path).toBe(true);
		expect(
			(await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id),
			path,
		).toEqual([]);
	}
});

test('a link of an earlier day says what has changed, from the list inside', async ({ page }) => {
	const answers =
		'clouds=global;dotnet=4.8;dotnet-programs=none;legacy-clients=none;old-protocols=no;cipher-policy=no-policy;schannel-restrictions=none;tls-libraries=none;managed-by=by-hand;pta-agent.version=1.5.643.0;registry-state=missing-or-different;roles=pta-agent;root-certificates=trusted;services=entra-id;sign-in-logs=clean-all-four;tls-inspection=none;windows=server-2012-r2;winhttp-value=absent';
	await page.goto(address(`v1;made=2026-11-22.0123456789ab;${answers}`));
	const since = page.getByRole('region', { name: 'Since an earlier plan' });
	await expect(since).toContainText('Made on 22 November 2026. Since then');
	await since.getByText('What, and why').click();
	await since.getByRole('link', { name: /^Registry values are set by one item/ }).click();
	await expect(heading(page)).toHaveText('What has changed');
	await page.goBack();
	await expect(heading(page)).toHaveText('Your checklist');
});
