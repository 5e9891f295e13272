import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { evidenceCode } from '../src/artifacts/evidence-line.ts';
import { iisLine, iisLog } from '../src/handshakes/test-files.ts';

let folder = '';
test.beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'inventory-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

const HEAD = '"DistinguishedName","DNSHostName","Name","OperatingSystem","OperatingSystemVersion","SID"';
const account = (name: string, unit: string, windows: string, version: string) =>
	`"CN=${name},OU=${unit},DC=contoso,DC=com","${name}.contoso.com","${name}","${windows}","${version}","S-1-5-21-${name}"`;
const directory = [
	HEAD,
	account('web1', 'Web', 'Windows Server 2022 Standard', '10.0 (20348)'),
	account('web2', 'Web', 'Windows Server 2022 Standard', '10.0 (20348)'),
	account('old1', 'Files', 'Windows Server 2008 R2 Standard', '6.1 (7601)'),
	'',
].join('\r\n');
const line = (name: string, enabled: string) =>
	`TLSREADY1;t=2026-11-27T22:00Z;n=${name};f=${name}.contoso.com;v=10.0.20348;b=64;k=server;c=0123456789ab;r=${evidenceCode('schannel-tls12-client-enabled')}=${enabled};.`;

async function give(page: Page, ...paths: string[]): Promise<void> {
	await page.goto('/inventory/');
	await expect(page.getByLabel('Exports of machines')).toBeEnabled();
	await page.getByLabel('Exports of machines').setInputFiles(paths);
	await expect(page.locator('#verdict')).toBeVisible();
}

test('exports of two tools become machines, a plan, and each machine with what was found', async ({ page }) => {
	await give(page, file('ad.csv', directory), file('lines.txt', `${line('WEB1', '0')}\r\n`));
	await expect(page.locator('#verdict')).toHaveText('Action needed on 2 of 3 machines.');
	await expect(page.locator('#verdict')).toBeFocused();
	const plan = page.getByRole('region', { name: 'What to do' });
	await plan.getByRole('row').filter({ hasText: 'Set the TLS 1.2 registry values' }).getByRole('button').first().click();
	const machines = page.getByRole('region', { name: /^Machines: need/ });
	await expect(machines.getByRole('heading', { level: 2 })).toBeFocused();
	await machines.getByRole('button', { name: 'web1.contoso.com' }).click();
	const details = page.getByRole('region', { name: 'web1.contoso.com' });
	await expect(details.getByRole('row').filter({ hasText: 'TLS 1.2 client, Enabled' })).toContainText('0x0 (0)');
	await expect(details).toContainText('check.ps1, 2026-11-27');
	await expect(details).toContainText('Not looked at:');
});

test('whoever has 4,000 servers and has never been here gets from the first page to the list of servers that are not ready', async ({
	page,
}) => {
	await page.goto('/');
	await page.getByRole('link', { name: 'Find which machines are not ready' }).click();
	await expect(page.getByLabel('Exports of machines')).toBeEnabled();
	const client = account('pc1', 'Desks', 'Windows 7 Professional', '6.1 (7601)');
	await page.getByLabel('Exports of machines').setInputFiles(file('fleet.csv', `${directory}${client}\r\n`));
	await expect(page.locator('#verdict')).toHaveText('Action needed on 2 of 4 machines.');
	const verdict = page.locator('.verdict');
	await expect(verdict).toContainText('Clients (1): 1 action needed, 0 unknown, 0 ready.');
	await expect(verdict).toContainText('Servers (3): 1 action needed, 2 unknown, 0 ready.');
	await verdict.getByRole('listitem').filter({ hasText: 'Servers' }).getByRole('button', { name: 'action needed' }).click();
	const list = page.getByRole('region', { name: 'Machines: servers, action needed (1)' });
	await expect(list.getByRole('button', { name: 'old1.contoso.com' })).toBeVisible();
	await list.getByRole('button', { name: 'List all machines' }).click();
	await page.getByLabel('Servers or clients').selectOption('Clients');
	await expect(page.getByRole('heading', { name: 'Machines: all, only clients (1)' })).toBeVisible();
});

test('a name in the list can be read on a phone @phone', async ({ page }) => {
	await give(page, file('ad.csv', directory));
	const name = page.getByRole('region', { name: 'Machines', exact: true }).getByRole('button', { name: 'web1.contoso.com' });
	expect((await name.boundingBox())?.width).toBeGreaterThan(100);
});

test('a group is opened in the wizard with the answers that its evidence gives, and gives one pack', async ({ page }) => {
	await give(page, file('ad.csv', directory));
	const groups = page.getByRole('region', { name: 'By group' });
	await groups.getByRole('row').filter({ hasText: 'OU=Files' }).getByRole('button').first().click();
	await expect(page.getByRole('heading', { name: 'Machines: organisational unit OU=Files (1)' })).toBeVisible();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Download checklist and scripts' }).click(),
	]);
	expect(download.suggestedFilename()).toMatch(/\.zip$/);
	await page.getByRole('button', { name: 'Open the wizard with their answers' }).click();
	await expect(page).toHaveURL(/\/wizard\/.*windows=server-2008-r2-sp1/);
});

test('evidence saved today is compared next month: what fell back, and what is not seen', async ({ page }) => {
	await give(page, file('ad.csv', directory), file('lines.txt', `${line('WEB1', '1')}\r\n`));
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save evidence for next month' }).click(),
	]);
	const evidence = file('evidence.ndjson', readFileSync(await saved.path(), 'utf8'));
	await give(page, file('lines2.txt', `${line('WEB1', '0').replace('11-27', '11-28')}\r\n`));
	await page.getByLabel('Evidence saved earlier').setInputFiles(evidence);
	const changes = page.getByRole('region', { name: 'What has changed' });
	await expect(changes).toContainText('1 newly need action.');
	await expect(changes).toContainText('only in the earlier files, which is no sign that anything was corrected');
});

test('a table of unknown form is read once its columns are named, and the browser keeps that', async ({ page }) => {
	const cmdb = file('cmdb.csv', 'Hostname;Betriebssystem;Build\nSRV1;Windows Server 2008 R2 Standard;7601\n');
	await give(page, cmdb);
	await expect(page.locator('#verdict')).toHaveText('Unknown: no machine was read.');
	await page.getByLabel('Name of its Windows').selectOption('Betriebssystem');
	await expect(page.getByRole('region', { name: 'First rows, read so' })).toContainText('Windows Server 2008 R2 Standard');
	await page.getByRole('button', { name: 'Read it so' }).click();
	await expect(page.locator('#verdict')).toHaveText('Action needed on 1 of 1 machine.');
	await give(page, cmdb);
	await expect(page.locator('#verdict')).toHaveText('Action needed on 1 of 1 machine.');
});

test('ten thousand machines scroll, and only those in sight are in the document', async ({ page }) => {
	const rows = Array.from({ length: 10_000 }, (_, at) =>
		account(`srv${String(at).padStart(5, '0')}`, 'Web', 'Windows Server 2022 Standard', '10.0 (20348)'),
	);
	await give(page, file('many.csv', [HEAD, ...rows, ''].join('\r\n')));
	const list = page.getByRole('region', { name: 'Machines', exact: true });
	await expect(list.getByRole('table')).toHaveAttribute('aria-rowcount', '10001');
	expect(await list.getByRole('row').count()).toBeLessThan(150);
	await list.evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
	await expect(list.getByRole('button', { name: 'srv09999.contoso.com' })).toBeVisible();
	await page.getByLabel('Name contains').fill('srv0123');
	await expect(page.getByRole('heading', { name: 'Machines: all (10)' })).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const)
	for (const width of [360, 1280])
		test(`has nothing for axe to find, ${scheme} at ${width} px`, async ({ page }) => {
			await page.setViewportSize({ width, height: 900 });
			await page.emulateMedia({ colorScheme: scheme });
			await give(
				page,
				file('ad.csv', directory),
				file('lines.txt', `${line('WEB1', '0')}\r\n`),
				file('cmdb.csv', 'Hostname;OS\nA;B\n'),
			);
			await page.getByRole('button', { name: 'web1.contoso.com' }).click();
			await expect(page.getByRole('region', { name: 'web1.contoso.com' })).toBeVisible();
			expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
		});

test('a connection log given with machines says which of them used legacy TLS, and goes to its page with the file in hand', async ({
	page,
}) => {
	const old = iisLine({ day: '2026-11-20', client: 'web1' });
	await give(page, file('ad.csv', directory), file('u_ex.log', iisLog(old)));
	const notes = page.getByRole('region', { name: 'Before you count on it' });
	await expect(notes).toContainText('Used TLS 1.0, TLS 1.1 or 3DES, by the logs given');
	await expect(page.locator('.verdict')).toContainText('1 machine used TLS 1.0, TLS 1.1 or 3DES, by the logs given.');
	await expect(page.locator('.verdict')).not.toContainText('Not every file could be read');
	await expect(page.getByText('u_ex.log: read for who used legacy TLS')).toBeAttached();
	await page.getByRole('button', { name: 'Read this file under Connection logs' }).click();
	await expect(page).toHaveURL(/\/handshakes\/$/);
	await expect(page.locator('#verdict')).toContainText('Action needed: 1 of 1 connection used legacy TLS');
	// They are taken once: coming back later reads nothing.
	await page.reload();
	await expect(page.getByLabel('Logs and scans')).toBeEnabled();
	await expect(page.locator('#verdict')).toHaveCount(0);
});
