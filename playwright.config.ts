import { defineConfig } from '@playwright/test';

/** Port of the built site while tests run; only this machine reaches it. */
const PORT = Number(process.env['E2E_PORT'] ?? 4399);

/** The system's Chromium: Playwright's own cannot be downloaded everywhere. Root may only run it without its sandbox. */
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Tests that one width is enough for, or that bring a browser of their own. */
const ONCE = /\.(files|engines)\.spec\.ts$/;

export default defineConfig({
	testDir: 'e2e',
	outputDir: 'test-results',
	fullyParallel: true,
	forbidOnly: process.env['CI'] !== undefined,
	workers: 2,
	// No test waits by the clock for what a slow machine takes longer for: these bounds only end what hangs.
	timeout: 600_000,
	expect: { timeout: 60_000 },
	reporter: [['list'], ['json', { outputFile: '.cache/reports/playwright.json' }]],
	use: {
		baseURL: `http://127.0.0.1:${PORT}`,
		launchOptions: { executablePath, args },
	},
	// A test tagged with a width runs in that alone; one is enough where the width changes nothing.
	projects: [
		{ name: 'files', testMatch: /\.files\.spec\.ts$/ },
		{ name: 'engines', testMatch: /\.engines\.spec\.ts$/ },
		{ name: 'phone', testIgnore: ONCE, grepInvert: /@desktop/, use: { viewport: { width: 360, height: 740 } } },
		{ name: 'desktop', testIgnore: ONCE, grepInvert: /@phone/, use: { viewport: { width: 1280, height: 900 } } },
	],
	webServer: {
		command: `astro preview --host 127.0.0.1 --port ${PORT}`,
		url: `http://127.0.0.1:${PORT}/`,
		reuseExistingServer: false,
	},
});
