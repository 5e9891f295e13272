import { expect, test } from '@playwright/test';
import { QUERIES } from './search-queries.ts';

test('each of more than a hundred queries finds its page among the first three', { tag: '@desktop' }, async ({ page }) => {
	expect(QUERIES.length).toBeGreaterThan(100);
	const missed: string[] = [];
	await page.goto('/search/');
	const input = page.locator('#search-words');
	for (const [words, ...pages] of QUERIES) {
		await input.fill(words);
		await input.press('Enter');
		await expect(page.getByRole('status')).toHaveText(/^\d+ pages? for |^No page here|^Nothing found/);
		await expect(page.getByRole('status')).toContainText(
			/Nothing found|No page/.test((await page.getByRole('status').textContent()) ?? '') ? '' : words,
		);
		const found = await page
			.locator('#search-results > li > h2 > a')
			.evaluateAll((links) => links.slice(0, 3).map((link) => new URL((link as HTMLAnchorElement).href).pathname));
		if (!found.some((path) => pages.includes(path)))
			missed.push(`"${words}" found ${found.join(', ') || 'nothing'}, not ${pages.join(' or ')}`);
	}
	console.log(`Search: ${QUERIES.length - missed.length} of ${QUERIES.length} queries find their page among the first three.`);
	expect(missed).toEqual([]);
});
