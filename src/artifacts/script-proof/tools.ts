/**
 * Test-only: the engines that scripts are proven on, found on this machine.
 * A suite that needs one is skipped where it is missing; checks/run.ts says how many tests that were.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { find } from '../../../checks/tools.ts';

export const TOOLS = {
	PowerShell: () => find('PowerShell'),
	/** The Windows build of PowerShell 7 under Wine, from PWSH_WINDOWS; it must take the arguments of pwsh.exe. */
	'PowerShell for Windows': () => (find('Wine') === undefined ? undefined : process.env['PWSH_WINDOWS']),
	Wine: () => find('Wine'),
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
	describe.skipIf(TOOLS[name]() === undefined)(`${title} [needs ${name}]`, tests);
}

export interface Ran {
	readonly code: number | null;
	readonly output: string;
	readonly errors: string;
}

/**
 * Runs a program to its end. Output goes through files: processes that Wine leaves running would hold a pipe open.
 * @param options.timeout milliseconds; a program that takes longer is an error
 */
export function run(
	file: string,
	args: readonly string[],
	options: { env?: NodeJS.ProcessEnv; cwd?: string; timeout?: number } = {},
): Ran {
	const folder = mkdtempSync(join(tmpdir(), 'tls-ready-run-'));
	const [output, errors] = [join(folder, 'output'), join(folder, 'errors')];
	const files = [openSync(output, 'w'), openSync(errors, 'w')];
	try {
		const done = spawnSync(file, args, { timeout: 120_000, ...options, stdio: ['ignore', ...files] });
		if (done.error) throw done.error;
		return { code: done.status, output: readFileSync(output, 'utf8'), errors: readFileSync(errors, 'utf8') };
	} finally {
		for (const each of files) closeSync(each);
		rmSync(folder, { recursive: true, force: true });
	}
}

/** A Wine prefix of its own, made once in about ten seconds; its registry is the registry of the tests. */
export class WinePrefix {
	readonly folder = mkdtempSync(join(tmpdir(), 'tls-ready-wine-'));
	readonly env: NodeJS.ProcessEnv;

	constructor() {
		const { DISPLAY: _display, ...env } = process.env;
		this.env = { ...env, WINEPREFIX: this.folder, WINEDEBUG: '-all' };
		// Without these two it would ask whether to download them. They are left out here alone: PowerShell needs the first.
		const making = { ...this.env, WINEDLLOVERRIDES: 'mscoree,mshtml=' };
		execFileSync(tool('Wine'), ['wineboot', '-i'], { env: making, stdio: 'ignore', timeout: 180_000 });
		// Kept running, or every command would wait for it to start.
		spawnSync('wineserver', ['-w'], { env: this.env, stdio: 'ignore', timeout: 60_000 });
		spawnSync('wineserver', ['-p'], { env: this.env, stdio: 'ignore', timeout: 60_000 });
	}

	/** Runs a Windows program of the prefix. */
	run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran {
		const ran = run(tool('Wine'), args, { env: { ...this.env, ...env }, cwd: this.folder });
		return { ...ran, output: ran.output.replace(/\r\n/g, '\n') };
	}

	/** A folder of drive C, by its Linux path. */
	path(...parts: string[]): string {
		return join(this.folder, 'drive_c', ...parts);
	}

	remove(): void {
		spawnSync('wineserver', ['-k'], { env: this.env, stdio: 'ignore' });
		if (existsSync(this.folder)) rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}
