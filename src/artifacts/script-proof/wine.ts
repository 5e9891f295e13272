/** Test-only: a Windows to try scripts on, with a registry of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HANGS, type Ran, run, tool } from './tools.ts';
import { copyTemplate, wineEnvironment } from './wine-template.ts';

/** A Wine prefix of its own, a copy of the run's template; its registry is the registry of the tests. */
export class WinePrefix {
	readonly folder = mkdtempSync(join(tmpdir(), 'tls-ready-wine-'));
	readonly env = wineEnvironment(this.folder);

	constructor() {
		copyTemplate(this.folder);
		// Kept running, or every command would wait for it to start.
		spawnSync('wineserver', ['-p'], { env: this.env, stdio: 'ignore', timeout: HANGS });
	}

	/** Runs a Windows program of the prefix. */
	run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran {
		const ran = run(tool('Wine'), args, { env: { ...this.env, ...env }, cwd: this.folder });
		return { ...ran, output: ran.output.replace(/\r\n/g, '\n') };
	}

	/** Runs a script of drive C in PowerShell for Windows; the line that Wine puts before what it says is left out. */
	powershell(script: string, args: readonly string[] = []): Ran {
		return this.powershellWith(['-File', this.path(script), ...args]);
	}

	/** Runs PowerShell for Windows with these arguments. */
	powershellWith(args: readonly string[]): Ran {
		const ran = run(tool('PowerShell for Windows'), ['-NoProfile', '-ExecutionPolicy', 'Bypass', ...args], { env: this.env });
		const plain = (text: string) => text.replaceAll('\r\n', '\n');
		return { ...ran, output: plain(ran.output), errors: plain(ran.errors) };
	}

	/** A folder of drive C, by its Linux path. */
	path(...parts: string[]): string {
		return join(this.folder, 'drive_c', ...parts);
	}

	remove(): void {
		spawnSync('wineserver', ['-k'], { env: this.env, stdio: 'ignore' });
		rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}
