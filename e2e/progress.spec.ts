import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { skipToResult } from './to-result.ts';

const ANSWERS = 'clouds=global;registry-state=missing-or-different;roles=pta-agent;services=entra-id;windows=server-2012-r2';
const LINK = `wizard/#v1;${ANSWERS}`;
const RESTART = 'Restart the machines that were changed';

const box = (page: Page, title: string) => page.getByRole('checkbox', { name: `Done: ${title}` });
const row = (page: Page, title: string) => page.locator('.work-item').filter({ has: box(page, title) });

async function note(page: Page, title: string, owner: string, text: string): Promise<void> {
	await page.getByRole('button', { name: title, exact: true }).last().click();
	await row(page, title).getByLabel('Owner').fill(owner);
	await row(page, title).getByLabel('Note').fill(text);
}

async function savedFile(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save plan and progress' }).click(),
	]);
	return { name: 'tls-ready-plan.json', mimeType: 'application/json', buffer: await readFile(await download.path()) };
}

test('what is done stays done when an answer changes and after a reload, with its owner and note', async ({ page }) => {
	await skipToResult(page, LINK);
	await box(page, RESTART).check();
	await note(page, RESTART, 'Kim', '=1+1 "quoted" <b>');
	await expect(page.getByText(/^1 of \d+ done$/)).toBeVisible();
	await page.getByRole('button', { name: 'Check or change answers' }).click();
	await page.getByRole('button', { name: /^Change.*clouds/ }).click();
	await page.getByLabel('China').check();
	await page.getByRole('button', { name: 'Continue' }).click();
	await page.getByRole('button', { name: 'Show my checklist' }).click();
	await expect(box(page, RESTART)).toBeChecked();
	await page.reload();
	await expect(box(page, RESTART)).toBeChecked();
	await expect(row(page, RESTART)).toContainText('Owner: Kim');
	await page.getByRole('button', { name: RESTART, exact: true }).click();
	await expect(row(page, RESTART).getByLabel('Owner')).toHaveValue('Kim');
	await expect(row(page, RESTART).getByLabel('Note')).toHaveValue('=1+1 "quoted" <b>');
});

test('a colleague opens the saved plan on another machine and goes on with it; a damaged file changes nothing', async ({
	page,
	browser,
	baseURL,
}) => {
	await skipToResult(page, LINK);
	await box(page, RESTART).check();
	await note(page, RESTART, 'Kim', 'Sunday night');
	const file = await savedFile(page);
	const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
	const colleague = await elsewhere.newPage();
	await colleague.goto('wizard/');
	const opener = colleague.getByLabel('Open a saved plan');
	await opener.setInputFiles({ ...file, buffer: Buffer.from(file.buffer.toString().slice(0, 500)) });
	await expect(colleague.getByRole('alert')).toContainText('Not opened, and nothing changed: This is not JSON');
	await opener.setInputFiles(file);
	await expect(colleague.getByRole('heading', { level: 1 })).toHaveText('Your checklist');
	await expect(box(colleague, RESTART)).toBeChecked();
	await expect(row(colleague, RESTART)).toContainText('Owner: Kim');
	await expect(colleague.getByText('ticks and notes of 1 item added')).toBeVisible();
	await expect(colleague.getByRole('region', { name: 'Since an earlier plan' })).toContainText(
		'nothing has changed in this plan',
	);
	await elsewhere.close();
});

test('a file with other progress is added to what is here, the later note wins, and Undo puts everything back', async ({
	page,
}) => {
	await skipToResult(page, LINK);
	await note(page, RESTART, 'Kim', '');
	const file = await savedFile(page);
	const plan = JSON.parse(file.buffer.toString());
	const [first] = plan.items;
	const progress = [
		{ ...plan.progress[0], owner: 'Old', changed: '2026-01-01T00:00:00.000Z' },
		{ id: first.id, title: first.title, changed: '2026-01-01T00:00:00.000Z', owner: 'Alex' },
	];
	const opener = page.getByLabel('Open a saved plan');
	await opener.setInputFiles({ ...file, buffer: Buffer.from(JSON.stringify({ ...plan, progress })) });
	await expect(page.getByText('ticks and notes of 1 item added, 1 already newer here.')).toBeVisible();
	await expect(row(page, first.title)).toContainText('Owner: Alex');
	await expect(row(page, RESTART).getByLabel('Owner')).toHaveValue('Kim');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(row(page, first.title)).not.toContainText('Owner: Alex');
	await expect(row(page, RESTART).getByLabel('Owner')).toHaveValue('Kim');
});

test('an item that is done for one Windows version and then also for another says so, until it is done there too', async ({
	page,
}) => {
	await skipToResult(page, LINK);
	await box(page, RESTART).check();
	await page.getByRole('button', { name: 'Check or change answers' }).click();
	await page.getByRole('button', { name: /^Change.*Windows versions/ }).click();
	await page.getByLabel('Windows Server 2016', { exact: true }).check();
	await page.getByRole('button', { name: 'Continue' }).click();
	await skipToResult(page, page.url());
	await expect(row(page, RESTART)).toContainText('Now also for Windows Server 2016');
	await expect(page.getByText(/^0 of \d+ done, 1 needed again$/)).toBeVisible();
	await row(page, RESTART).getByRole('button', { name: 'Done there too' }).click();
	await expect(page.getByText(/^1 of \d+ done$/)).toBeVisible();
});

test('erasing asks first where something is ticked, and keeps everything if the visitor says no', async ({ page }) => {
	await skipToResult(page, LINK);
	await box(page, RESTART).check();
	await page.reload();
	await expect(box(page, RESTART)).toBeChecked();
	await page.getByRole('button', { name: 'Check or change answers' }).click();
	page.once('dialog', (dialog) => dialog.dismiss());
	await page.getByRole('button', { name: 'Erase my answers' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your answers');
	page.once('dialog', (dialog) => dialog.accept());
	await page.getByRole('button', { name: 'Erase my answers' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which Microsoft clouds do you use?');
	await skipToResult(page, LINK);
	await expect(box(page, RESTART)).not.toBeChecked();
});

test('the list is filtered, opened by keyboard, and as it was after a reload', async ({ page }) => {
	await skipToResult(page, LINK);
	const items = page.locator('.work-item');
	await expect(items.first()).toBeVisible();
	const all = await items.count();
	await page.getByLabel('Priority').selectOption('Required');
	await expect(items.locator('.tag', { hasText: 'Required' })).toHaveCount(await items.count());
	expect(await items.count()).toBeLessThan(all);
	const toggler = page.getByRole('button', { name: RESTART, exact: true });
	await toggler.focus();
	await page.keyboard.press('Enter');
	await expect(row(page, RESTART).getByText('Check that it worked')).toBeVisible();
	await page.reload();
	await expect(page.getByLabel('Priority')).toHaveValue('required');
	await expect(row(page, RESTART).getByText('Check that it worked')).toBeVisible();
	await page.getByLabel('Done or to do').selectOption('Done');
	await expect(page.getByText(`0 of ${all} items.`)).toBeVisible();
});

test('when everything is ticked the page says how to prove it, and does not turn green', async ({ page }) => {
	await skipToResult(page, LINK);
	const boxes = page.locator('.work-item input[type=checkbox]');
	await expect(boxes.first()).toBeVisible();
	for (let at = 0; at < (await boxes.count()); at += 1) await boxes.nth(at).check();
	await expect(page.getByText('Everything is ticked.')).toBeVisible();
	await expect(page.locator('.verdict')).toHaveAttribute('data-status', 'action');
	await expect(
		page.locator('.notice', { hasText: 'Everything is ticked.' }).getByRole('link', { name: 'sign-in logs' }),
	).toBeVisible();
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
	}
});

test('opening the link of a result shifts nothing, whether it is of today, of an earlier day, or does not say', async ({
	page,
}) => {
	await skipToResult(page, LINK);
	const address = page.url();
	await page.addInitScript(() => {
		const shifts: number[] = [];
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
		}).observe({ type: 'layout-shift', buffered: true });
		Object.assign(window, { shifts });
	});
	for (const opened of [
		address,
		address.replace(/made=[^;]*;/, ''),
		address.replace(/made=[^;]*/, 'made=2026-11-22.0123456789ab'),
	]) {
		await page.goto('about:blank');
		await page.goto(opened);
		await expect(page.getByRole('button', { name: 'Create the files' })).toBeVisible();
		await page.waitForTimeout(500);
		expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts), opened).toEqual([]);
	}
});

test('the checklist of a mixed estate fits on six sheets of paper, with every step', { tag: '@desktop' }, async ({ page }) => {
	const mixed = `wizard/#v1;${[
		'clouds=global',
		'dotnet=4.6.2,4.8',
		'entra-connect-sync.version=2.4.27.0',
		'pta-agent.version=1.5.643.0',
		'registry-state=missing-or-different',
		'roles=ad-fs,entra-connect-sync,nps-extension,pta-agent',
		'services=entra-id,exchange-mail,microsoft-365',
		'windows=server-2012-r2,server-2016,server-2022,windows-11-24h2',
	].join(';')}`;
	await skipToResult(page, mixed);
	await expect(page.getByRole('button', { name: 'Create the files' })).toBeVisible();
	await expect(page.locator('.work-details .steps')).toHaveCount(await page.locator('.work-item').count());
	const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
	expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(6);
});
