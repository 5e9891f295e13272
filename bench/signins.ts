/**
 * `npm run bench:signins`: how fast sign-in logs are read, against the tools an administrator would reach for.
 * Makes the data from a seed (kept in .cache/bench), runs every tool in turn, several rounds, and prints medians of
 * wall-clock time and peak memory of the whole process; then memory by size, in Node and in the built page in Chromium.
 * Needs `jq`, `grep`, Chromium and GNU time at /usr/bin/time (Debian: jq, chromium, time), and `npm run build` before.
 *   --rounds N      rounds for the 470 MB file (default 3)
 *   --without-jq    leave out jq, which takes most of the time
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BrowserRun, readInChromium } from './read-in-chromium.ts';
import { type SampleForm, writeSampleFile } from './sign-in-data.ts';

const CACHE = new URL('../.cache/bench/', import.meta.url).pathname;
/** The command as people have it. */
const READER = [new URL('../dist/tls-ready.mjs', import.meta.url).pathname, 'signins'];
const SEED = 20261121;
const PAGE = { path: '/sign-in-logs/', field: 'Sign-in log files' };

/** Selects the legacy records, as a careful administrator would write it. */
const JQ_FILTER =
	'.[] | select(any(.authenticationProcessingDetails[]?; (.key | ascii_downcase | startswith("legacy tls")) and (.value | ascii_downcase) == "true")) | .id';

const PARSE_ALL = `
const list = JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'));
const isLegacy = (entry) => entry.key.toLowerCase().startsWith('legacy tls') && entry.value === 'True';
process.stdout.write(list.filter((record) => record.authenticationProcessingDetails.some(isLegacy)).map((record) => record.id).join('\\n') + '\\n');
`;

/** A file of made-up sign-ins that tools are compared on. */
interface Sample {
	readonly title: string;
	readonly form: SampleForm;
	readonly records: number;
	readonly isPacked?: true;
}

const SAMPLES: readonly Sample[] = [
	{ title: 'Portal JSON', form: 'portal', records: 300_000 },
	{ title: 'JSON Lines of Azure Monitor', form: 'lines', records: 300_000 },
	{ title: 'the same as gzip', form: 'lines', records: 300_000, isPacked: true },
	{ title: 'Log Analytics CSV', form: 'csv', records: 250_000 },
];

interface Tool {
	readonly name: string;
	readonly command: (path: string, sample: Sample) => string[];
	/** Legacy records in what it printed, where it tells. */
	readonly found?: (output: string) => number;
	/** Whether it can read the sample; all, unless it says otherwise. */
	readonly reads?: (sample: Sample) => boolean;
}

const isPortal = ({ form }: Sample): boolean => form === 'portal';
const lines = (output: string): number => output.split('\n').length - 1;

const OURS: Tool = {
	name: 'tls-ready signins',
	command: (path) => [process.execPath, ...READER, '--json', path],
	found: (output) => JSON.parse(output).totals.legacy,
};
const OURS_ALONE: Tool = {
	name: 'the same on one thread',
	command: (path) => ['env', 'TLS_READY_THREADS=1', process.execPath, ...READER, '--json', path],
	found: (output) => JSON.parse(output).totals.legacy,
	reads: ({ isPacked }) => isPacked !== true,
};
const DUCKDB: Tool = {
	name: 'DuckDB, 2 threads',
	command: (path, { form }) => [process.execPath, new URL('duckdb.js', import.meta.url).pathname, form, path],
	found: Number,
};
const GUNZIP: Tool = { name: 'gzip -dc', command: (path) => ['gzip', '-dc', path], reads: ({ isPacked }) => isPacked === true };
const JQ: Tool = { name: 'jq', command: (path) => ['jq', '-r', JQ_FILTER, path], found: lines, reads: isPortal };
const PARSE: Tool = {
	name: 'JSON.parse of the whole',
	command: (path) => [process.execPath, '-e', PARSE_ALL, path],
	found: lines,
	reads: isPortal,
};
const GREP: Tool = {
	name: 'grep -c (floor)',
	command: (path) => ['grep', '-c', 'legacy tls, spelt as no record spells it', path],
	reads: ({ isPacked }) => isPacked !== true,
};

interface Run {
	/** On the wall clock. */
	readonly seconds: number;
	/** Of processor time, all threads: what a busy machine leaves comparable. */
	readonly cpuSeconds: number;
	readonly megabytes: number;
	readonly found: number | undefined;
}

function run(tool: Tool, path: string, sample: Sample): Run {
	const started = process.hrtime.bigint();
	const child = spawnSync('/usr/bin/time', ['-q', '-f', 'peak %M cpu %U %S', ...tool.command(path, sample)], {
		encoding: 'utf8',
		maxBuffer: 1e9,
		// What is unpacked is looked at by nobody.
		...(tool.found === undefined ? { stdio: ['ignore', 'ignore', 'pipe'] as const } : {}),
	});
	const seconds = Number(process.hrtime.bigint() - started) / 1e9;
	const peak = /peak (\d+) cpu ([\d.]+) ([\d.]+)\s*$/.exec(child.stderr ?? '');
	if (!peak) throw new Error(`${tool.name} could not be run: ${child.error?.message ?? child.stderr}`);
	return {
		seconds,
		cpuSeconds: Number(peak[2]) + Number(peak[3]),
		megabytes: Number(peak[1]) / 1024,
		found: tool.found?.(child.stdout),
	};
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((left, right) => left - right);
	return sorted[Math.floor(sorted.length / 2)] as number;
}

function file({ form, records, isPacked }: Sample): string {
	mkdirSync(CACHE, { recursive: true });
	const plain = `${CACHE}${form}-${records}-${SEED}.${{ portal: 'json', lines: 'jsonl', csv: 'csv' }[form]}`;
	const path = isPacked ? `${plain}.gz` : plain;
	if (!existsSync(plain)) {
		console.log(`Making ${records.toLocaleString('en-GB')} records ...`);
		writeSampleFile(plain, form, records, SEED);
	}
	if (!existsSync(path)) spawnSync('gzip', ['-k', plain]);
	spawnSync('cat', [path], { stdio: 'ignore' }); // Warms the page cache, so that no tool pays for the disk.
	return path;
}

function megabytes(path: string): string {
	return `${Math.round(statSync(path).size / 1e6).toLocaleString('en-GB')} MB`;
}

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '3' },
		'without-jq': { type: 'boolean', default: false },
		'without-page': { type: 'boolean', default: false },
	},
});
const rounds = Number(values.rounds);
const tools = [OURS, OURS_ALONE, DUCKDB, GUNZIP, GREP, PARSE, ...(values['without-jq'] ? [] : [JQ])];

for (const sample of SAMPLES) compare(sample);

/** Prints a table of one sample; the rounds of all tools are interleaved. */
function compare(sample: Sample): void {
	const path = file(sample);
	const fitting = tools.filter((tool) => tool.reads?.(sample) ?? true);
	const runs = new Map<Tool, Run[]>(fitting.map((tool) => [tool, []]));
	for (let round = 0; round < rounds; round++)
		for (const tool of fitting) (runs.get(tool) as Run[]).push(run(tool, path, sample));
	const ours = median((runs.get(OURS) as Run[]).map((one) => one.seconds));
	console.log(
		`\n${sample.title}: ${sample.records.toLocaleString('en-GB')} records, ${megabytes(path)}, 1 % legacy; medians of ${rounds} rounds\n`,
	);
	console.log('| tool | seconds | times ours | CPU seconds | peak MB | legacy found |\n|---|---:|---:|---:|---:|---:|');
	for (const [tool, its] of runs) {
		const seconds = median(its.map((one) => one.seconds));
		const cpu = median(its.map((one) => one.cpuSeconds));
		const peak = Math.round(median(its.map((one) => one.megabytes)));
		console.log(
			`| ${tool.name} | ${seconds.toFixed(2)} | ${(seconds / ours).toFixed(2)} | ${cpu.toFixed(2)} | ${peak} | ${its[0]?.found ?? ''} |`,
		);
	}
}

const inMegabytes = (bytes: number): number => Math.round(bytes / 1e6);
console.log(`
Memory by size. Node: peak of the whole process. Chromium: the worker that reads, at its peak and, garbage collected, at the end.

| records | size | Node: seconds | peak MB | Chromium: seconds | peak MB | held MB | longest task on the page |
|---:|---:|---:|---:|---:|---:|---:|---:|`);
for (const records of values['without-page'] ? [] : [95_000, 300_000, 950_000]) {
	const sample: Sample = { title: '', form: 'portal', records };
	const sized = file(sample);
	const inNode = Array.from({ length: rounds }, () => run(OURS, sized, sample));
	const inPage: BrowserRun[] = [];
	for (let round = 0; round < rounds; round++) inPage.push(await readInChromium([sized], PAGE));
	const cells = [
		records.toLocaleString('en-GB'),
		megabytes(sized),
		median(inNode.map((one) => one.seconds)).toFixed(2),
		Math.round(median(inNode.map((one) => one.megabytes))),
		median(inPage.map((one) => one.seconds)).toFixed(2),
		inMegabytes(median(inPage.map((one) => one.peak))),
		inMegabytes(median(inPage.map((one) => one.held))),
		longest(inPage.map((one) => one.longestTask)),
	];
	console.log(`| ${cells.join(' | ')} |`);
	if (records > 300_000) rmSync(sized);
}

/** Browsers report tasks from 50 ms on. */
function longest(tasks: readonly number[]): string {
	const most = Math.max(...tasks);
	return most === 0 ? 'under 50 ms' : `${Math.round(most)} ms`;
}
