import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { gzipSync } from 'fflate';
import { writePortalFile } from '../bench/sign-in-data.ts';
import { diagnosticRecord, logAnalyticsRow, portalRecord } from '../src/signins/test-logs.ts';

let folder = '';
test.beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'sign-in-logs-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

function logFile(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

const json = (...records: unknown[]) => JSON.stringify(records);

async function openReader(page: Page): Promise<void> {
	await page.goto('/sign-in-logs/');
	await expect(page.getByLabel('Sign-in log files')).toBeEnabled();
}

async function give(page: Page, ...paths: string[]): Promise<void> {
	await page.getByLabel('Sign-in log files').setInputFiles(paths);
	await expect(page.locator('#verdict')).toBeVisible({ timeout: 60_000 });
}

/** Drops files from disk as the system's file manager would. */
async function drop(page: Page, ...files: string[]): Promise<void> {
	const zone = page.locator('.drop-zone');
	await zone.scrollIntoViewIfNeeded();
	const box = await zone.boundingBox();
	if (box === null) throw new Error('no drop zone');
	const chromium = await page.context().newCDPSession(page);
	const data = { items: [], files, dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
		await chromium.send('Input.dispatchDragEvent', { type, x: box.x + box.width / 2, y: box.y + 20, data });
	await expect(page.locator('#verdict')).toBeVisible();
}

test('files and a folder dropped on the page give the answer', async ({ page }) => {
	await openReader(page);
	const old = { userAgent: 'Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)' };
	mkdirSync(join(folder, 'azure', 'deep'), { recursive: true });
	const interactive = logFile('interactive.json', json(portalRecord(old, 'True'), portalRecord(), portalRecord()));
	logFile(
		'azure/deep/log.json.gz',
		gzipSync(
			new TextEncoder().encode(
				JSON.stringify(diagnosticRecord({ signInEventTypes: undefined }, 'True', 'NonInteractiveUserSignInLogs')),
			),
		),
	);
	logFile('azure/rows.json', json(logAnalyticsRow()));
	await drop(page, interactive, join(folder, 'azure'));

	await expect(page.locator('#verdict')).toHaveText('Legacy TLS was used.');
	await expect(page.locator('.verdict')).toContainText('2 of 5 sign-ins used legacy TLS; 3 did not; 0 do not say.');
	await expect(page.locator('.verdict')).toContainText('Not supplied: service principal sign-ins, managed identity sign-ins.');
	await expect(page.getByText('azure/deep/log.json.gz: JSON records one after another, 1 sign-in')).toBeVisible();

	const agents = page.getByRole('region', { name: 'User agent' });
	const row = agents.getByRole('row').filter({ hasText: 'MSIE 8.0' });
	await expect(row.getByRole('link', { name: 'Internet Explorer' })).toHaveAttribute('href', '/clients/internet-explorer/');
	await expect(row.getByRole('link', { name: 'Windows 7', exact: false }).first()).toHaveAttribute(
		'href',
		/^\/windows\/windows-7/,
	);
	await row.getByRole('button', { name: 'Show' }).click();
	await expect(agents.getByRole('region', { name: 'Records of' }).getByRole('row')).toHaveCount(2);
	await expect(agents.getByRole('region', { name: 'Records of' })).toContainText('user@contoso.example');
});

test('the answer goes into the wizard', async ({ page }) => {
	await openReader(page);
	await give(page, logFile('wizard.json', json(portalRecord({}, 'True'))));
	await page.getByRole('link', { name: 'Take this answer into the wizard' }).click();
	await expect(page).toHaveURL(/\/wizard\/#v1;.*sign-in-logs=found/);
});

test('nothing leaves the browser while files are read, and the policy forbids it', async ({ page, context }) => {
	await openReader(page);
	const requests: string[] = [];
	context.on('request', (request) => {
		if (!request.url().startsWith('blob:')) requests.push(request.url());
	});
	await give(page, logFile('private.json', json(portalRecord({}, 'True'))));
	expect(requests).toEqual([]);

	const attempts = await page.evaluate(async () => {
		const inPage = await fetch(location.href).then(
			() => 'sent',
			() => 'refused',
		);
		// As the reader's workers are made: from the page's own code.
		const code = `fetch(${JSON.stringify(location.href)}).then(() => postMessage('sent'), () => postMessage('refused'))`;
		const worker = new Worker(URL.createObjectURL(new Blob([code])));
		const inWorker = await new Promise((resolve) => worker.addEventListener('message', ({ data }) => resolve(data)));
		return { inPage, inWorker };
	});
	expect(attempts).toEqual({ inPage: 'refused', inWorker: 'refused' });
	expect(requests).toEqual([]);
	// The reader's own workers come from the same place, so that they live under the same policy.
	expect(page.workers().map((worker) => new URL(worker.url()).protocol)).toEqual(expect.arrayContaining(['blob:']));
	expect(page.workers().filter((worker) => !worker.url().startsWith('blob:'))).toEqual([]);
	expect(await page.evaluate(() => Object.keys(localStorage).length + Object.keys(sessionStorage).length)).toBe(0);
});

test('evidence can be saved, and masked', async ({ page }) => {
	await openReader(page);
	const records = json(
		portalRecord({ userAgent: '=cmd|calc!A1', createdDateTime: '2026-11-15T09:30:00Z' }, 'True'),
		portalRecord(
			{
				userPrincipalName: '',
				userDisplayName: '',
				userId: '',
				signInEventTypes: ['servicePrincipal'],
				servicePrincipalName: 'Backup | <b>job</b>',
			},
			'True',
		),
	);
	await give(page, logFile('evidence.json', records));
	const save = async (name: RegExp) => {
		const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
		return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
	};

	const users = await save(/Legacy sign-ins of users/);
	expect(users.name).toBe('legacy-tls-users.csv');
	const [head, ...rows] = parse(users.text, { bom: true }) as string[][];
	expect(head).toEqual(
		'CorrelationId,createdDateTime,userPrincipalName,userId,UserDisplayName,AppDisplayName,AppId,IPAddress,isInteractive,ResourceDisplayName,ResourceId,UserAgent'.split(
			',',
		),
	);
	expect(rows.map((row) => [row[2], row[11]])).toEqual([['user@contoso.example', "'=cmd|calc!A1"]]);
	const workloads = await save(/Legacy sign-ins of workloads/);
	expect((parse(workloads.text, { bom: true }) as string[][])[0]).toEqual(
		'CorrelationId,createdDateTime,AppDisplayName,AppId,IPAddress,ResourceDisplayName,ResourceId,ServicePrincipalId,ServicePrincipalName'.split(
			',',
		),
	);
	expect(JSON.parse((await save(/Summary/)).text)).toMatchObject({ verdict: 'legacy', totals: { legacy: 2 } });

	const report = await save(/Evidence report/);
	expect(report.name).toBe('legacy-tls-evidence.md');
	expect(report.text).toContain(
		`| evidence.json | ${Buffer.byteLength(records)} | ${createHash('sha256').update(records).digest('hex')} |`,
	);
	expect(report.text).toContain('Backup \\| \\<b\\>job\\</b\\>');

	await page.getByLabel('Mask user names and IP addresses').check();
	const masked = await save(/Evidence report/);
	expect(masked.name).toBe('legacy-tls-evidence-masked.md');
	expect(masked.text).not.toMatch(/contoso|203\\?\.0\\?\.113/);
	const maskedUsers = parse((await save(/Legacy sign-ins of users/)).text, { bom: true }) as string[][];
	expect(maskedUsers[1]?.slice(2, 5)).toEqual(['User 1', 'User 1', 'User 1']);
	expect(masked.text).toContain('| User 1 | 1 |');
});

test('a bad file is explained, and the others are still read', async ({ page }) => {
	await openReader(page);
	const broken = `${json(portalRecord({}, 'True')).slice(0, -1)},{"id":oops}]`;
	await give(
		page,
		logFile('portal.csv', 'Date (UTC),Request ID,User agent,Correlation ID,Username\n'),
		logFile('error.json', '<!DOCTYPE html><title>Sign in</title>'),
		logFile('broken.json', broken),
		logFile(
			'<img src=x onerror=alert(1)>.json',
			json(portalRecord({ appDisplayName: '<script>alert(1)</script>\u202etxt' }, 'True')),
		),
	);
	const notices = page.locator('.notice[data-kind="warning"]');
	await expect(notices).toHaveCount(3);
	await expect(notices.filter({ hasText: 'portal.csv' })).toContainText('Download the same sign-ins as JSON');
	await expect(notices.filter({ hasText: 'error.json' })).toContainText('HTML');
	await expect(notices.filter({ hasText: 'broken.json' })).toContainText(`(line 1, byte ${broken.indexOf('oops')})`);
	await expect(page.locator('.verdict')).toContainText('2 of 2 sign-ins used legacy TLS');
	await expect(page.getByRole('region', { name: 'Application' })).toContainText('<script>alert(1)</script>\\u202etxt');
});

test('results are accessible, light and dark, and fit a phone', async ({ page }) => {
	await openReader(page);
	const days = Array.from({ length: 20 }, (_, day) =>
		portalRecord({ createdDateTime: `2026-11-${String(day + 1).padStart(2, '0')}T00:00:00Z`, userAgent: `Agent/${day}` }, 'True'),
	);
	await give(page, logFile('days.json', json(...days)));
	const agents = page.getByRole('region', { name: 'User agent' });
	await agents.getByRole('button', { name: 'Show records' }).first().click();
	await expect(agents.getByRole('region', { name: 'Records of' })).toBeVisible();
	await page.getByText('The figures').click();
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
	}
	expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
});

test('a large file leaves the page responsive and shows progress', { tag: '@desktop' }, async ({ page, browser }) => {
	const path = join(folder, 'large.json');
	writePortalFile(path, 60_000, 1);
	await openReader(page);
	await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
	await page.getByLabel('Sign-in log files').setInputFiles(path);
	await expect(
		page.getByText(/MB; [\d,]+ sign-ins, [\d,]+ of them legacy; [\d,]+ sign-ins a second; about \d+ s left/),
	).toBeVisible();
	await expect(page.locator('#verdict')).toHaveText('Legacy TLS was used.', { timeout: 60_000 });
	await expect(page.locator('.verdict')).toContainText('of 60,000 sign-ins');
	await expect(page.getByRole('heading', { name: 'Save the evidence' })).toBeVisible();
	const longest = longestTask((await browser.stopTracing()).toString());
	expect(longest).toBeGreaterThan(0);
	expect(longest).toBeLessThan(50);
});

interface TraceEvent {
	readonly name: string;
	readonly pid: number;
	readonly tid: number;
	/** Processor time in microseconds. */
	readonly tdur?: number;
	readonly args?: { readonly name?: string };
}

/** Milliseconds of processor time of the longest task of a page's main thread. The clock on the wall would count other programs' turns too. */
function longestTask(trace: string): number {
	const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
	const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
	const mainThreads = new Set(
		traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(thread),
	);
	const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && mainThreads.has(thread(event)));
	return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000));
}

test('reading ten gigabytes can be cancelled, and what was read stays', { tag: '@desktop' }, async ({ page }) => {
	const path = logFile('endless.json', json(portalRecord({}, 'True')).slice(0, -1));
	// Zero bytes that take no room on the disk: wrong in JSON, but ten billion of them all the same.
	truncateSync(path, 10_000_000_000);
	await openReader(page);
	await page.getByLabel('Sign-in log files').setInputFiles(path);
	await expect(page.getByText(/of 10,000 MB/)).toBeVisible();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByText('Reading was cancelled here. Everything up to there was used.')).toBeVisible();
	await expect(page.locator('.verdict')).toContainText('1 of 1 sign-ins used legacy TLS');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the guidance reads', async ({ page }) => {
		await page.goto('/sign-in-logs/');
		await expect(page.locator('noscript .notice')).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Get the logs' })).toBeVisible();
		await expect(page.getByText('Reports Reader is enough').first()).toBeVisible();
	});
});
