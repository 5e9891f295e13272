import { expect, type Page, test } from '@playwright/test';
import { sitemapPaths } from './built-site.ts';

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('every page of the sitemap reads', { tag: '@desktop' }, async ({ page }) => {
		for (const path of sitemapPaths()) {
			await page.goto(path);
			await expect(page.locator('h1').or(page.locator('noscript')).first(), path).toBeVisible();
			expect(((await page.locator('main').textContent()) ?? '').length, path).toBeGreaterThan(100);
		}
	});

	test('the menu opens and closes', { tag: '@phone' }, async ({ page }) => {
		await page.goto('/');
		const navigation = page.getByRole('navigation', { name: 'Site' });
		await expect(navigation).toBeHidden();
		await page.getByRole('button', { name: 'Menu', exact: true }).click();
		await expect(navigation).toBeVisible();
		await page.getByRole('button', { name: 'Close menu' }).click();
		await expect(navigation).toBeHidden();
	});

	test('the search form leads to a page that says what to do instead', async ({ page }) => {
		await page.goto('/');
		await page.getByRole('searchbox', { name: 'Search this site' }).fill('KB3140245');
		await page.getByRole('button', { name: 'Search' }).click();
		await expect(page).toHaveURL(/\/search\/\?q=KB3140245$/);
		await expect(page.locator('noscript .notice')).toBeVisible();
	});
});

test.describe('status on the day of reading', () => {
	const statusOf = (page: Page) => page.locator('main .tag').first();

	for (const [timezoneId, moment, expected] of [
		['Europe/London', '2027-05-29T12:00:00Z', 'In 2 days: Microsoft plans this for 31 May 2027'],
		['Europe/London', '2027-05-30T12:00:00Z', 'Tomorrow: Microsoft plans this for 31 May 2027'],
		['Europe/London', '2027-06-01T12:00:00Z', 'The published date, 31 May 2027, has passed. We found no confirmation.'],
		// The same moment is another day on either side of the Pacific.
		['Pacific/Auckland', '2027-05-31T12:30:00Z', 'The published date, 31 May 2027, has passed. We found no confirmation.'],
		['Pacific/Honolulu', '2027-05-31T09:30:00Z', 'Tomorrow: Microsoft plans this for 31 May 2027'],
	] as const)
		test(`is "${expected}" at ${moment} in ${timezoneId}`, { tag: '@desktop' }, async ({ browser, baseURL }) => {
			const context = await browser.newContext({ timezoneId, ...(baseURL === undefined ? {} : { baseURL }) });
			const page = await context.newPage();
			await page.clock.setFixedTime(moment);
			await page.goto('/schedule/azure-app-service/');
			await expect(statusOf(page)).toHaveText(expected);
			await context.close();
		});

	test("moves the timeline's mark for today", async ({ page }) => {
		const markAt = async (moment: string) => {
			await page.clock.setFixedTime(moment);
			await page.goto('/schedule/');
			return Number.parseFloat((await page.locator('[data-today]').first().getAttribute('x')) ?? '');
		};
		const before = await markAt('2026-01-01T12:00:00Z');
		expect(await markAt('2027-01-01T12:00:00Z')).toBeGreaterThan(before + 5);
	});
});

test('code is copied exactly, and the button says what it copied', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('/registry/schannel-tls12-client-enabled/');
	const block = page.locator('.code-block').first();
	await block.getByRole('button').click();
	await expect(block.getByRole('button')).toHaveText('Copied: As a .reg file');
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
		'Windows Registry Editor Version 5.00\n\n' +
			'[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client]\n' +
			'"Enabled"=dword:00000001',
	);
});

test.describe('search finds the page that answers', () => {
	for (const [words, found] of [
		['AADSTS1002016', 'Error messages'],
		['do not possess a common algorithm', 'Error messages'],
		['IDX20803', 'Error messages'],
		['KB3140245', /WinHTTP|Windows|checklist/],
		['DefaultSecureProtocols', /DefaultSecureProtocols|WinHTTP/],
		['1.5.1007.0', /[Pp]ass-through/],
		['2.5.79.0', /Entra Connect/],
		['SystemDefaultTlsVersions', /SystemDefaultTlsVersions|\.NET/],
	] as const)
		test(words, { tag: '@desktop' }, async ({ page }) => {
			await page.goto(`/search/?q=${encodeURIComponent(words)}`);
			const headings = page.locator('#search-results h2');
			await expect(headings.first()).toBeVisible();
			expect((await headings.allTextContents()).slice(0, 3).join(' | ')).toMatch(found);
		});

	test('says so when it finds nothing, and treats words as words', async ({ page }) => {
		await page.goto(`/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>zzqqxx')}`);
		await expect(page.getByRole('status')).toContainText('<img src=x onerror=alert(1)>zzqqxx');
	});
});

test('a wizard link opens the wizard with that answer', async ({ page }) => {
	await page.goto('/windows/server-2012-r2/');
	await page.getByRole('link', { name: 'Show this in the wizard' }).click();
	await expect(page).toHaveURL(/\/wizard\/#v1;.*windows=server-2012-r2/);
});

test('by keyboard, the first stop skips to the content, and every stop is seen', async ({ page }) => {
	for (const path of ['/', '/schedule/', '/windows/', '/registry/winhttp-defaultsecureprotocols/', '/checklist/']) {
		await page.goto(path);
		await page.keyboard.press('Tab');
		await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
		for (let stop = 0; stop < 40; stop += 1) {
			await page.keyboard.press('Tab');
			const seen = await page.evaluate(() => {
				const focused = document.activeElement;
				if (focused === null || focused === document.body) return 'end of page';
				const box = focused.getBoundingClientRect();
				const marked = [focused, ...focused.querySelectorAll('rect, circle')].some((element) => {
					const style = getComputedStyle(element);
					return style.outlineStyle !== 'none' || style.strokeWidth === '3px';
				});
				return box.width > 0 && marked ? 'seen' : focused.outerHTML;
			});
			if (seen === 'end of page') break;
			expect(seen, path).toBe('seen');
		}
	}
});
