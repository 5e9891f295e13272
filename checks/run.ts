/**
 * Every check, one after another: `npm test`. Installs what is missing and can be had; says in one line what was not run.
 * Exit code 0: all that ran has passed. 1: something failed, or under CI=true something that can be installed could not be.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { canInstall, find, install, TOOLS } from './tools.ts';

const CI = process.env['CI'] === 'true';
const REPORTS = join(import.meta.dirname, '../.cache/reports');

interface Step {
	readonly name: string;
	readonly command: readonly [string, ...string[]];
	/** File with the counts that the step writes, and how to read it. */
	readonly report?: { readonly file: string; readonly read: (json: never) => Counts };
}

interface Counts {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

const vitestReport = {
	file: 'vitest.json',
	read: (json: { numPassedTests: number; numFailedTests: number; numPendingTests: number }) => ({
		passed: json.numPassedTests,
		failed: json.numFailedTests,
		skipped: json.numPendingTests,
	}),
};
const playwrightReport = {
	file: 'playwright.json',
	read: (json: { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }) => ({
		passed: json.stats.expected + json.stats.flaky,
		failed: json.stats.unexpected,
		skipped: json.stats.skipped,
	}),
};

mkdirSync(REPORTS, { recursive: true });
const missing = prepareTools();
const hasBrowser = !missing.some(({ name }) => name === 'Chromium');
const steps: readonly Step[] = [
	{ name: 'types', command: ['astro', 'check', '--minimumSeverity', 'warning'] },
	{ name: 'lint', command: ['biome', 'ci', '--reporter=summary', '.'] },
	{ name: 'content', command: ['node', 'src/content-check/cli.ts'] },
	{ name: 'unit, property and artifact tests', command: ['vitest', 'run'], report: vitestReport },
	{ name: 'build', command: ['npm', 'run', '--silent', 'build'] },
	{ name: 'budgets', command: ['node', 'bench/budgets.ts'] },
	...(hasBrowser ? [{ name: 'end-to-end tests', command: ['playwright', 'test'], report: playwrightReport } as const] : []),
];

const results = steps.map(run);
const failed = results.filter(({ ok }) => !ok);
console.log('\nWhat ran');
for (const { name, ok, seconds } of results) console.log(`  ${ok ? 'passed' : 'FAILED'}  ${name} (${seconds.toFixed(0)} s)`);
for (const line of notRun()) console.log(line);
const total = results.reduce(
	(sum, { counts }) => ({
		passed: sum.passed + counts.passed,
		failed: sum.failed + counts.failed,
		skipped: sum.skipped + counts.skipped,
	}),
	{ passed: 0, failed: 0, skipped: 0 },
);
console.log(failed.length === 0 ? 'All checks that ran have passed.' : `${failed.length} of ${results.length} checks failed.`);
console.log(`total: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Tools that are still missing after installing what can be had. Under CI=true only what cannot be had here may be. */
function prepareTools() {
	const missing = () => TOOLS.filter((tool) => find(tool.name) === undefined);
	const fault = install(missing().filter(canInstall));
	const left = missing();
	const owed = left.filter(canInstall);
	if (owed.length > 0)
		console.error(
			`Missing and not installed: ${owed.map(({ name }) => name).join(', ')} (${fault ?? 'installed, but not on PATH'}).`,
		);
	if (CI && owed.length > 0) {
		console.log('total: 0 passed, 1 failed');
		process.exit(1);
	}
	return left;
}

function run({ name, command: [program, ...parameters], report }: Step) {
	console.log(`\n== ${name}`);
	const start = performance.now();
	const file = report === undefined ? undefined : join(REPORTS, report.file);
	if (file !== undefined) rmSync(file, { force: true });
	const { status } = spawnSync(program, parameters, { stdio: 'inherit', shell: process.platform === 'win32' });
	const ok = status === 0;
	const counts =
		report === undefined || file === undefined
			? { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
			: readCounts(file, report.read);
	return { name, ok, counts, seconds: (performance.now() - start) / 1000 };
}

/** One plain line for each thing that was not there, with the number of tests that hang on it. */
function notRun(): string[] {
	const waiting = new Map<string, number>();
	const inVitest = /"fullName":"[^"]*\[needs ([^\]]+)\][^"]*","status":"(?:skipped|pending)"/g;
	const needed = [
		...[...readReport(vitestReport.file).matchAll(inVitest)].map(([, name = '']) => name),
		...neededIn(playwrightSuite()),
	];
	for (const name of needed) waiting.set(name, (waiting.get(name) ?? 0) + 1);
	const tests = [...waiting].map(([name, count]) => `Not run: ${count} tests that need ${name}, which was not found here.`);
	return hasBrowser ? tests : [...tests, 'Not run: the end-to-end tests, which need Chromium, which was not found here.'];
}

/** What is read of Playwright's report. */
interface Suite {
	readonly suites?: readonly Suite[];
	readonly specs?: readonly {
		readonly tests: readonly { readonly annotations: readonly { readonly type: string; readonly description?: string }[] }[];
	}[];
}

function playwrightSuite(): Suite {
	try {
		return JSON.parse(readReport(playwrightReport.file)) as Suite;
	} catch {
		// A run that did not come as far as its report is told as failed.
		return {};
	}
}

/** For each end-to-end test that was skipped because of it, the name of what was missing. */
function neededIn({ suites = [], specs = [] }: Suite): readonly string[] {
	const here = specs.flatMap(({ tests }) =>
		tests.flatMap(({ annotations }) => {
			const reason = annotations.find(({ type }) => type === 'skip')?.description;
			return reason === undefined ? [] : [reason.replace(/^needs /, '')];
		}),
	);
	return [...here, ...suites.flatMap(neededIn)];
}

function readReport(file: string): string {
	try {
		return readFileSync(join(REPORTS, file), 'utf8');
	} catch {
		return '';
	}
}

function readCounts(file: string, read: (json: never) => Counts): Counts {
	try {
		return read(JSON.parse(readFileSync(file, 'utf8')) as never);
	} catch {
		// A run that died before it could report is a failure of its own.
		return { passed: 0, failed: 1, skipped: 0 };
	}
}
