/*
 * npm run bench:handshakes [-- MB [LEGACY-SHARE]]: the command, DuckDB and awk side by side over one generated IIS log.
 * All three count requests by version and cipher, and legacy ones by client. Best of three runs each. Needs `npm run build` before.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeIisLog } from './iis-data.ts';

const MB = 1_000_000;
const RUNS = 3;

const [megabytes = 1000, legacyShare = 2] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'bench-handshakes-'));
const path = join(folder, 'u_ex261001_x.log');

interface Run {
	readonly seconds: number;
	/** Of processor time, all threads. */
	readonly cpuSeconds: number;
	/** Most memory held, in MB. */
	readonly memory: number;
	readonly legacy: number;
}

/** Runs a program under GNU time, which tells the most memory that it held. */
function run(command: readonly string[], legacyOf: (output: string) => number): Run {
	const started = performance.now();
	const { stdout, stderr } = spawnSync('/usr/bin/time', ['-q', '-f', '%M %U %S', ...command], {
		encoding: 'utf8',
		maxBuffer: 1e9,
	});
	const seconds = (performance.now() - started) / 1000;
	const [kilobytes = 0, user = 0, system = 0] = (stderr.trim().split('\n').at(-1) as string).split(' ').map(Number);
	return { seconds, cpuSeconds: user + system, memory: kilobytes / 1000, legacy: legacyOf(stdout) };
}

const AWK = `/^#Fields:/ { for (i = 2; i <= NF; i++) at[$i] = i - 1; next } /^#/ { next }
{ sub(/\\r$/, "", $NF); p = $at["crypt-protocol"]; c = $at["crypt-cipher"]; n[p " " c]++; if (p == "40" || p == "100" || c == "6603") { legacy++; who[$at["c-ip"]]++ } }
END { print legacy + 0 }`;

const DUCKDB = `
import { DuckDBInstance } from '@duckdb/node-api';
const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
await connection.run(\`create table log as select column15 as p, column16 as c, column08 as ip, count(*) as n from read_csv('\${process.argv[1]}', delim = ' ', header = false, skip = 4, quote = '', escape = '', auto_detect = false, new_line = '\\\\r\\\\n', columns = {\${Array.from({ length: 19 }, (_, i) => "'column" + String(i).padStart(2, '0') + "': 'varchar'").join(', ')}}) group by all\`);
const reader = await connection.runAndReadAll("select sum(n) from log where p in ('40', '100') or c = '6603'");
console.log(String(reader.getRows()[0][0]));`;

try {
	const data = await writeIisLog(path, megabytes * MB, legacyShare);
	console.log(
		`${Math.round(data.bytes / MB)} MB, ${data.requests} requests, ${data.legacy} with legacy TLS; ${cpus().length} cores`,
	);
	// The command as people have it, built before.
	const command = join(import.meta.dirname, '../dist/tls-ready.mjs');
	const programs: readonly (readonly [string, readonly string[], (output: string) => number])[] = [
		[
			'tls-ready handshakes',
			[process.execPath, command, 'handshakes', '--json', path],
			(text) => JSON.parse(text).use.byUse.legacy,
		],
		[
			'the same, one thread',
			['env', 'TLS_READY_THREADS=1', process.execPath, command, 'handshakes', '--json', path],
			(text) => JSON.parse(text).use.byUse.legacy,
		],
		['DuckDB', [process.execPath, '--input-type=module', '-e', DUCKDB, path], Number],
		['awk', ['awk', AWK, path], Number],
	];
	for (const [name, command, legacyOf] of programs) {
		const runs = Array.from({ length: RUNS }, () => run(command, legacyOf));
		const best = runs.toSorted((one, other) => one.seconds - other.seconds)[0] as Run;
		const memory = Math.max(...runs.map((one) => one.memory));
		const isRight = runs.every(({ legacy }) => legacy === data.legacy);
		console.log(
			`${name.padEnd(22)}${best.seconds.toFixed(2)} s, ${best.cpuSeconds.toFixed(2)} s of processors  ${(data.bytes / MB / best.seconds).toFixed(0)} MB/s  ${memory.toFixed(0)} MB  ${isRight ? 'right' : 'WRONG'}`,
		);
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
