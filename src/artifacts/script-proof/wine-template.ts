/**
 * Test-only: one Wine prefix a run, made by the first suite that needs one, of which every suite gets a copy.
 * Making one takes ten seconds, copying it less than one.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { HANGS, tool } from './tools.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** A folder of this run, for what its suites share. */
		runFolder: string;
	}
}

/** Vitest's global setup: the folder, and its end. */
export default function setup(project: TestProject): () => void {
	const folder = mkdtempSync(join(tmpdir(), 'tls-ready-run-'));
	project.provide('runFolder', folder);
	return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Environment of every program of a prefix. Without `mshtml` Wine would ask to download it, and `winedbg` would wait for an answer. */
export function wineEnvironment(prefix: string): NodeJS.ProcessEnv {
	const { DISPLAY: _display, ...env } = process.env;
	return { ...env, WINEPREFIX: prefix, WINEDEBUG: '-all', WINEDLLOVERRIDES: 'mshtml,winedbg.exe=' };
}

/** Fills an empty folder with the run's prefix. Only what Wine writes in place is copied; the rest are links to the same files. */
export function copyTemplate(folder: string): void {
	const template = madeOnce();
	execFileSync('cp', ['-al', `${template}/.`, folder]);
	for (const name of readdirSync(template).filter((file) => file.endsWith('.reg'))) {
		rmSync(join(folder, name));
		copyFileSync(join(template, name), join(folder, name));
	}
}

/** The template; whoever comes first makes it, the others wait. */
function madeOnce(): string {
	const [template, ready] = [join(inject('runFolder'), 'wine'), join(inject('runFolder'), 'wine-ready')];
	try {
		mkdirSync(template);
		make(template);
		writeFileSync(ready, '');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const pause = new Int32Array(new SharedArrayBuffer(4));
	for (const end = Date.now() + HANGS; !existsSync(ready); Atomics.wait(pause, 0, 0, 200))
		if (Date.now() > end) throw new Error('The suite that makes the Wine prefix of this run did not finish.');
	return template;
}

function make(folder: string): void {
	// Left out here alone, so that Wine does not ask to download it: PowerShell needs it.
	const env = { ...wineEnvironment(folder), WINEDLLOVERRIDES: 'mscoree,mshtml=' };
	const options = { env, stdio: 'ignore', timeout: HANGS } as const;
	execFileSync(tool('Wine'), ['wineboot', '-i'], options);
	// Before a test sets another version in the registry: PowerShell 7 does not start on an older Windows.
	execFileSync(tool('Wine'), ['winecfg', '/v', 'win10'], options);
	// No display is there, and looking for one while a program ends makes glibc stop it with an assertion now and then.
	execFileSync(tool('Wine'), ['reg', 'add', 'HKCU\\Software\\Wine\\Drivers', '/v', 'Graphics', '/d', 'null', '/f'], options);
	spawnSync('wineserver', ['-w'], options);
}
