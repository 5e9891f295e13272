import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { chunks, sitemapPaths } from './built-site.ts';

const PAGES_A_TEST = 12;

/** Only violations are worked out in detail. */
const QUICK = { resultTypes: ['violations' as const] };

/** The pages have no frames, so there is no need for a second window to bring results together. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true);

for (const [at, paths] of chunks(sitemapPaths(), PAGES_A_TEST).entries()) {
	test(`pages are accessible, light and dark, and ask no other host (${at + 1})`, async ({ page, baseURL }) => {
		const elsewhere: string[] = [];
		page.on('request', (request) => {
			if (new URL(request.url()).origin !== baseURL) elsewhere.push(request.url());
		});
		const faults: string[] = [];
		page.on('console', (message) => {
			if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
		});
		for (const path of paths) {
			await page.emulateMedia({ colorScheme: 'light' });
			await page.goto(path);
			const light = await axe(page)
				.options({ ...QUICK, rules: { 'target-size': { enabled: true } } })
				.analyze();
			await page.emulateMedia({ colorScheme: 'dark' });
			// Structure does not change with colours, so the second run looks at those alone.
			const dark = await axe(page)
				.options({ ...QUICK, runOnly: ['color-contrast', 'link-in-text-block'] })
				.analyze();
			for (const { id, nodes } of [...light.violations, ...dark.violations])
				faults.push(`${path}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
		}
		expect(faults).toEqual([]);
		expect(elsewhere).toEqual([]);
	});
}

test('no page scrolls sideways at 320 px', { tag: '@phone' }, async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 700 });
	const tooWide: string[] = [];
	for (const path of sitemapPaths()) {
		await page.goto(path);
		if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) tooWide.push(path);
	}
	expect(tooWide).toEqual([]);
});
