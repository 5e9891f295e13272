/** What a careful reader's eye stumbles over: words that are cut, parts that cannot be found, pages without an end. */
import { expect, type Page, test } from '@playwright/test';
import { sitemapPaths } from './built-site.ts';

/** Words that are broken in the middle, in what the selector finds: those that take more than one line and have nothing to break at. */
async function cutWords(page: Page, selector: string): Promise<string[]> {
	return page.evaluate((cells) => {
		const cut: string[] = [];
		for (const cell of document.querySelectorAll(cells)) {
			const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
			for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
				// Names of hosts may be longer than any line.
				for (const { 0: word, index } of (node.textContent ?? '').matchAll(/(?<![\w.-])[A-Za-z]+(?![\w-]|\.\w)/g)) {
					const range = document.createRange();
					range.setStart(node, index);
					range.setEnd(node, index + word.length);
					// What is there for screen readers is a pixel wide.
					if (node.parentElement?.closest('.visually-hidden, .table-stacked thead')) continue;
					if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) cut.push(word);
				}
		}
		return cut;
	}, selector);
}

const heightInScreens = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight / innerHeight);

test('on a phone no word is cut in tables and status tags', { tag: '@phone' }, async ({ page }) => {
	for (const path of ['/windows/', '/registry/', '/dotnet/', '/azure-settings/', '/schedule/', '/server-roles/', '/clients/']) {
		await page.goto(path);
		expect(await cutWords(page, 'th, .tag'), path).toEqual([]);
	}
});

test('on the cards of the schedule a date and the dates before it stand in one column', { tag: '@phone' }, async ({ page }) => {
	await page.goto('/schedule/');
	const cell = page.locator('#azure-storage td').filter({ hasText: '(before:' });
	const edges = await cell.evaluate((element) => {
		const label = Number.parseFloat(getComputedStyle(element).paddingLeft);
		const text = [...(element.querySelector('.meta')?.getClientRects() ?? [])].map(({ left }) => left);
		return { column: element.getBoundingClientRect().left + label, texts: text };
	});
	for (const left of edges.texts) expect(left).toBeGreaterThanOrEqual(edges.column - 1);
});

test('long pages are read in a few screens of a phone, and open where one wants', { tag: '@phone' }, async ({ page }) => {
	for (const [path, screens] of [
		['/checklist/', 3],
		['/checklist/update/', 15],
		['/rules/', 9],
		['/rules/items/', 18],
		['/errors/', 5],
		['/disagreements/', 12],
	] as const) {
		await page.goto(path);
		expect(await heightInScreens(page), path).toBeLessThan(screens);
	}
	const item = page.getByRole('heading', { name: 'Is a restart needed?' });
	await expect(page.getByText('Our conclusion:').first()).toBeHidden();
	await item.click();
	await expect(page.locator('.fold', { has: item }).getByText('Our conclusion:')).toBeVisible();
});

for (const scripts of [true, false])
	test.describe(scripts ? 'with scripts' : 'without scripts', () => {
		test.use({ javaScriptEnabled: scripts });

		test('an address of something that is folded away opens it', { tag: '@desktop' }, async ({ page }) => {
			for (const [path, text] of [
				['/checklist/update/#update-browsers', 'Install the current Microsoft Edge'],
				['/checklist/#update-browsers', 'Update old browsers'],
				['/errors/#aadsts1002016', 'What to do'],
				['/rules/#question-windows', 'Which Windows versions'],
				['/rules/items/#item-set-values', 'The reason, all steps and the checks'],
				['/disagreements/#c-62-all-azure-services', 'Our conclusion:'],
			] as const) {
				await page.goto(path);
				const target = page.locator(path.slice(path.indexOf('#')));
				const around = page.locator('main .fold').filter({ has: target });
				await expect(around.getByText(text).first(), path).toBeVisible();
				await expect(target, path).toBeInViewport();
			}
		});

		test('the checklist shows the blockers, wherever they lie', { tag: '@desktop' }, async ({ page }) => {
			await page.goto('/checklist/');
			await page.getByText(/^Blocker \(\d+\)$/).click();
			const shown = page.locator('.item-rows > li:visible');
			expect(await shown.count()).toBe(await page.locator('[data-priority="blocker"]').count());
			await expect(shown.first().getByText('Blocker')).toBeVisible();
			await expect(page.getByRole('heading', { name: /^Watch/ })).toBeHidden();
		});
	});

test('every address of the checklist opens what it leads to', { tag: '@desktop' }, async ({ page }) => {
	await page.goto('/checklist/');
	const addresses = await page.locator('main [id]').evaluateAll((all) => all.map(({ id }) => id));
	expect(addresses.length).toBeGreaterThan(100);
	for (const id of addresses.filter((id) => !id.startsWith('show-'))) {
		await page.evaluate((fragment) => {
			for (const fold of document.querySelectorAll('details')) fold.open = false;
			location.hash = fragment;
		}, id);
		await expect(page.locator(`[id="${id}"]`), id).toBeInViewport();
		await expect(page.locator('details.fold[open]'), id).toHaveCount(1);
	}
});

test('one button opens everything, and closes it again', async ({ page }) => {
	await page.goto('/checklist/find/');
	const folds = page.locator('details.fold');
	const open = page.locator('details.fold[open]');
	await expect(open).toHaveCount(0);
	await page.getByRole('button', { name: 'Open or close all' }).click();
	await expect(open).toHaveCount(await folds.count());
	await page.getByRole('button', { name: 'Open or close all' }).click();
	await expect(open).toHaveCount(0);
});

test('by keyboard a part opens, and the filter is chosen', { tag: '@desktop' }, async ({ page }) => {
	await page.goto('/checklist/find/');
	await page.locator('summary').first().focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('How to verify').first()).toBeVisible();
	await page.getByRole('radio', { name: /^All/ }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(page.locator('summary:visible').first()).toBeVisible();
	await expect(page.locator('.fold[data-priority="recommended"]:visible')).toHaveCount(0);
});

test('paper has what is folded away on the screen', { tag: '@desktop' }, async ({ page }) => {
	await page.goto('/checklist/find/');
	await expect(page.getByText('How to verify').first()).toBeHidden();
	await page.emulateMedia({ media: 'print' });
	const parts = page.getByText('How to verify');
	for (let at = 0; at < (await parts.count()); at += 1)
		expect((await parts.nth(at).boundingBox())?.height ?? 0, `part ${at + 1}`).toBeGreaterThan(0);
	await expect(parts.first()).toBeVisible();
});

test('on a phone the rules are lists, on a desk a drawing whose lines cross no box', async ({ page }) => {
	await page.goto('/rules/');
	const drawing = page.getByRole('region', { name: 'Decision tree, drawn' });
	const list = page.locator('.tree-lists').getByRole('link', { name: 'server roles in use' });
	if ((page.viewportSize()?.width ?? 0) < 640) {
		await expect(drawing).toBeHidden();
		await expect(list).toBeVisible();
		return;
	}
	await expect(drawing).toBeVisible();
	await expect(list).toBeHidden();
	const faults = await drawing.evaluate((section) => {
		const boxes = [...section.querySelectorAll('rect')].map((rect) => rect.getBBox());
		const labels = [...section.querySelectorAll('a')].filter((link) => {
			const box = link.querySelector('rect')?.getBBox();
			const text = link.querySelector('text')?.getBBox();
			return box !== undefined && text !== undefined && text.x + text.width > box.x + box.width;
		});
		const crossing = [...section.querySelectorAll('path')].filter((path) => {
			const length = path.getTotalLength();
			for (let at = 2; at < length - 2; at += 2) {
				const { x, y } = path.getPointAtLength(at);
				if (boxes.some((box) => x > box.x + 1 && x < box.x + box.width - 1 && y > box.y && y < box.y + box.height)) return true;
			}
			return false;
		});
		return [
			...labels.map((label) => `overflows: ${label.textContent}`),
			...crossing.map((path) => `crosses a box: ${path.getAttribute('d')}`),
		];
	});
	expect(faults).toEqual([]);
});

test('every page has the same navigation, and the search page one search box', { tag: '@desktop' }, async ({ page }) => {
	const linksOf = () => page.getByRole('navigation', { name: 'Site' }).getByRole('link').allTextContents();
	await page.goto('/');
	const links = await linksOf();
	expect(links.length).toBeGreaterThan(20);
	for (const path of ['/wizard/', '/search/', '/sign-in-logs/', '/windows/server-2012-r2/']) {
		await page.goto(path);
		await expect(page.getByRole('navigation', { name: 'Site' }), path).toBeVisible();
		expect(await linksOf(), path).toEqual(links);
		await expect(page.getByRole('searchbox'), path).toHaveCount(1);
	}
});

test('on a phone the contents of a page take one line until they are opened', { tag: '@phone' }, async ({ page }) => {
	await page.goto('/start/');
	const contents = page.getByRole('navigation', { name: 'On this page' });
	expect((await contents.boundingBox())?.height).toBeLessThan(50);
	await contents.getByText('On this page').last().click();
	await contents.getByRole('link', { name: 'I must prove it to an auditor' }).click();
	await expect(page.getByRole('heading', { name: 'I must prove it to an auditor' })).toBeInViewport();
});

test('the contents of a page stand beside its text, and nothing lies under them', { tag: '@desktop' }, async ({ page }) => {
	for (const path of ['/start/', '/windows/server-2012-r2/', '/guides/enable-tls-1-2/']) {
		await page.goto(path);
		const contents = page.getByRole('navigation', { name: 'On this page' });
		await expect(contents.getByRole('link').first()).toBeVisible();
		const left = (await contents.boundingBox())?.x ?? 0;
		expect(left, path).toBeGreaterThan(900);
		const right = await page
			.locator('main > :not(.toc-rail)')
			.evaluateAll((parts) => Math.max(...parts.map((part) => part.getBoundingClientRect().right)));
		expect(right, path).toBeLessThanOrEqual(left);
	}
});

test('the home page says what is refused today, what is not confirmed, and what comes next', async ({ page }) => {
	await page.goto('/');
	const main = page.getByRole('main');
	await expect(main.locator('.button')).toHaveText(['Get the checklist for your estate']);
	for (const [title, first] of [
		['Refused today', /TLS/],
		['Date has passed, not confirmed', /\d{4}/],
		['Comes next', /Microsoft plans this|Under way|Tomorrow/],
	] as const) {
		const section = main.getByRole('region', { name: title });
		await expect(section.getByRole('listitem').first(), title).toHaveText(first);
	}
});

test('no word runs into a link', { tag: '@desktop' }, async ({ page }) => {
	test.setTimeout(600_000);
	for (const path of sitemapPaths()) {
		const html = await (await page.request.get(path)).text();
		expect(
			[...html.slice(html.indexOf('<main')).matchAll(/[a-z]{2}<a [^>]*>[a-z ]*|<\/a>[a-z]{2,}/gi)].map(([found]) => found),
			path,
		).toEqual([]);
	}
});
