import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { iisLine, iisLog } from '../handshakes/test-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'handshakes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const handshakes = (...args: string[]) =>
	spawnSync(process.execPath, [join(import.meta.dirname, 'start.js'), 'handshakes', ...args], { encoding: 'utf8' });

const today = new Date().toISOString().slice(0, 10);
const file = (name: string, text: string) => {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
};
const modern = file('modern.log', iisLog(iisLine({ day: today, crypt: '400 6610 800d ae06' })));
const legacy = file('legacy.log', iisLog(iisLine({ day: today })));
const scan = (version: string) =>
	`<nmaprun><host><address addr="192.0.2.9"/><ports><port portid="443"><script id="ssl-enum-ciphers" output="x"><table key="${version}"><table key="ciphers"><table><elem key="name">TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256</elem></table></table></table></script></port></ports></host></nmaprun>`;

test('none seen exits with 0, legacy TLS with 1, not enough to say with 2', () => {
	expect(handshakes(modern).status).toBe(0);
	expect(handshakes(modern, legacy).status).toBe(1);
	expect(handshakes(file('bare.log', '#Fields: date time c-ip\n2026-11-20 00:00:01 192.0.2.1\n')).status).toBe(2);
});

test('a file of another reader is named, with the subcommand that reads it', () => {
	const computers = file('pcs.csv', 'Name,OperatingSystem,OperatingSystemVersion\nA,Windows Server 2022 Standard,10.0 (20348)\n');
	const { stdout, status } = handshakes(modern, computers);
	expect(stdout).toContain('pcs.csv looks like this: Active Directory computers. Give it to tls-ready inventory.');
	expect(status).toBe(2);
	expect(handshakes(modern).stdout).not.toContain('looks like this');
});

test('a folder without files says so', () => {
	const empty = join(folder, 'empty');
	mkdirSync(empty);
	expect(handshakes(empty).stdout).toContain('There are no files in this folder.');
});

test('a scan answers only what servers accept, and says so', () => {
	const { status, stdout } = handshakes(file('accepts.xml', scan('TLSv1.0')));
	expect(status).toBe(1);
	expect(stdout).toContain('1 of 1 scanned server accepts legacy TLS.');
	expect(stdout).toContain('It does not show whether any client uses it.');
	expect(stdout).not.toContain('Who uses what');
	expect(handshakes(file('refuses.xml', scan('TLSv1.2'))).status).toBe(0);
});

test('a path that cannot be read exits with 3, and is named in the JSON', () => {
	const { status, stdout } = handshakes('--json', modern, join(folder, 'nope.log'));
	expect([status, JSON.parse(stdout).use.verdict, JSON.parse(stdout).files[1].name]).toEqual([
		3,
		'notEnough',
		join(folder, 'nope.log'),
	]);
});
