/**
 * Test-only: the engines that scripts are proven on, found on this machine.
 * A suite that needs one is skipped where it is missing; checks/run.ts says how many tests that were.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { find } from '../../../checks/tools.ts';

export const TOOLS = {
	PowerShell: () => find('PowerShell'),
	/** The Windows build of PowerShell 7 under Wine. */
	'PowerShell for Windows': () => (find('Wine') === undefined ? undefined : find('PowerShell for Windows')),
	Wine: () => find('Wine'),
	'SSH server': () => (find('PowerShell') === undefined ? undefined : find('SSH server')),
	shellcheck: () => find('ShellCheck'),
	openssl: () => find('OpenSSL'),
	Ansible: () => find('Ansible'),
} satisfies Record<string, () => string | undefined>;
export type Tool = keyof typeof TOOLS;

/** The path of a tool. Call it only inside a suite that needs it. */
export function tool(name: Tool): string {
	const path = TOOLS[name]();
	if (path === undefined) throw new Error(`${name} was not found; the suite must be made with describeWith('${name}', ...).`);
	return path;
}

/** A suite that runs only where the tool is; its name tells checks/run.ts what was missing. */
export function describeWith(name: Tool, title: string, tests: () => void): void {
	// Engines from outside fall over now and then on a busy machine: glibc stops a Wine process at its end with an assertion
	// in dl-fini.c, and reg.exe then seems to have failed. A test starts anew then; what is wrong with a script fails each time.
	describe.skipIf(TOOLS[name]() === undefined)(`${title} [needs ${name}]`, { retry: 2 }, tests);
}

export interface Ran {
	readonly code: number | null;
	readonly output: string;
	readonly errors: string;
}

/** Ends what hangs, however slow the machine is; nothing is measured by it. */
export const HANGS = 15 * 60_000;

/**
 * Runs a program to its end. Output goes through files: processes that Wine leaves running would hold a pipe open.
 * @throws when the program cannot be started or hangs
 */
export function run(file: string, args: readonly string[], options: { env?: NodeJS.ProcessEnv; cwd?: string } = {}): Ran {
	const folder = mkdtempSync(join(tmpdir(), 'tls-ready-run-'));
	const [output, errors] = [join(folder, 'output'), join(folder, 'errors')];
	const files = [openSync(output, 'w'), openSync(errors, 'w')];
	try {
		const done = spawnSync(file, args, { timeout: HANGS, ...options, stdio: ['ignore', ...files] });
		if (done.error) throw done.error;
		return { code: done.status, output: readFileSync(output, 'utf8'), errors: readFileSync(errors, 'utf8') };
	} finally {
		for (const each of files) closeSync(each);
		rmSync(folder, { recursive: true, force: true });
	}
}
