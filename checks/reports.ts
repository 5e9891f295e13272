/**
 * What Vitest and Playwright write down of a run: how many tests passed, which failed and why, and which did not run for
 * want of a tool. A run that did not come as far as its report has one failure of its own.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, '.cache/reports');

export interface Counts {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

/** A report as the end of a run tells it. */
export interface Told {
	readonly counts: Counts;
	/** One line for each test that failed: where it is, its name, the first line of why. */
	readonly failed: readonly string[];
	/** For each test that was skipped for want of a tool, the name of that tool. */
	readonly wanting: readonly string[];
}

export interface Report {
	/** Takes an earlier run's report away, so that it cannot be taken for this one's. */
	readonly clear: () => void;
	readonly read: () => Told;
}

const DIED: Told = {
	counts: { passed: 0, failed: 1, skipped: 0 },
	failed: ['the run ended before it wrote its report'],
	wanting: [],
};

interface VitestFile {
	readonly name: string;
	readonly status: string;
	readonly message?: string;
	readonly assertionResults: readonly {
		readonly fullName: string;
		readonly status: string;
		readonly failureMessages?: readonly string[];
	}[];
}

export const vitestReport = report(
	'vitest.json',
	(json: {
		numPassedTests: number;
		numFailedTests: number;
		numPendingTests: number;
		testResults: readonly VitestFile[];
	}): Told => ({
		counts: { passed: json.numPassedTests, failed: json.numFailedTests, skipped: json.numPendingTests },
		failed: json.testResults.flatMap(failedInFile),
		wanting: json.testResults.flatMap(({ assertionResults }) =>
			assertionResults.flatMap(({ fullName, status }) =>
				status === 'skipped' || status === 'pending' ? [/\[needs ([^\]]+)\]/.exec(fullName)?.[1] ?? []].flat() : [],
			),
		),
	}),
);

function failedInFile({ name, status, message, assertionResults }: VitestFile): string[] {
	const file = relative(ROOT, name);
	const tests = assertionResults.filter((test) => test.status === 'failed');
	// A file that could not be loaded has failed without a test of its own.
	if (tests.length === 0 && status === 'failed') return [`${file}: ${firstLine(message)}`];
	return tests.map((test) => `${file} › ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
}

interface Suite {
	readonly suites?: readonly Suite[];
	readonly specs?: readonly {
		readonly title: string;
		readonly file: string;
		readonly ok: boolean;
		readonly tests: readonly { readonly annotations: readonly { readonly type: string; readonly description?: string }[] }[];
	}[];
}

export const playwrightReport = report(
	'playwright.json',
	(json: Suite & { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }): Told => {
		const specs = specsOf(json);
		return {
			counts: {
				passed: json.stats.expected + json.stats.flaky,
				failed: json.stats.unexpected,
				skipped: json.stats.skipped,
			},
			failed: specs.filter(({ ok }) => !ok).map(({ file, title }) => `e2e/${file} › ${title}`),
			wanting: specs.flatMap(({ tests }) =>
				tests.flatMap(({ annotations }) => {
					const reason = annotations.find(({ type }) => type === 'skip')?.description;
					return reason === undefined ? [] : [reason.replace(/^needs /, '')];
				}),
			),
		};
	},
);

function specsOf({ suites = [], specs = [] }: Suite): NonNullable<Suite['specs']> {
	return [...specs, ...suites.flatMap(specsOf)];
}

function firstLine(text = ''): string {
	return text.split('\n', 1)[0] ?? '';
}

function report<Json>(name: string, tell: (json: Json) => Told): Report {
	const file = join(FOLDER, name);
	return {
		clear: () => {
			mkdirSync(FOLDER, { recursive: true });
			rmSync(file, { force: true });
		},
		read: () => {
			try {
				return tell(JSON.parse(readFileSync(file, 'utf8')) as Json);
			} catch {
				return DIED;
			}
		},
	};
}
