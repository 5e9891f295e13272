import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const RESULT = '#v1;clouds=global;roles=pta-agent;services=entra-id;windows=server-2012-r2';

/** Answers by the start of a question's title; everything else is "Not sure". */
const ESTATE: Readonly<Record<string, readonly string[] | string>> = {
	'Which Microsoft clouds': ['Global'],
	'Which of these do you use': ['Microsoft Entra ID'],
	'Which of these server roles': ['Pass-through'],
	'Which Windows versions': ['Windows Server 2012 R2'],
	'Which version of': '1.5.643.0',
};

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Answers the question on the page and continues. */
async function answer(page: Page, answers = ESTATE): Promise<void> {
	const title = (await heading(page).textContent()) ?? '';
	const known = Object.entries(answers).find(([start]) => title.startsWith(start))?.[1];
	if (known === undefined) {
		const unsure = page.getByLabel('Not sure', { exact: true });
		if ((await unsure.count()) > 0) await unsure.check();
		else await page.locator('fieldset input').first().check();
	} else if (typeof known === 'string') await page.getByLabel(/^Version/).fill(known);
	else for (const label of known) await page.getByLabel(label).first().check();
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(heading(page)).not.toHaveText(title);
}

async function answerAll(page: Page): Promise<void> {
	for (let count = 0; count < 60 && (await heading(page).textContent()) !== 'Check your answers'; count += 1) await answer(page);
	await expect(heading(page)).toHaveText('Check your answers');
}

async function expectAccessible(page: Page): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
	}
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out sideways').toBe(true);
}

test('an administrator answers the questions and gets a checklist with reasons and sources', async ({ page }) => {
	await page.goto('wizard/');
	await expect(heading(page)).toHaveText('Which Microsoft clouds do you use?');
	await expectAccessible(page);
	await answerAll(page);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Show my checklist' }).click();
	await expect(page.locator('.verdict')).toContainText('Action needed');
	await page.getByRole('button', { name: 'Expand all' }).click();
	await expect(page.getByText('From your answers').first()).toBeVisible();
	await expect(page.getByRole('heading', { name: 'What stops working, and when' })).toBeVisible();
	await expect(page.getByText('Enforced since 31 January 2022', { exact: false }).first()).toBeVisible();
	await expectAccessible(page);
	expect(page.url()).toContain('pta-agent.version=1.5.643.0');
});

test('a question is answered by keyboard alone, and focus follows to the heading of the next', async ({ page }) => {
	await page.goto('wizard/');
	await expect(page.getByLabel('Global')).toBeEnabled();
	await page.getByLabel('Global').focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('Enter');
	await expect(heading(page)).toHaveText(/Which of these do you use/);
	await expect(heading(page)).toBeFocused();
	await expect(page).toHaveTitle(/Which of these do you use\? - TLS Ready/);
	for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Tab');
	await expect(page.locator(':focus-visible')).toHaveCount(1);
});

test('Continue without an answer says what to do and stays', async ({ page }) => {
	await page.goto('wizard/');
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByRole('alert')).toHaveText('Error: Select an answer to continue.');
	await expect(page.locator(':focus')).toHaveCount(1);
	await expectAccessible(page);
});

test('a version that is none is refused with the form that is accepted, and nothing typed is lost', async ({ page }) => {
	await page.goto(`wizard/${RESULT}`);
	await expect(heading(page)).not.toHaveText('Which Microsoft clouds do you use?');
	while (!((await heading(page).textContent()) ?? '').startsWith('Which version of')) await answer(page);
	await page.getByLabel(/^Version/).fill('1.5.643.0, <b>newest</b>');
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByRole('alert')).toContainText('“<b>newest</b>” is not a version. Type numbers joined by dots');
	await expect(page.getByLabel(/^Version/)).toHaveValue('1.5.643.0, <b>newest</b>');
	await expectAccessible(page);
});

test('Back and forward, ours and the browser’s, keep every answer', async ({ page }) => {
	await page.goto('wizard/');
	await answer(page);
	await answer(page);
	await answer(page);
	const third = await heading(page).textContent();
	await page.goBack();
	await page.goBack();
	await expect(heading(page)).toHaveText(/Which of these do you use/);
	await expect(page.getByLabel('Microsoft Entra ID', { exact: true })).toBeChecked();
	await page.goForward();
	await page.goForward();
	await expect(heading(page)).toHaveText(third ?? '');
	await page.getByRole('button', { name: 'Back', exact: true }).click();
	await expect(page.getByLabel('Pass-through').first()).toBeChecked();
	expect(page.url()).toContain('roles=pta-agent');
});

test('a reload stays on the check page, and on the question that Back led to', async ({ page }) => {
	await page.goto('wizard/');
	await answerAll(page);
	await page.reload();
	await expect(heading(page)).toHaveText('Check your answers');
	await page.getByRole('button', { name: 'Back', exact: true }).click();
	const last = (await heading(page).textContent()) ?? '';
	expect(last).not.toBe('Check your answers');
	await page.reload();
	await expect(heading(page)).toHaveText(last);
});

test('a long list is narrowed by typing, keeps what is chosen in sight, and stands under headings', async ({ page }) => {
	await page.goto('wizard/');
	await answer(page);
	await answer(page);
	await expect(heading(page)).toHaveText(/Which of these server roles/);
	await page.getByLabel('Pass-through').first().check();
	await page.getByLabel('Find in this list').fill('sharepoint');
	await page.getByLabel('Find in this list').press('Enter');
	await expect(page.getByText(/^2 of \d+ shown\.$/)).toBeVisible();
	await expect(page.getByLabel('Pass-through').first()).toBeChecked();
	await expect(page.getByRole('group', { name: 'Server products' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Continue' }).click();
	expect(page.url()).toContain('roles=pta-agent');
});

test('a version is taken as 2.4.x where that decides, else the field says why not; a newer one and invisible characters are remarked on', async ({
	page,
}) => {
	await page.goto('wizard/');
	while (!((await heading(page).textContent()) ?? '').startsWith('Which version of')) await answer(page);
	const field = page.getByLabel(/^Version/);
	await field.fill('1.5.x');
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByRole('alert')).toContainText('“1.5” does not decide: versions before');
	await field.fill('\u200b1.4.x\u202c');
	await expect(page.getByText('Invisible characters were removed')).toBeVisible();
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(heading(page)).not.toHaveText(/^Which version of/);
	expect(page.url()).toContain('pta-agent.version=1.4');
});

test('Change leads to the one question and back to the check page', async ({ page }) => {
	await page.goto('wizard/');
	await answerAll(page);
	await page.getByRole('button', { name: /^Change.*clouds/ }).click();
	await expect(heading(page)).toHaveText('Which Microsoft clouds do you use?');
	await page.getByLabel('US Government').check();
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(heading(page)).toHaveText('Check your answers');
	await expect(page.locator('.summary-list')).toContainText('US Government');
});

test('an answer that makes others irrelevant says which were removed', async ({ page }) => {
	await page.goto('wizard/');
	await answerAll(page);
	await page.getByRole('button', { name: /^Change.*server roles/ }).click();
	await page.getByLabel('None of these').check();
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByText('so their answers were removed')).toContainText('version');
});

test('progress survives a reload and a new tab, and can be erased', async ({ page, context }) => {
	await page.goto('wizard/');
	await answer(page);
	await answer(page);
	const title = (await heading(page).textContent()) ?? '';
	await page.reload();
	await expect(heading(page)).toHaveText(title);
	const tab = await context.newPage();
	await tab.goto('wizard/');
	await expect(heading(tab)).toHaveText(title);
	await tab.getByRole('button', { name: 'Erase them and start again' }).click();
	await expect(heading(tab)).toHaveText('Which Microsoft clouds do you use?');
	await expect(tab.getByLabel('Global')).not.toBeChecked();
	const later = await context.newPage();
	await later.goto('wizard/');
	await expect(heading(later)).toHaveText('Which Microsoft clouds do you use?');
});

test('a link recreates the answers; what it cannot use it says, and keeps the rest', async ({ page }) => {
	await page.goto('wizard/#v1;clouds=global,mars;shoe-size=44;roles=none');
	await expect(page.getByText('Parts of the link could not be used')).toBeVisible();
	await expect(page.getByText('clouds=mars')).toBeVisible();
	await expect(page.getByText('shoe-size=44')).toBeVisible();
	await expect(heading(page)).toHaveText('Check your answers');
	await expect(page.locator('.summary-list')).toContainText('Global');
	await expectAccessible(page);
});

test('a colleague’s link leaves saved answers alone until the visitor answers', async ({ page }) => {
	await page.goto('wizard/');
	await answer(page, { 'Which Microsoft clouds': ['China'] });
	await page.goto('about:blank');
	await page.goto('wizard/#v1;clouds=us-government');
	await page.getByRole('button', { name: 'Use my saved answers' }).click();
	expect(page.url()).toContain('clouds=china');
});

test('using the saved answers leaves nothing of the link behind: neither what was chosen on the way, nor what it dropped', async ({
	page,
}) => {
	await page.goto('wizard/');
	await answer(page, { 'Which Microsoft clouds': ['China'] });
	await page.goto('about:blank');
	await page.goto('wizard/#v1;clouds=us-government,mars');
	await expect(heading(page)).toHaveText('Check your answers');
	await page.getByRole('button', { name: /^Change.*clouds/ }).click();
	await page.getByLabel('Global').check();
	await page.getByRole('button', { name: 'Use my saved answers' }).click();
	await expect(page.getByText('could not be used')).toHaveCount(0);
	await page.getByRole('button', { name: 'Back', exact: true }).click();
	await expect(page.locator('.summary-list')).toContainText('China');
	await page.getByRole('button', { name: /^Change.*clouds/ }).click();
	await expect(page.getByLabel('China')).toBeChecked();
	await expect(page.getByLabel('Global')).not.toBeChecked();
});

test('a link opened in the same tab takes the notice about the answers before it away', async ({ page }) => {
	await page.goto('wizard/');
	await answerAll(page);
	await page.getByRole('button', { name: /^Change.*server roles/ }).click();
	await page.getByLabel('None of these').check();
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByText('so their answers were removed')).toBeVisible();
	await page.goto('wizard/#v1;clouds=china');
	await expect(heading(page)).toHaveText(/Which of these do you use/);
	await expect(page.getByText('so their answers were removed')).toHaveCount(0);
});

for (const [state, script] of [
	['blocked', `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })`],
	['full', `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }`],
] as const)
	test(`with storage ${state} everything works, and one line says that progress won't be kept`, async ({ page }) => {
		await page.addInitScript(script);
		await page.goto('wizard/');
		await answerAll(page);
		await expect(page.getByText("so your progress won't be kept")).toBeVisible();
		await page.getByRole('button', { name: 'Show my checklist' }).click();
		await expect(page.locator('.verdict')).toContainText('Action needed');
		await page.locator('.work-item input[type=checkbox]').first().check();
		await page.getByRole('button', { name: 'Check or change answers' }).click();
		await page.getByRole('button', { name: 'Show my checklist' }).click();
		await expect(page.locator('.work-item input[type=checkbox]').first()).toBeChecked();
		await expect(page.getByText(/^1 of \d+ done$/)).toBeVisible();
	});

test('the files are made in the browser, with their hashes, and nothing is sent', async ({ page }) => {
	const requests: string[] = [];
	page.on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).origin}`));
	await page.goto('wizard/');
	await answerAll(page);
	await page.getByRole('button', { name: 'Show my checklist' }).click();
	await page.getByRole('button', { name: 'Create the files' }).click();
	for (const name of [
		'tls-ready.zip',
		'tls-ready-checklist.md',
		'tls-ready-checklist.csv',
		'tls-ready-plan.json',
		'check.ps1',
		'enable.ps1',
		'rollback.ps1',
		'enable.reg',
	]) {
		// check.ps1 is in the download for many machines as well.
		const link = page.getByRole('link', { name, exact: true }).first();
		await expect(link).toBeVisible();
		const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
		expect(download.suggestedFilename()).toBe(name);
	}
	await expect(page.getByText(/^SHA-256 [0-9a-f]{64}$/).first()).toBeVisible();
	await expectAccessible(page);
	expect(
		[...new Set(requests)].filter((request) => !request.includes('blob') && request !== `GET ${new URL(page.url()).origin}`),
	).toEqual([]);
});

test('if the checklist cannot be loaded, the visitor can try again and has lost nothing', async ({ page }) => {
	await page.route('**/wizard/outline-facts.json*', (route) => route.abort());
	await page.goto('wizard/');
	await answerAll(page);
	await page.getByRole('button', { name: 'Show my checklist' }).click();
	await expect(page.getByRole('alert')).toContainText('Your answers are not lost');
	await expectAccessible(page);
	await page.unroute('**/wizard/outline-facts.json*');
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.locator('.verdict')).toContainText('Action needed');
});

test('if what the items say cannot be loaded, the list stands and can be ticked, and the visitor can try again', async ({
	page,
}) => {
	await page.route('**/wizard/decision-facts.json*', (route) => route.abort());
	await page.goto('wizard/');
	await answerAll(page);
	await page.getByRole('button', { name: 'Show my checklist' }).click();
	await expect(page.getByRole('alert')).toContainText('What each item says could not be loaded');
	await page.locator('.work-item input[type=checkbox]').first().check();
	await expectAccessible(page);
	await page.unroute('**/wizard/decision-facts.json*');
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByRole('button', { name: 'Create the files' })).toBeVisible();
	await expect(page.locator('.work-item input[type=checkbox]').first()).toBeChecked();
});

test('if the site was renewed meanwhile, no checklist is made of two versions; a reload makes one and keeps the answers', async ({
	page,
}) => {
	await page.route('**/wizard/outline-facts.json*', async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, json: { ...(await response.json()), version: 'of-tomorrow' } });
	});
	await page.goto('wizard/');
	await answerAll(page);
	const address = page.url();
	await page.getByRole('button', { name: 'Show my checklist' }).click();
	await expect(page.getByRole('alert')).toContainText('updated since you opened this page');
	await expectAccessible(page);
	await page.unroute('**/wizard/outline-facts.json*');
	await page.getByRole('button', { name: 'Reload this page' }).click();
	await expect(page.locator('.verdict')).toContainText('Action needed');
	expect(page.url()).toBe(address);
});

test('without JavaScript the page leads to the whole checklist', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
	const page = await context.newPage();
	await page.goto('wizard/');
	await page.getByRole('link', { name: 'The whole checklist' }).click();
	await expect(heading(page)).toBeVisible();
	await context.close();
});
