import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { FACTS } from '../advisor/estates/estate.ts';
import { evidenceLines } from '../inventory/exports/evidence.ts';
import { fleetFrom, observed, RIGHT, WRONG } from '../inventory/test-fleets.ts';

const folder = mkdtempSync(join(tmpdir(), 'inventory-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inventory = (...args: string[]) =>
	spawnSync(process.execPath, [join(import.meta.dirname, 'start.js'), 'inventory', ...args], { encoding: 'utf8' });

const file = (name: string, text: string) => {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
};
const evidenceOf = (machines: Record<string, typeof RIGHT>) =>
	[
		...evidenceLines(
			fleetFrom(Object.entries(machines).map(([name, facts]) => observed({ fqdn: `${name}.contoso.com`, name }, { facts })))
				.machines,
			'2026-10-28',
			FACTS.version,
			undefined,
		),
	].join('');
const right = file('right.ndjson', evidenceOf({ srv1: RIGHT }));
const wrong = file('wrong.ndjson', evidenceOf({ srv2: WRONG }));
const directory = file(
	'ad.csv',
	'DistinguishedName,DNSHostName,Name,OperatingSystem,OperatingSystemVersion\n"CN=SRV3,OU=Web,DC=contoso,DC=com",srv3.contoso.com,SRV3,Windows Server 2022 Standard,10.0 (20348)\n',
);

describe('the exit code', () => {
	test('is 0 where all machines are ready, 1 where one needs action, 2 where the files do not say enough, 3 for what cannot be read', () => {
		expect(inventory(right).status).toBe(0);
		expect(inventory(right, wrong, directory).status).toBe(1);
		expect(inventory(right, directory).status).toBe(2);
		expect(inventory(right, join(folder, 'nope.csv')).status).toBe(3);
	});
	test('is not 0 where a file was not read, however ready the rest is', () => {
		expect(inventory(right, file('notes.txt', 'hello world')).status).toBe(2);
	});
	test('of a comparison is 1 where something newly needs action, and 0 where what was due is still due', () => {
		expect(inventory('--compare', wrong, wrong).status).toBe(0);
		const fell = file('fell.ndjson', evidenceOf({ srv1: WRONG }));
		const { status, stdout } = inventory('--compare', right, fell);
		expect(status).toBe(1);
		expect(stdout).toContain('Fell back:\n  srv1.contoso.com  (action needed; the machine changed)');
	});
	test('of a comparison with a machine that is missing is 0, and it is called not seen', () => {
		const { status, stdout } = inventory('--compare', wrong, right);
		expect(status).toBe(0);
		expect(stdout).toContain('Not seen:\n  srv2.contoso.com');
		expect(stdout).not.toMatch(/fixed:/i);
	});
});

test('says what is known, what to do, and by which unit', () => {
	const { stdout } = inventory(right, wrong, directory);
	expect(stdout).toContain('Action needed: 1 of 3 machines needs action; 1 unknown, 1 ready.');
	expect(stdout).toContain('An inventory on its own can show that a machine is not ready, never that it is.');
	expect(stdout).toContain('OU=Web  (0 action needed, 1 unknown, 0 ready)');
	expect(stdout).toContain('ad.csv: Active Directory computers; 1 record of machines');
});

test('prints all machines as JSON', () => {
	const { stdout } = inventory('--json', right, wrong);
	const { verdict, contentVersion, machines, files } = JSON.parse(stdout);
	expect({ verdict, contentVersion }).toEqual({ verdict: 'action-needed', contentVersion: FACTS.version });
	expect(machines.map(({ name, verdict, level }: Record<string, string>) => [name, verdict, level])).toEqual([
		['srv1.contoso.com', 'ready', 'configuration'],
		['srv2.contoso.com', 'action-needed', 'configuration'],
	]);
	expect(files.map(({ sources }: { sources: string[] }) => sources)).toEqual([['evidence'], ['evidence']]);
});

test('prints the evidence, which it reads back to the same result', () => {
	const { stdout } = inventory('--export', 'evidence', right, wrong, directory);
	const again = file('again.ndjson', stdout);
	const machines = (...args: string[]) => JSON.parse(inventory('--json', ...args).stdout).machines;
	expect(machines(again)).toEqual(machines(right, wrong, directory));
});

test('prints the report with the hash of each file, and masks names if asked', () => {
	const { stdout } = inventory('--export', 'report', right, wrong);
	expect(stdout).toContain(
		createHash('sha256')
			.update(evidenceOf({ srv1: RIGHT }))
			.digest('hex'),
	);
	expect(stdout).toContain('srv2.contoso.com');
	expect(inventory('--export', 'report', '--masked', right, wrong).stdout).not.toMatch(/srv\d|contoso/i);
});

test('prints the names of the machines that need an item, as a tool takes them', () => {
	expect(inventory('--export', 'invoke-command', '--needs', 'set-values', right, wrong).stdout).toBe('srv2.contoso.com\r\n');
	const { stderr, status } = inventory('--export', 'invoke-command', '--needs', 'no-such-item', right);
	expect([status, stderr.split('\n')[0]]).toEqual([
		3,
		'--needs takes the id of an item, as --json prints them; there is no "no-such-item".',
	]);
});

test('reads a table of unknown form once its columns are named', () => {
	const cmdb = file('cmdb.csv', 'Host;OS, full;Site\nSRV9;Windows Server 2019 Standard;Berlin\n');
	const unread = inventory(cmdb);
	expect(unread.status).toBe(2);
	expect(unread.stdout).toContain('Its columns: Host, OS, full, Site');
	const { stdout } = inventory('--json', '--map', 'name=Host,windows=OS, full,group=Site', cmdb);
	expect(JSON.parse(stdout).machines).toMatchObject([{ name: 'SRV9', windows: ['server-2019'], labels: { group: 'Berlin' } }]);
});

test.each([
	[['--group', 'colour', 'x'], '--group takes unit, group, windows, role, kind, not "colour".'],
	[
		['--map', 'host=A', 'x'],
		'--map takes name, windows, build, bits, group, dotnet, lastSeen, each with = and a column, not "host=A".',
	],
	[['--map', 'name=A', 'x'], '--map needs name=COLUMN and windows=COLUMN or build=COLUMN.'],
	[['--stale', 'soon', 'x'], '--stale takes a number of days such as 90, not "soon".'],
])('%j is refused with exit code 3 and the reason first', (args, reason) => {
	const { status, stderr } = inventory(...args);
	expect([status, stderr.split('\n')[0]]).toEqual([3, reason]);
});
