import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { skipToResult } from './to-result.ts';

const ANSWERS = 'clouds=global;registry-state=missing-or-different;roles=pta-agent;services=entra-id;windows=server-2012-r2';
const LINK = `wizard/#v1;made=2026-11-22.0123456789ab;${ANSWERS}`;

const since = (page: Page) => page.getByRole('region', { name: 'Since an earlier plan' });

/** An address whose answers lead to a result at once, made on an earlier day from other facts. */
async function oldLink(page: Page): Promise<string> {
	await skipToResult(page, LINK);
	return page.url().replace(/made=[^;]*/, 'made=2026-11-22.0123456789ab');
}

test('a link of an earlier day says what is new and gone since, and why; once seen it counts from today', async ({ page }) => {
	const link = await oldLink(page);
	await page.goto('about:blank');
	await page.goto(link);
	await expect(since(page)).toContainText(
		/Made on 22 November 2026\. Since then \d+ items? (is|are) new, \d+ items? (is|are) gone/,
	);
	await since(page).getByText('What, and why').click();
	await expect(since(page)).toContainText('New: Set the TLS 1.2 registry values');
	await expect(since(page)).toContainText('Gone: Set the Schannel values where TLS 1.2 is on by default');
	// It restarted machines then as well: an item that follows from others is not new because those are.
	await expect(since(page)).not.toContainText('New: Restart');
	const { violations } = await new AxeBuilder({ page }).include('.since-then').analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out sideways').toBe(true);
	await since(page)
		.getByRole('link', { name: /^Registry values are set by one item/ })
		.first()
		.click();
	await expect(page).toHaveURL(/\/changes\/#2026-11-28-registry-values-one-item$/);
	await page.goBack();
	await since(page).getByRole('button', { name: 'Seen: count changes from today' }).click();
	await expect(since(page)).not.toContainText('Made on');
	await expect(page).not.toHaveURL(/made=2026-11-22/);
	await page.reload();
	await expect(page.locator('.verdict')).toBeVisible();
	await expect(since(page)).not.toContainText('Made on');
});

test('a link without its day says so, and leads to what has changed', async ({ page }) => {
	const link = (await oldLink(page)).replace(/made=[^;]*;/, '');
	await page.goto('about:blank');
	await page.goto(link);
	await expect(since(page)).toContainText('This link does not say when its plan was made.');
	await since(page).getByRole('link', { name: 'What has changed of late' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('What has changed');
});

test('a saved plan is compared exactly, and a file that is none is refused with the reason', async ({ page }) => {
	await skipToResult(page, LINK);
	await page.getByRole('button', { name: 'Create the files' }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'tls-ready-plan.json', exact: true }).click(),
	]);
	const plan = JSON.parse(await readFile(await download.path(), 'utf8'));
	const [first] = plan.items;
	const older = { ...plan, day: '2026-11-20', contentVersion: '000000000000', items: plan.items.slice(1) };
	const choose = page.getByLabel('Open a saved plan');
	await choose.setInputFiles({
		name: 'tls-ready-plan.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(older)),
	});
	await expect(since(page)).toContainText('Made on 20 November 2026. Since then 1 item is new.');
	await since(page).getByText('What, and why').click();
	await expect(since(page)).toContainText(`New: ${first.title}`);
	await expect(since(page)).toContainText('Compared with the plan that you saved.');
	await choose.setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('Item,Done') });
	await expect(page.getByRole('alert')).toContainText('Select a file tls-ready-plan.json that this site saved.');
});
