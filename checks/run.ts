/**
 * Every check, one after another: `npm test`. Installs what is missing and can be had; says in one line what was not run.
 * Exit code 0: all that ran has passed. 1: something failed, or under CI=true something that can be installed could not be.
 */
import { spawnSync } from 'node:child_process';
import { playwrightReport, type Report, type Told, vitestReport } from './reports.ts';
import { canInstall, find, install, TOOLS } from './tools.ts';

const CI = process.env['CI'] === 'true';

interface Step {
	readonly name: string;
	readonly command: readonly [string, ...string[]];
	readonly report?: Report;
}

const missing = prepareTools();
const hasBrowser = !missing.some(({ name }) => name === 'Chromium');
const steps: readonly Step[] = [
	{ name: 'types', command: ['astro', 'check', '--minimumSeverity', 'warning'] },
	{ name: 'types of the command, with what the oldest Node has', command: ['tsc', '-p', 'tsconfig.oldest-node.json'] },
	{ name: 'lint', command: ['biome', 'ci', '--reporter=summary', '.'] },
	{ name: 'content', command: ['node', 'src/content-check/cli.ts'] },
	{ name: 'unit, property and artifact tests', command: ['vitest', 'run'], report: vitestReport },
	{ name: 'build', command: ['npm', 'run', '--silent', 'build'] },
	{ name: 'budgets', command: ['node', 'bench/budgets.ts'] },
	...(hasBrowser ? [{ name: 'end-to-end tests', command: ['playwright', 'test'], report: playwrightReport } as const] : []),
];

const results = steps.map(run);
console.log('\nWhat ran');
for (const { name, ok, seconds } of results) console.log(`  ${ok ? 'passed' : 'FAILED'}  ${name} (${seconds.toFixed(0)} s)`);
for (const line of notRun()) console.log(line);
// The end of a long log has to be enough to go on.
for (const { told } of results) for (const line of told.failed) console.log(`FAILED: ${line}`);
const failed = results.filter(({ ok }) => !ok);
const sum = (of: 'passed' | 'failed' | 'skipped') => results.reduce((total, { told }) => total + told.counts[of], 0);
console.log(failed.length === 0 ? 'All checks that ran have passed.' : `${failed.length} of ${results.length} checks failed.`);
console.log(`total: ${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
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
	report?.clear();
	const { status } = spawnSync(program, parameters, { stdio: 'inherit', shell: process.platform === 'win32' });
	const ok = status === 0;
	return { name, ok, told: report?.read() ?? withoutReport(name, ok), seconds: (performance.now() - start) / 1000 };
}

function withoutReport(name: string, ok: boolean): Told {
	return {
		counts: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 },
		failed: ok ? [] : [`${name}: see its output above`],
		wanting: [],
	};
}

/** One plain line for each thing that was not there, with the number of tests that hang on it. */
function notRun(): string[] {
	const waiting = new Map<string, number>();
	for (const { told } of results) for (const name of told.wanting) waiting.set(name, (waiting.get(name) ?? 0) + 1);
	const tests = [...waiting].map(([name, count]) => `Not run: ${count} tests that need ${name}, which was not found here.`);
	return hasBrowser ? tests : [...tests, 'Not run: the end-to-end tests, which need Chromium, which was not found here.'];
}
