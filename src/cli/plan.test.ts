import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { PlanDocument } from '../artifacts/json-plan/schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'tls-ready-plan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tlsReady = (...args: string[]) =>
	spawnSync(process.execPath, [join(import.meta.dirname, 'start.js'), 'plan', ...args], { encoding: 'utf8', input: '' });
const LINK = 'https://tls.example/wizard/#v1;clouds=global;roles=pta-agent;services=entra-id;windows=server-2012-r2';
const saved = JSON.parse(tlsReady('--format', 'json', LINK).stdout) as PlanDocument;
const fileWith = (name: string, data: unknown) => {
	const file = join(folder, name);
	writeFileSync(file, typeof data === 'string' ? data : JSON.stringify(data));
	return file;
};

describe('tls-ready plan', () => {
	test('prints the checklist of a link, and says by its exit code that there is work', () => {
		const { status, stdout } = tlsReady(LINK);
		expect(status).toBe(1);
		expect(stdout).toMatch(/^# TLS 1\.2 checklist for this estate\n/);
		expect(stdout).toContain(`Recreate it: <${LINK}>`);
	});

	test('takes the part of the link from # on, and says what of it cannot be used', () => {
		const { stderr, stdout } = tlsReady('#v1;roles=pta-agent,fax-server;windows=server-2012-r2');
		expect(stderr).toBe('Not used: roles=fax-server: this answer is not offered.\n');
		expect(stdout).toContain('Windows Server 2012 R2');
	});

	test('a plan compared with itself has not changed, and nothing newly blocks', () => {
		const { status, stdout } = tlsReady('--compare', fileWith('same.json', saved));
		expect(status).toBe(0);
		expect(stdout).toMatch(/^Made on \d+ \w+ \d{4}\. Since then nothing has changed in this plan\.\n/);
		expect(stdout).toContain('\nNothing newly blocks.\n');
	});

	test('what newly blocks is named first, with why, and the exit code is 1', () => {
		const older = { ...saved, day: '2026-11-22', contentVersion: '000000000000', items: [] };
		const { status, stdout } = tlsReady('--compare', fileWith('older.json', older), `${LINK};pta-agent.version=1.5.100.0`);
		expect(status).toBe(1);
		expect(stdout).toMatch(/Newly blocks:\n {2}\S/);
		expect(stdout).toMatch(
			/\nRegistry values are set by one item, and one item restarts \(28 November 2026\)\n( {2}.*\n)*? {2}New: Set the TLS 1\.2 registry values\n/,
		);
		const asJson = JSON.parse(tlsReady('--json', '--compare', join(folder, 'older.json')).stdout);
		expect(asJson).toMatchObject({ day: '2026-11-22', isExact: true });
	});

	test.each([
		['a link without answers', ['https://tls.example/wizard/'], /^"https:.*" holds no answers\./],
		['no link', [], /^No link is named\./],
		['a format it does not have', ['--format', 'pdf', LINK], /^--format takes markdown, csv or json, not "pdf"\./],
		['a file that is no saved plan', ['--compare', fileWith('list.csv', 'Item,Done')], /list\.csv: This is not JSON/],
		['a file that is not there', ['--compare', join(folder, 'gone.json')], /gone\.json: ENOENT/],
	])('%s is refused with the reason', (_, args, reason) => {
		const { status, stdout, stderr } = tlsReady(...args);
		expect([status, stdout]).toEqual([3, '']);
		expect(stderr).toMatch(reason);
	});
});
