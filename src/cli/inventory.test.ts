import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { FACTS } from '../advisor/estates/estate.ts';
import { iisLine, iisLog } from '../handshakes/test-files.ts';
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
	test('of a comparison is 2 where a file was cut: what is missing of it may newly need action', () => {
		const cut = file(
			'cut.csv',
			'Name,OperatingSystem,OperatingSystemVersion\n"A","Windows Server 2022 Standard","10.0 (20348)"\n"B","Windo',
		);
		expect(inventory('--compare', right, right, cut).status).toBe(2);
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

describe('logs given with the exports', () => {
	const computers = file(
		'pcs.csv',
		'DNSHostName,Name,IPv4Address,OperatingSystem,OperatingSystemVersion\nweb1.contoso.com,WEB1,10.0.0.9,Windows Server 2022 Standard,10.0 (20348)\nweb2.contoso.com,WEB2,10.0.0.10,Windows Server 2022 Standard,10.0 (20348)\n',
	);
	const log = file('u_ex.log', iisLog(iisLine({ client: '10.0.0.9' })));
	const marked = (...args: string[]) => {
		const { standings } = JSON.parse(inventory('--json', computers, ...args).stdout);
		return standings.find(({ name }: { name: string }) => name === 'legacy-use').machines;
	};
	test('mark the machines that used legacy TLS, also from a zip and as a saved result', () => {
		const packed = join(folder, 'logs.zip');
		writeFileSync(packed, zipSync({ 'web/u_ex.log': new Uint8Array(readFileSync(log)) }));
		const kept = spawnSync(process.execPath, [join(import.meta.dirname, 'start.js'), 'handshakes', '--json', log]).stdout;
		const saved = file('kept.json', kept.toString());
		for (const given of [log, packed, saved]) expect([given, marked(given)]).toEqual([given, ['web1.contoso.com']]);
		expect(marked()).toEqual([]);
	});
	test('are named for what they are, and are no reason to say that a file was not read', () => {
		const { stdout } = inventory(computers, log);
		expect(stdout).toContain('1  Used TLS 1.0, TLS 1.1 or 3DES, by the logs given');
		expect(stdout).toContain('u_ex.log: read for who used legacy TLS');
		expect(inventory(right, log).status).toBe(0);
	});
});

test('says after how many days a machine counts as not seen, as it was asked to', () => {
	const old = file(
		'old.csv',
		'Name,OperatingSystem,OperatingSystemVersion,LastLogonDate\nA,Windows 11 Pro,10.0 (26100),2026-01-02\n',
	);
	expect(inventory(old).stdout).toContain('1  Not seen for more than 90 days');
	expect(inventory('--stale', '30', old).stdout).toContain('1  Not seen for more than 30 days');
});

test('says how many devices were left out as they run other systems than Windows', () => {
	const mixed = file(
		'mixed.csv',
		'Name,OperatingSystem,OperatingSystemVersion\nA,Windows 11 Pro,10.0 (26100)\nB,NetApp Release 9.8P1,\n',
	);
	expect(inventory(mixed).stdout).toContain('Left out, as they run other systems than Windows: 1 machine.');
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
	expect(unread.stdout).toContain('Say which is which with --map name=COLUMN,windows=COLUMN (see --help).');
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
