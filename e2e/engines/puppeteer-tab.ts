import { type Browser, type ElementHandle, launch } from 'puppeteer-core';
import { PATIENCE, type Tab } from './tab.ts';

/** What a script gives; one that a change of page cut off is run again, on the page that came. */
async function evaluated(run: () => Promise<unknown>): Promise<unknown> {
	for (;;) {
		try {
			return await run();
		} catch (error) {
			if (!(error instanceof Error && error.message.includes('context was destroyed'))) throw error;
		}
	}
}

/** Chromium by its DevTools protocol, Firefox by WebDriver BiDi. */
export async function puppeteerTab(
	browser: 'chrome' | 'firefox',
	executablePath: string,
): Promise<{ readonly tab: Tab; readonly close: () => Promise<void> }> {
	const args = browser === 'chrome' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	const driver: Browser = await launch({
		browser,
		executablePath,
		args,
		headless: true,
		timeout: PATIENCE,
		protocolTimeout: PATIENCE,
	});
	const page = await driver.newPage();
	await page.setViewport({ width: 1280, height: 900 });
	page.setDefaultTimeout(PATIENCE);
	const element = async (xpath: string) =>
		(await page.waitForSelector(`::-p-xpath(${xpath})`, { visible: true })) as ElementHandle<HTMLElement>;
	return {
		tab: {
			goto: async (address) => {
				await page.goto(address);
			},
			click: async (xpath) => (await element(xpath)).click(),
			type: async (xpath, text) => (await element(xpath)).type(text.replaceAll('\n', '\r')),
			choose: async (xpath, paths) => ((await element(xpath)) as ElementHandle<HTMLInputElement>).uploadFile(...paths),
			run: (script) => evaluated(() => page.evaluate(`(() => { ${script} })()`)),
		},
		close: () => driver.close(),
	};
}
