import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { gzipSync } from 'fflate';
import { writePortalFile } from '../bench/sign-in-data.ts';
import { diagnosticRecord, logAnalyticsRow, portalRecord } from '../src/signins/test-logs.ts';

/** Milliseconds that a slow and busy machine may take for what a fast one does at once. */
const SLOW = 300_000;

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
	await expect(page.locator('#verdict')).toBeVisible({ timeout: SLOW });
}

/** Drops files from disk as the system's file manager would, and waits for the answer. */
async function drop(page: Page, ...files: string[]): Promise<void> {
	await dropOnly(page, ...files);
	await expect(page.locator('#verdict')).toBeVisible();
}

async function dropOnly(page: Page, ...files: string[]): Promise<void> {
	const zone = page.locator('.drop-zone');
	await zone.scrollIntoViewIfNeeded();
	const box = await zone.boundingBox();
	if (box === null) throw new Error('no drop zone');
	const chromium = await page.context().newCDPSession(page);
	const data = { items: [], files, dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
		await chromium.send('Input.dispatchDragEvent', { type, x: box.x + box.width / 2, y: box.y + 20, data });
}

/** Saves what a button offers. */
async function save(page: Page, name: RegExp): Promise<{ readonly name: string; readonly text: string }> {
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
	return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

const digestOf = (content: string) => createHash('sha256').update(content).digest('hex');

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
	await page.getByText('3 files', { exact: true }).click();
	await expect(page.getByText('azure/deep/log.json.gz: JSON records one after another, 1 sign-in')).toBeVisible();

	const agents = page.getByRole('region', { name: 'User agent' });
	const row = agents.getByRole('row').filter({ hasText: 'MSIE 8.0' }).first();
	await expect(row.getByRole('link', { name: 'Internet Explorer' })).toHaveAttribute('href', '/clients/internet-explorer/');
	await expect(row.getByRole('link', { name: 'Windows 7', exact: false }).first()).toHaveAttribute(
		'href',
		/^\/windows\/windows-7/,
	);
	await row.getByRole('button', { name: 'Show' }).click();
	await expect(agents.getByRole('region', { name: 'Records of' }).getByRole('row')).toHaveCount(2);
	await expect(agents.getByRole('region', { name: 'Records of' })).toContainText('user@contoso.example');
});

test('records open right under their row, and hiding them leads back to it', async ({ page }) => {
	await openReader(page);
	const agents = Array.from({ length: 9 }, (_, agent) => portalRecord({ userAgent: `Agent/${agent}` }, 'True'));
	await give(page, logFile('rows.json', json(...agents)));
	const table = page.getByRole('region', { name: 'User agent' });
	const show = table.getByRole('button', { name: 'Show records of Agent/0' });
	await show.click();
	const heading = table.getByRole('heading', { name: 'Records of Agent/0' });
	await expect(heading).toBeInViewport();
	const [row, head, next] = await Promise.all(
		[table.getByRole('button', { name: 'Hide records of Agent/0' }).first(), heading, table.getByText('Agent/1').first()].map(
			async (part) => (await part.boundingBox())?.y ?? 0,
		),
	);
	expect([row, head, next]).toEqual([row, head, next].toSorted((one, other) => (one ?? 0) - (other ?? 0)));
	const time = table.getByRole('region', { name: 'Records of' }).locator('td bdi').first();
	await expect(time).toHaveText('2026-11-15T09:30:00Z');
	expect((await time.boundingBox())?.height).toBeLessThan(40);
	await table.getByRole('button', { name: 'Hide records of Agent/0' }).last().click();
	await expect(heading).toHaveCount(0);
	await expect(show).toBeFocused();
});

test('whom to act on comes before the files, and many files take one line', async ({ page }) => {
	await openReader(page);
	const files = Array.from({ length: 30 }, (_, file) => logFile(`many-${file}.json`, json(portalRecord({}, 'True'))));
	await give(page, ...files, logFile('many-bad.json', '<html></html>'));
	await page.locator('.verdict').getByRole('link', { name: 'Whom to act on' }).click();
	await expect(page.getByRole('heading', { name: 'Whom to act on' })).toBeInViewport();
	// What was given is listed once everything is read; a slow machine still reads while the answer stands.
	await expect(page.getByRole('heading', { name: 'What you provided' })).toBeVisible();
	const headings = await page.locator('h2').allTextContents();
	expect(headings.indexOf('Whom to act on')).toBeLessThan(headings.indexOf('What you provided'));
	await expect(page.getByText('many-bad.json: 0 sign-ins')).toBeVisible();
	await expect(page.getByText('many-7.json')).toBeHidden();
	await page.getByText('30 more files').click();
	await expect(page.getByText('many-7.json')).toBeVisible();
	await expect(page.locator('.drop-zone')).toContainText('31 files so far. New files are added.');
});

test('files that are no logs give no answer, and the wizard hears of none', async ({ page }) => {
	await openReader(page);
	await give(page, logFile('page.json', '<!DOCTYPE html><title>Sign in</title>'));
	await expect(page.locator('#verdict')).toHaveText('No result: no sign-ins were read.');
	await expect(page.locator('.verdict')).not.toContainText('of 0 sign-ins');
	await page.locator('.verdict').getByRole('link', { name: 'wizard' }).click();
	await expect(page).toHaveURL(/\/wizard\/#v1;.*sign-in-logs=not-looked/);
});

test('what holds nothing to read says so, and a hidden file that was chosen is read', async ({ page }) => {
	await openReader(page);
	mkdirSync(join(folder, 'empty'), { recursive: true });
	await dropOnly(page, join(folder, 'empty'));
	await expect(page.getByRole('alert')).toContainText('Nothing to read: there were no files');
	mkdirSync(join(folder, 'clutter'), { recursive: true });
	await page.getByLabel('Sign-in log files').setInputFiles(logFile('late.json', json(portalRecord())));
	await expect(page.locator('#verdict')).toBeVisible();
	await expect(page.getByRole('alert')).toHaveCount(0);
	logFile('clutter/.DS_Store', 'x');
	logFile('clutter/desktop.ini', 'x');
	await dropOnly(page, join(folder, 'clutter'));
	await expect(page.getByRole('alert')).toContainText('Nothing to read: there were no files');
	await page.getByLabel('Sign-in log files').setInputFiles(logFile('.hidden.json', json(portalRecord({}, 'True'))));
	await expect(page.locator('#verdict')).toHaveText('Legacy TLS was used.');
});

test('the same file counts once, and another one with its name, size and date counts too', async ({ page }) => {
	await openReader(page);
	for (const part of ['one', 'two']) mkdirSync(join(folder, part), { recursive: true });
	const contents = ['198.51.100.1', '198.51.100.2'].map((ipAddress) => json(portalRecord({ id: '', ipAddress }, 'True')));
	const paths = contents.map((content, index) => logFile(`${index === 0 ? 'one' : 'two'}/same.json`, content));
	for (const path of paths) utimesSync(path, 1_790_000_000, 1_790_000_000);
	await give(page, ...paths);
	await expect(page.locator('.verdict')).toContainText('2 of 2 sign-ins used legacy TLS');
	await expect(page.getByRole('alert')).toHaveCount(0);
	const report = await save(page, /Evidence report/);
	for (const content of contents)
		expect(report.text).toContain(`| same.json | ${Buffer.byteLength(content)} | ${digestOf(content)} |`);

	await page.getByLabel('Sign-in log files').setInputFiles(paths[0] as string);
	await expect(page.getByRole('alert')).toHaveText(
		'Left out, because a file of the same name, date and content was read before: same.json.',
	);
	await expect(page.locator('.verdict')).toContainText('2 of 2 sign-ins used legacy TLS');
});

test('a wrong clock does not hide the days, and no bars are drawn where nothing is legacy', async ({ page }) => {
	await openReader(page);
	const at = (createdDateTime: string) => portalRecord({ createdDateTime });
	await give(
		page,
		logFile('clock.json', json(at('2026-11-18T00:00:00Z'), at('2026-11-19T00:00:00Z'), at('2099-01-01T00:00:00Z'))),
	);
	const chart = page.getByRole('region', { name: 'Over time' });
	await expect(chart).toContainText('No legacy sign-in on any day from 2026-11-18 to 2026-11-19 (UTC).');
	await expect(chart).toContainText('too far away to show in this chart: 1 sign-in on 2099-01-01, 0 of them legacy.');
	await expect(chart.locator('svg')).toHaveCount(0);
});

test('a changed period is announced, and starting over leads back to the files', async ({ page }) => {
	await openReader(page);
	await give(page, logFile('period.json', json(portalRecord())));
	await page.getByLabel(/^7 days/).check();
	await expect(page.getByRole('status')).toContainText('cover 1 day of your retention period of 7 days');
	await page.getByRole('button', { name: 'Start over' }).click();
	await expect(page.getByLabel('Sign-in log files')).toBeFocused();
});

test('a tenant whose portal downloads have no entry about legacy TLS is told why none was found', async ({ page }) => {
	await openReader(page);
	const day = 86_400_000;
	const week = (type: string) =>
		Array.from({ length: 7 }, (_, past) =>
			portalRecord({
				signInEventTypes: [type],
				createdDateTime: new Date(Date.now() - past * day).toISOString(),
				authenticationProcessingDetails: [],
			}),
		);
	await page.getByLabel(/^7 days/).check();
	await give(
		page,
		...['interactiveUser', 'nonInteractiveUser', 'servicePrincipal'].map((type) => logFile(`${type}.json`, json(...week(type)))),
	);
	await expect(page.locator('.verdict')).toContainText('Not supplied: managed identity sign-ins.');
	await page.getByLabel('No managed identity sign-ins').check();
	await expect(page.locator('#verdict')).toHaveText('No legacy TLS found in these files.');
	await expect(page.locator('.verdict')).toContainText('0 did not; 21 have no such entry (none by absence); 0 do not say.');
	await expect(page.locator('.verdict')).toContainText('None by absence: 21 sign-ins of 21');
	await expect(page.locator('.verdict')).toContainText('You said that this tenant has no managed identity sign-ins.');
	expect((await save(page, /Evidence report/)).text).toContain('None by absence: 21 sign-ins of 21');
});

test('refused sign-ins stand beside those that passed, and lead to the device', async ({ page }) => {
	await openReader(page);
	const device = { deviceId: 'd-1', displayName: 'RECEPTION-PC', operatingSystem: 'Windows 7', browser: 'IE 8.0' };
	await give(
		page,
		logFile(
			'refused.json',
			json(
				portalRecord({ deviceDetail: device, status: { errorCode: 1002016 }, authenticationProcessingDetails: [] }),
				portalRecord({ deviceDetail: device }, 'True'),
			),
		),
	);
	await expect(page.locator('.verdict')).toContainText('2 of 2 sign-ins used legacy TLS, 1 of them refused; 0 did not');
	await expect(page.getByRole('region', { name: 'Device' })).toContainText('RECEPTION-PC (d-1)');
	await expect(page.getByRole('region', { name: 'Device' })).toContainText('1 refused');
	const rows = parse((await save(page, /Legacy sign-ins of users/)).text, { bom: true, columns: true }) as Record<
		string,
		string
	>[];
	expect(rows.map(({ Refused, DeviceName }) => [Refused, DeviceName])).toEqual([
		['True', 'RECEPTION-PC'],
		['', 'RECEPTION-PC'],
	]);
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
	const users = await save(page, /Legacy sign-ins of users/);
	expect(users.name).toBe('legacy-tls-users.csv');
	const [head, ...rows] = parse(users.text, { bom: true }) as string[][];
	expect(head).toEqual(
		'CorrelationId,createdDateTime,userPrincipalName,userId,UserDisplayName,AppDisplayName,AppId,IPAddress,isInteractive,ResourceDisplayName,ResourceId,UserAgent,LegacyTls,Refused,ErrorCode,ClientAppUsed,DeviceId,DeviceName,OperatingSystem,Browser,IsManaged,TrustType'.split(
			',',
		),
	);
	expect(rows.map((row) => [row[2], row[11]])).toEqual([['user@contoso.example', "'=cmd|calc!A1"]]);
	const workloads = await save(page, /Legacy sign-ins of workloads/);
	expect((parse(workloads.text, { bom: true }) as string[][])[0]).toEqual(
		'CorrelationId,createdDateTime,AppDisplayName,AppId,IPAddress,ResourceDisplayName,ResourceId,ServicePrincipalId,ServicePrincipalName,LegacyTls,Refused,ErrorCode,ClientAppUsed,DeviceId,DeviceName,OperatingSystem,Browser,IsManaged,TrustType'.split(
			',',
		),
	);
	expect(JSON.parse((await save(page, /Summary/)).text)).toMatchObject({ verdict: 'legacy', totals: { legacy: 2 } });

	const report = await save(page, /Evidence report/);
	expect(report.name).toBe('legacy-tls-evidence.md');
	expect(report.text).toContain(`| evidence.json | ${Buffer.byteLength(records)} | ${digestOf(records)} |`);
	expect(report.text).toContain('Backup \\| \\<b\\>job\\</b\\>');

	await page.getByLabel('Mask user names, devices and IP addresses').check();
	const masked = await save(page, /Evidence report/);
	expect(masked.name).toBe('legacy-tls-evidence-masked.md');
	expect(masked.text).not.toMatch(/contoso|203\\?\.0\\?\.113/);
	const maskedUsers = parse((await save(page, /Legacy sign-ins of users/)).text, { bom: true }) as string[][];
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

/** Counts how often the page's own thread asks a file for its bytes; workers have a Blob of their own. */
const COUNT_BYTES_ASKED_FOR = () => {
	const watched = globalThis as { bytesAskedFor?: number };
	watched.bytesAskedFor = 0;
	for (const name of ['arrayBuffer', 'bytes', 'slice', 'stream', 'text'] as const) {
		const original = Blob.prototype[name] as (...given: unknown[]) => unknown;
		Object.defineProperty(Blob.prototype, name, {
			value(this: Blob, ...given: unknown[]) {
				watched.bytesAskedFor = (watched.bytesAskedFor ?? 0) + 1;
				return original.apply(this, given);
			},
		});
	}
};

test('a large file is read beside the page, which shows progress and never touches the bytes', {
	tag: '@desktop',
}, async ({ page }) => {
	const path = join(folder, 'large.json');
	writePortalFile(path, 60_000, 1);
	await page.addInitScript(COUNT_BYTES_ASKED_FOR);
	await openReader(page);
	await page.getByLabel('Sign-in log files').setInputFiles(path);
	await expect(
		page.getByText(/MB; [\d,]+ sign-ins, [\d,]+ of them legacy; [\d,]+ sign-ins a second; about \d+ s left/),
	).toBeVisible();
	await expect(page.locator('#verdict')).toHaveText('Legacy TLS was used.', { timeout: SLOW });
	await expect(page.locator('.verdict')).toContainText('of 60,000 sign-ins');
	await expect(page.getByRole('heading', { name: 'Save the evidence' })).toBeVisible();
	expect(await page.evaluate(() => (globalThis as { bytesAskedFor?: number }).bytesAskedFor)).toBe(0);
});

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

test('a file whose sign-ins have no id is not to be given again after cancelling', { tag: '@desktop' }, async ({ page }) => {
	const path = logFile('endless-without-id.json', json(portalRecord({ id: '' }, 'True')).slice(0, -1));
	truncateSync(path, 10_000_000_000);
	await openReader(page);
	await page.getByLabel('Sign-in log files').setInputFiles(path);
	await expect(page.getByText(/of 10,000 MB/)).toBeVisible();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByText('would count twice: start over to read all of it.')).toBeVisible();
});

test('many small files are read to the last one', { tag: '@desktop' }, async ({ page }) => {
	const files = Array.from({ length: 300 }, (_, file) =>
		logFile(`small-${file}.json`, json(...Array.from({ length: 10 }, () => portalRecord()))),
	);
	await openReader(page);
	await give(page, ...files);
	await expect(page.locator('.verdict')).toContainText('of 3,000 sign-ins');
});

test('cancelling stops in the middle of a file, tells every file that was not read, and those can be given again', {
	tag: '@desktop',
}, async ({ page }) => {
	const second = join(folder, 'c2-large.json');
	writeFileSync(second, json(...Array.from({ length: 60_000 }, () => portalRecord())));
	const files = [
		logFile('c1-whole.json', json(portalRecord({ id: '' }))),
		second,
		logFile('c3-not-begun.json', json(portalRecord({ id: '' }))),
	];
	await openReader(page);
	await page.evaluate(() => {
		new MutationObserver((_, observer) => {
			const cancel = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Cancel');
			if (cancel === undefined || document.querySelector('.progress-text') === null) return;
			observer.disconnect();
			cancel.click();
		}).observe(document.body, { childList: true, subtree: true });
	});
	await give(page, ...files);
	await expect(page.locator('#verdict')).toContainText('these files are not enough to rule it out');
	await expect(page.locator('.verdict')).toContainText('2 files were not read, or not completely.');
	const notices = page.locator('.notice[data-kind="warning"]');
	await expect(notices.filter({ hasText: 'c2-large.json: Reading was cancelled here.' })).toBeVisible();
	await expect(notices.filter({ hasText: 'c3-not-begun.json: Reading was cancelled before this file.' })).toBeVisible();

	await page.getByLabel('Sign-in log files').setInputFiles(files);
	await expect(page.getByRole('alert')).toContainText('was read before: c1-whole.json.', { timeout: SLOW });
	await expect(page.locator('.verdict')).toContainText('0 of 60,002 sign-ins used legacy TLS');
	await expect(page.locator('.verdict')).not.toContainText('not completely');
	const report = await save(page, /Evidence report/);
	expect(report.text.match(/^\| c2-large\.json \| \d+ \| [0-9a-f]{64} \|$/gm)).toHaveLength(1);
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
