import { expect, type Page, test } from '@playwright/test';
import { CONNECTION_FILES, MACHINE_FILES, SIGN_IN_LOG } from '../src/inventory/recognition/kinds.ts';

const files = (kinds: Readonly<Record<string, string>>, start: string) =>
	Object.entries(kinds).map(([name, content]) => ({
		name: `${start}-${name}.txt`,
		mimeType: 'text/plain',
		buffer: Buffer.from(content),
	}));
const machines = files(MACHINE_FILES, 'machines');
const connections = files(CONNECTION_FILES, 'connections');
const signIns = files({ log: SIGN_IN_LOG }, 'sign-ins');

const FIELDS = { 'sign-in-logs': 'Sign-in log files', handshakes: 'Logs and scans', inventory: 'Exports of machines' } as const;

async function give(page: Page, to: keyof typeof FIELDS, given: readonly (typeof machines)[number][]): Promise<void> {
	await page.goto(`/${to}/`);
	await expect(page.getByLabel(FIELDS[to])).toBeEnabled();
	await page.getByLabel(FIELDS[to]).setInputFiles([...given]);
	await expect(page.locator('#verdict')).toBeVisible();
}

test('machines of every kind given with sign-in logs are named, and go to their page in one click @desktop', async ({ page }) => {
	await give(page, 'sign-in-logs', [...signIns, ...machines]);
	await expect(page.locator('#verdict')).toHaveText('Legacy TLS was used.');
	await expect(
		page.getByText('machines-active-directory.txt is an export of machines: Active Directory computers.'),
	).toBeVisible();
	await page.getByRole('button', { name: 'Read these 11 files under Machines' }).click();
	await expect(page).toHaveURL(/\/inventory\/$/);
	await expect(page.locator('#verdict')).toContainText('machines');
	await expect(page.getByText('machines-check.txt: check.ps1')).toBeAttached();
});

test('machines of every kind given with connection logs are named, and go to their page in one click', async ({ page }) => {
	await give(page, 'handshakes', [...machines, ...connections.slice(0, 1)]);
	await expect(
		page.getByText('machines-active-directory.txt is an export of machines: Active Directory computers.'),
	).toBeVisible();
	await page.getByRole('button', { name: 'Read these 11 files under Machines' }).click();
	await expect(page).toHaveURL(/\/inventory\/$/);
	await expect(page.locator('#verdict')).toContainText('machines');
});

test('connection logs and scans of every kind given to the page of sign-in logs go to theirs @desktop', async ({ page }) => {
	await give(page, 'sign-in-logs', connections);
	await page.getByRole('button', { name: 'Read these 12 files under Connection logs' }).click();
	await expect(page).toHaveURL(/\/handshakes\/$/);
	await expect(page.locator('#verdict')).toBeVisible();
	await expect(page.getByRole('button', { name: /^Read th/ })).toHaveCount(0);
});

test('a sign-in log given to the page of connection logs goes to its own @desktop', async ({ page }) => {
	await give(page, 'handshakes', signIns);
	await page.getByRole('button', { name: 'Read this file under Sign-in logs' }).click();
	await expect(page).toHaveURL(/\/sign-in-logs\/$/);
	await expect(page.locator('#verdict')).toHaveText('Legacy TLS was used.');
});

test('logs of every kind given with machines are named, and go to their pages @desktop', async ({ page }) => {
	await give(page, 'inventory', [...machines, ...connections, ...signIns]);
	await expect(page.getByRole('button', { name: 'Read this file under Sign-in logs' })).toBeVisible();
	await page.getByRole('button', { name: 'Read these 12 files under Connection logs' }).click();
	await expect(page).toHaveURL(/\/handshakes\/$/);
	await expect(page.locator('#verdict')).toBeVisible();
});
