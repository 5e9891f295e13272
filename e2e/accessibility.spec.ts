import { expect, type Page, test } from '@playwright/test';
import axe from 'axe-core';
import { chunks, sitemapPaths } from './built-site.ts';

declare global {
	interface Window {
		/** Put into the page by the test. */
		axe: typeof axe;
	}
}

const PAGES_A_TEST = 12;
const WIDTHS = [1280, 360] as const;

/** Only violations are worked out in detail. */
const QUICK: axe.RunOptions = { resultTypes: ['violations'] };
const EVERYTHING: axe.RunOptions = { ...QUICK, rules: { 'target-size': { enabled: true } } };
/** Structure does not change with colours, so the second run looks at those alone. */
const COLOURS: axe.RunOptions = { ...QUICK, runOnly: ['color-contrast', 'link-in-text-block'] };

/** What axe finds on the page as it stands. It must have been put into the page before. */
async function violations(page: Page, options: axe.RunOptions): Promise<string[]> {
	const found = await page.evaluate(async (given) => (await window.axe.run(document, given)).violations, options);
	return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Faults of a page in both widths, light and dark: loaded once, because loading and axe itself take longer than looking. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
	const faults: string[] = [];
	await page.emulateMedia({ colorScheme: 'light' });
	await page.goto(path);
	await page.evaluate(axe.source);
	for (const width of WIDTHS) {
		await page.setViewportSize({ width, height: 800 });
		for (const [colorScheme, options] of [
			['light', EVERYTHING],
			['dark', COLOURS],
		] as const) {
			await page.emulateMedia({ colorScheme });
			faults.push(...(await violations(page, options)).map((fault) => `${width} px, ${colorScheme}: ${fault}`));
		}
	}
	await page.setViewportSize({ width: 320, height: 700 });
	if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) faults.push('scrolls sideways at 320 px');
	return faults.map((fault) => `${path}: ${fault}`);
}

for (const [at, paths] of chunks(sitemapPaths(), PAGES_A_TEST).entries()) {
	const title = `pages are accessible in both widths, light and dark, fit 320 px, and ask no other host (${at + 1})`;
	test(title, { tag: '@desktop' }, async ({ page, baseURL }) => {
		const elsewhere: string[] = [];
		page.on('request', (request) => {
			if (new URL(request.url()).origin !== baseURL) elsewhere.push(request.url());
		});
		const faults: string[] = [];
		page.on('console', (message) => {
			if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
		});
		for (const path of paths) faults.push(...(await faultsOf(page, path)));
		expect(faults).toEqual([]);
		expect(elsewhere).toEqual([]);
	});
}
