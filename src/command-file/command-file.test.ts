import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HandshakeSession } from '../handshakes/session/session.ts';
import { iisLine, iisLog } from '../handshakes/test-files.ts';
import { portalRecord } from '../signins/test-logs.ts';
import { COMMAND_FILE_NAME, commandFile, OLDEST_NODE, partThread } from './command-file.ts';

/** A folder with the file and nothing else, as on a jump host. */
const folder = mkdtempSync(join(tmpdir(), 'tls-ready-file-'));
beforeAll(async () => writeFileSync(join(folder, COMMAND_FILE_NAME), (await commandFile()).text));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: readonly string[], input = '', node = process.execPath) =>
	spawnSync(node, [COMMAND_FILE_NAME, ...args], { cwd: folder, encoding: 'utf8', input });

/** The machine's own Node of the oldest version that is to do, where it has one: npm's scripts put the project's own first. */
const oldest = (process.env['PATH'] ?? '')
	.split(delimiter)
	.filter((place) => !place.includes('node_modules'))
	.map((place) => join(place, 'node'))
	.find((node) => spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.startsWith(`v${OLDEST_NODE}.`));

describe('the command as one file', () => {
	test('runs where there is nothing but Node, and has its facts inside', () => {
		const { status, stdout } = run(['--version']);
		expect(status).toBe(0);
		expect(stdout).toMatch(/^tls-ready \d+\.\d+\.\d+, facts [0-9a-f]{12}\n$/);
		const { stdout: short } = run(['signins', '--json', '-'], JSON.stringify([portalRecord()]));
		expect(JSON.parse(short).reasons).toContain('Interactive user sign-ins cover 1 day of your retention period of 30 days.');
	});

	test('finds legacy TLS in what is piped in, and says so by its exit code', () => {
		const { status, stdout } = run(['signins', '-'], JSON.stringify([portalRecord({}, 'True')]));
		expect(status).toBe(1);
		expect(stdout).toContain('standard input');
	});

	test.skipIf(oldest === undefined)(`gives the same on Node ${OLDEST_NODE} [needs Node ${OLDEST_NODE}]`, () => {
		const log = JSON.stringify([portalRecord({}, 'True'), portalRecord()]);
		const [old, own] = [run(['signins', '-'], log, oldest), run(['signins', '-'], log)];
		expect(old.stderr).toBe('');
		expect([old.status, old.stdout]).toEqual([1, own.stdout]);

		const link = '#v1;clouds=global;roles=pta-agent;services=entra-id;windows=server-2012-r2';
		const plan = JSON.parse(run(['plan', '--format', 'json', link], '', oldest).stdout);
		writeFileSync(join(folder, 'older.json'), JSON.stringify({ ...plan, day: '2026-11-22', items: [] }));
		const compared = (node?: string) => run(['plan', '--compare', 'older.json', link], '', node);
		expect(compared(oldest).stderr).toBe('');
		expect(compared(oldest).stdout).toBe(compared().stdout);
		const machines =
			'"DNSHostName","Name","OperatingSystem","OperatingSystemVersion"\r\n"w.x","W","Windows Server 2022","10.0 (20348)"';
		const read = (node?: string) => run(['inventory', '-'], machines, node);
		expect([read(oldest).status, read(oldest).stderr, read(oldest).stdout]).toEqual([2, '', read().stdout]);
		const connections = iisLog(iisLine());
		const handshakes = (node?: string) => run(['handshakes', '-'], connections, node);
		expect([handshakes(oldest).stderr, handshakes(oldest).stdout]).toEqual(['', handshakes().stdout]);
	});

	test('reads a large file on several threads, to the same end', () => {
		const line = (legacy: string) => `${JSON.stringify(portalRecord({}, legacy))}\n`;
		writeFileSync(join(folder, 'large.json'), line('False').repeat(40_000) + line('True').repeat(5));
		const on = (threads: string) =>
			spawnSync(process.execPath, [COMMAND_FILE_NAME, 'signins', '--json', 'large.json'], {
				cwd: folder,
				encoding: 'utf8',
				env: { ...process.env, TLS_READY_THREADS: threads },
			});
		const [one, two] = [on('1'), on('2')];
		expect(JSON.parse(two.stdout).totals).toMatchObject({ signIns: 2, legacy: 1, duplicates: 40_003 });
		expect([two.status, two.stderr, two.stdout]).toEqual([1, '', one.stdout]);
	});

	test('has a thread that reads its part of a log, and nothing but Node', async () => {
		const log = iisLog(...Array.from({ length: 100 }, () => iisLine()));
		writeFileSync(join(folder, 'part.log'), log);
		const { code } = await partThread();
		// The file has the code itself in place of the path of another.
		expect((await commandFile()).text.includes('start.js')).toBe(false);
		const thread = new Worker(code, { eval: true, workerData: { path: join(folder, 'part.log') } });
		expect(await once(thread, 'message')).toEqual([undefined]);
		const file = new HandshakeSession().open('part.log');
		file.write(new TextEncoder().encode(log.slice(0, 2000)));
		const plan = file.parted?.partPlan();
		const begin = log.indexOf('\n2026', 2000) + 1;
		const lines = log.slice(begin).trimEnd().split('\n').length;
		thread.postMessage({ plan, from: 2000, to: log.length });
		const [part] = await once(thread, 'message');
		expect(part).toMatchObject({ begin, end: log.length, lines, findings: { otherRecords: 0 } });
		expect(part.findings.connections.occurrences.length).toBe(3 * lines);
		await thread.terminate();
	});

	test('names nothing of the machine it was built on, and needs no package', async () => {
		const { text } = await commandFile();
		expect(text).not.toContain(join(import.meta.dirname, '../..'));
		const imported = [...text.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, name]) => name);
		expect(imported.filter((name) => !/^node:|^module$/.test(name as string))).toEqual([]);
	});

	test('has the SHA-256 that the site states', async () => {
		const { text, sha256 } = await commandFile();
		expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
	});
});
