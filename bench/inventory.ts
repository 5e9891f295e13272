/*
 * npm run bench:inventory [-- tables|checks|distinct|scale|page [MACHINES]]: the command, DuckDB, jq and JSON.parse side by side.
 * tables:   Active Directory and Defender, merged, assessed, grouped
 * checks:   a document of check.ps1 for each machine, as NDJSON, in gzip and in one zip
 * distinct: the same where no two machines hold the same, which is the worst case and no real one
 * scale:    tables at 100,000, 300,000 and 1,000,000 machines
 * page:     tables on the built page in Chromium, the list scrolled and searched; `npm run build` before
 * The command is the single file that the site offers. Medians of three runs; memory is the most of any run.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { decisionFacts } from '../src/cli/facts.ts';
import { COMMAND_FILE_NAME, commandFile } from '../src/command-file/command-file.ts';
import { Checks, writeChecks, writeDefender, writeDirectory, writeZip } from './inventory-data.ts';
import { readInChromium } from './read-in-chromium.ts';

const MB = 1_000_000;
const RUNS = 3;

const [what = 'all', count = '100000'] = process.argv.slice(2);
const machines = Number(count);
const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'bench-inventory-'));
const at = (name: string) => join(folder, name);

interface Program {
	readonly name: string;
	readonly command: readonly string[];
	/** Bytes that it reads. */
	readonly bytes: number;
	/** Machines that it has found, by what it printed. */
	readonly machinesIn: (output: string) => number;
	readonly runs?: number;
}

/** Runs a program under GNU time, which tells the most memory that it held. */
function measure({ name, command, bytes, machinesIn, runs = RUNS }: Program, expected: number): void {
	const all = Array.from({ length: runs }, () => {
		const started = performance.now();
		const { stdout, stderr } = spawnSync('/usr/bin/time', ['-f', '%M', ...command], { encoding: 'utf8', maxBuffer: 1e9 });
		const seconds = (performance.now() - started) / 1000;
		return { seconds, memory: Number(stderr.trim().split('\n').at(-1)) / 1000, found: machinesIn(stdout) };
	}).toSorted((one, other) => one.seconds - other.seconds);
	const seconds = all[Math.floor(all.length / 2)]?.seconds ?? Number.NaN;
	const isRight = all.every(({ found }) => found === expected);
	console.log(
		`${name.padEnd(34)}${seconds.toFixed(2).padStart(7)} s  ${(bytes / MB / seconds).toFixed(0).padStart(5)} MB/s  ${Math.max(
			...all.map(({ memory }) => memory),
		)
			.toFixed(0)
			.padStart(5)} MB  ${isRight ? 'right' : `WRONG: ${all[0]?.found}`}`,
	);
}

const ours = (name: string, bytes: number, ...files: string[]): Program => ({
	name,
	bytes,
	command: [process.execPath, at(COMMAND_FILE_NAME), 'inventory', ...files],
	machinesIn: (text) => Number((/(?:of|all) ([\d,]+) machines/.exec(text)?.[1] ?? '0').replaceAll(',', '')),
});

const duckdb = (name: string, bytes: number, sql: string): Program => ({
	name,
	bytes,
	command: [
		process.execPath,
		'--input-type=module',
		'-e',
		`import { DuckDBInstance } from '@duckdb/node-api';
const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
const reader = await connection.runAndReadAll(process.argv[1]);
console.log(String(reader.getRows().reduce((sum, row) => sum + Number(row.at(-1)), 0)));`,
		sql,
	],
	machinesIn: Number,
});

const FIELDS = [
	...['TlsClient12', 'TlsServer12'],
	...['SchUseStrongCrypto', 'SystemDefaultTlsVersions'].flatMap((name) =>
		['35', '35Wow6432', '40', '40Wow6432'].map((end) => `${name}${end}`),
	),
];

/** What DuckDB has to do for a picture that is like ours: join the two files, and group by unit, Windows and state. */
const joined = (directory: string, defender: string) => `
SELECT regexp_extract(DistinguishedName, ',(.*?),DC=', 1) AS unit, OperatingSystem, OperatingSystemVersion,
  ${FIELDS.map((name) => `json_extract_string(AdditionalFields, '$.${name}') AS ${name}`).join(', ')}, count(*) AS machines
FROM read_csv('${directory}', header = true, all_varchar = true) d
LEFT JOIN read_csv('${defender}', header = true, all_varchar = true) e ON lower(d.DNSHostName) = lower(e.DeviceName)
GROUP BY ALL`;

/** Each document's rows, taken apart and put together as its state; machines counted by Windows and state. */
const states = (path: string) => `
SELECT version, state, count(*) AS machines FROM (
  SELECT machine.version AS version, list_transform(rows, lambda r: {s: r.setting, t: r.type, d: r.data}) AS state
  FROM read_json('${path}', format = 'newline_delimited', maximum_object_size = 16777216, columns = {
    machine: 'STRUCT(name VARCHAR, fqdn VARCHAR, version VARCHAR, kind VARCHAR)', collectedAt: 'VARCHAR',
    rows: 'STRUCT(setting VARCHAR, type VARCHAR, data BIGINT, found VARCHAR)[]' })
) GROUP BY ALL`;

const PARSE = `
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
const states = new Map();
for await (const line of createInterface({ input: createReadStream(process.argv[1]), crlfDelay: Infinity })) {
  const { machine, rows } = JSON.parse(line);
  const key = machine.version + rows.map(({ setting, type, data }) => setting + type + data).join();
  states.set(key, (states.get(key) ?? 0) + 1);
}
console.log([...states.values()].reduce((sum, count) => sum + count, 0));`;

async function tables(count: number, peers: boolean): Promise<void> {
	const [directory, defender] = [at('ad.csv'), at('defender.csv')];
	const bytes = [await writeDirectory(directory, count), await writeDefender(defender, count)];
	const all = (bytes[0] ?? 0) + (bytes[1] ?? 0);
	console.log(
		`\n${count.toLocaleString('en')} machines: AD ${Math.round((bytes[0] ?? 0) / MB)} MB, Defender ${Math.round((bytes[1] ?? 0) / MB)} MB`,
	);
	measure({ ...ours('tls-ready inventory, both', all, directory, defender), ...(!peers && { runs: 1 }) }, count);
	if (peers) measure(duckdb('DuckDB, joined and grouped', all, joined(directory, defender)), count);
}

async function checks(count: number, distinct: boolean): Promise<void> {
	const facts = await decisionFacts();
	const [lines, zip] = [at('checks.ndjson'), at('checks.zip')];
	const bytes = await writeChecks(lines, count, new Checks(facts, distinct));
	console.log(
		`\n${count.toLocaleString('en')} documents of check.ps1: ${Math.round(bytes / MB)} MB${distinct ? ', no two alike' : ''}`,
	);
	measure(ours('tls-ready inventory, NDJSON', bytes, lines), count);
	measure(duckdb('DuckDB, NDJSON', bytes, states(lines)), count);
	measure(
		{
			name: 'JSON.parse',
			bytes,
			command: [process.execPath, '--input-type=module', '-e', PARSE, lines],
			machinesIn: Number,
			runs: 1,
		},
		count,
	);
	if (distinct) return;
	await pipeline(createReadStream(lines), createGzip({ level: 1 }), createWriteStream(`${lines}.gz`));
	measure(ours('tls-ready inventory, gzip', bytes, `${lines}.gz`), count);
	measure(duckdb('DuckDB, gzip', bytes, states(`${lines}.gz`)), count);
	await writeZip(zip, count, new Checks(facts, false));
	measure(ours('tls-ready inventory, zip of files', bytes, zip), count);
	if (existsSync('/usr/bin/jq'))
		measure(
			{
				name: 'jq',
				bytes,
				command: [
					'sh',
					'-c',
					'jq -r "[.machine.version, (.rows[] | .setting, .type, .data)] | map(tostring) | join(\\",\\")" "$0" | sort | uniq -c | awk \'{ n += $1 } END { print n }\'',
					lines,
				],
				machinesIn: Number,
				runs: 1,
			},
			count,
		);
}

async function page(count: number): Promise<void> {
	const files = [at('ad.csv'), at('defender.csv')] as const;
	await writeDirectory(files[0], count);
	await writeDefender(files[1], count);
	const { seconds, peak, held, longestWork, counts } = await readInChromium(files, {
		path: '/inventory/',
		field: 'Exports of machines',
		use: async (shown) => {
			const list = shown.getByRole('region', { name: 'Machines', exact: true });
			await list.evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
			await list.getByRole('row').last().waitFor();
			await shown.getByLabel('Name contains').fill('srv00001');
			await shown.getByRole('heading', { name: /^Machines: all \(\d{1,2}\)$/ }).waitFor();
		},
	});
	console.log(`\nOn the page: ${counts}`);
	console.log(
		`${seconds.toFixed(2)} s, worker at most ${(peak / MB).toFixed(0)} MB and ${(held / MB).toFixed(0)} MB held, longest task ${longestWork.toFixed(0)} ms of processor time`,
	);
}

try {
	console.log(`${cpus().length} cores, Node ${process.version}`);
	writeFileSync(at(COMMAND_FILE_NAME), (await commandFile()).text);
	if (what === 'all' || what === 'tables') await tables(machines, true);
	if (what === 'all' || what === 'checks') await checks(machines, false);
	if (what === 'all' || what === 'distinct') await checks(machines, true);
	if (what === 'page') await page(machines);
	if (what === 'all' || what === 'scale') for (const each of [100_000, 300_000, 1_000_000]) await tables(each, false);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
