import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { iisLine, iisLog } from '../src/handshakes/test-files.ts';

let folder = '';
test.beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'handshakes-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

const NMAP = join(import.meta.dirname, '../src/handshakes/sources/nmap/fixtures/nmap.xml');
const today = new Date().toISOString().slice(0, 10);
const OLD = iisLine({ day: today, agent: 'Mozilla/4.0+(compatible;+MSIE+8.0;+Windows+NT+6.1)' });
const MODERN = iisLine({ day: today, crypt: '400 6610 800d ae06', client: '192.0.2.56' });

async function give(page: Page, ...paths: string[]): Promise<void> {
	await page.goto('/handshakes/');
	await expect(page.getByLabel('Logs and scans')).toBeEnabled();
	await page.getByLabel('Logs and scans').setInputFiles(paths);
	await expect(page.locator('#verdict')).toBeVisible();
}

test('logs and scans give an answer each, and rows lead to records and to what to do', async ({ page }) => {
	await give(page, file('u_ex.log', iisLog(OLD, OLD, MODERN)), NMAP);
	await expect(page.locator('#verdict')).toHaveText(`Action needed: 2 of 3 connections used legacy TLS, ${today} to ${today}.`);
	await expect(page.locator('#verdict')).toBeFocused();
	await expect(page.locator('#scan-verdict')).toHaveText('2 of 4 scanned servers accept legacy TLS.');
	const agents = page.getByRole('region', { name: 'User agent' });
	await expect(agents.getByRole('link', { name: 'Internet Explorer' })).toHaveAttribute('href', '/clients/internet-explorer/');
	const clients = page.getByRole('region', { name: 'Client', exact: true });
	await clients.getByRole('button', { name: 'Show records of 192.0.2.55' }).click();
	await expect(clients.getByRole('region', { name: 'Records of' })).toContainText('TLS 1.0, 3DES, SHA-1, RSA');
	await clients.getByRole('button', { name: 'Hide records of 192.0.2.55' }).first().click();
	await expect(clients.getByRole('button', { name: 'Show records of 192.0.2.55' })).toBeFocused();
	const servers = page.getByRole('region', { name: 'What servers accept' });
	await expect(servers.getByRole('row').filter({ hasText: 'localhost:45010' })).toContainText('Accepts legacy TLS');
});

test('a scan alone says that who uses legacy TLS was not answered', async ({ page }) => {
	await give(page, NMAP);
	await expect(page.locator('#verdict')).toHaveText('2 of 4 scanned servers accept legacy TLS.');
	await expect(page.locator('.verdict')).toContainText('Who uses legacy TLS was not answered: give logs for that.');
});

test('an IIS log without the crypt fields says how to turn them on', async ({ page }) => {
	await give(page, file('old.log', '#Fields: date time c-ip\n2026-11-20 00:00:01 192.0.2.1\n'));
	await expect(page.locator('#verdict')).toHaveText('Unknown: no connections were read.');
	await expect(page.getByText('CRYPT_PROTOCOL')).toBeVisible();
});

test('saves the evidence, masked if asked', async ({ page }) => {
	await give(page, file('u_ex.log', iisLog(OLD)));
	await page.getByLabel('Mask clients and accounts').check();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Download legacy connections (CSV)' }).click(),
	]);
	expect(download.suggestedFilename()).toBe('legacy-tls-connections-masked.csv');
	const text = readFileSync(await download.path(), 'utf8');
	expect(text).toContain('Client 1');
	expect(text).not.toContain('192.0.2.55');
});

test('has no accessibility faults and no sideways scrolling, also with results', async ({ page }) => {
	await give(page, file('u_ex.log', iisLog(OLD, MODERN)), NMAP);
	await expect(page.getByRole('heading', { name: 'Save the evidence' })).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
});

test('starting over forgets everything', async ({ page }) => {
	await give(page, file('u_ex.log', iisLog(OLD)));
	await page.getByRole('button', { name: 'Start over' }).click();
	await expect(page.locator('#verdict')).toHaveCount(0);
	await expect(page.getByLabel('Logs and scans')).toBeFocused();
});
