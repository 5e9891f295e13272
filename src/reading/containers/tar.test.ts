import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { SignInSession } from '../../signins/session/session.ts';
import { portalRecord, readFiles } from '../../signins/test-logs.ts';

const folder = mkdtempSync(join(tmpdir(), 'tar-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

mkdirSync(join(folder, 'logs', 'deep'), { recursive: true });
writeFileSync(join(folder, 'logs', 'a.json'), JSON.stringify([portalRecord(), portalRecord({}, 'True')]));
writeFileSync(join(folder, 'logs', 'deep', 'b.json.gz'), gzipSync(new TextEncoder().encode(JSON.stringify([portalRecord()]))));
writeFileSync(join(folder, 'logs', 'empty.json'), '');
spawnSync('tar', ['--sort=name', '-cf', 'logs.tar', 'logs'], { cwd: folder });
const tar = new Uint8Array(readFileSync(join(folder, 'logs.tar')));

const filesOf = ({ files }: SignInSession) =>
	files.map(({ name, signIns, problems }) => [name, signIns, problems.map(({ code }) => code)]);

test.each([
	['logs.tar', tar],
	['logs.tar.gz', gzipSync(tar)],
])('%s as GNU tar makes it: every file in it, also packed ones', (name, bytes) => {
	expect(filesOf(readFiles({ [name]: bytes }))).toEqual([
		[name, 0, []],
		[`${name} > logs/a.json`, 2, []],
		[`${name} > logs/deep/b.json.gz`, 1, []],
		[`${name} > logs/empty.json`, 0, ['empty']],
	]);
});

test('in chunks of any size', () => {
	for (const size of [1, 100, 511, 513, 4096]) {
		const session = new SignInSession(1);
		const file = session.open('logs.tar', {});
		for (let at = 0; at < tar.length; at += size) file.write(tar.subarray(at, at + size));
		file.end();
		expect(
			session.files.map(({ signIns }) => signIns),
			`${size}`,
		).toEqual([0, 2, 1, 0]);
	}
});

test('one that is cut off is told, wherever the cut is', () => {
	for (const end of [700, 1024, 1100, 1536, 2048])
		expect(
			filesOf(readFiles({ 'logs.tar': tar.subarray(0, end) })).flatMap(([, , codes]) => codes),
			`${end}`,
		).toContain('unpack');
});
