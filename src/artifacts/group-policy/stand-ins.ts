/** Test-only: runs New-TlsReadyGpo.ps1 against a directory in memory; see stand-ins.ps1. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, tool } from '../script-proof/tools.ts';

export interface DirectoryCase {
	readonly gpos?: readonly { readonly name: string; readonly id: string; readonly description: string }[];
	readonly noModule?: boolean;
	readonly unreachable?: boolean;
	readonly denied?: boolean;
	/** GPOs cannot be removed. */
	readonly stuck?: boolean;
	/** Number of the item that cannot be written. */
	readonly failsAt?: number;
	/** The arguments of each run of the script. */
	readonly steps: readonly Readonly<Record<string, string | boolean>>[];
}

export interface DirectoryStep {
	readonly code: number;
	/** "exit", or the error that ended the script. */
	readonly ended: string;
	readonly output: string;
	/** Error records that the script let through. */
	readonly errors: number;
	readonly calls: readonly Readonly<Record<string, string>>[];
	readonly gpos: readonly {
		readonly name: string;
		readonly id: string;
		readonly description: string;
		readonly items: readonly { readonly key: string; readonly name: string; readonly value: number }[];
	}[];
}

export function runWithDirectory(script: string, cases: readonly DirectoryCase[]): DirectoryStep[][] {
	const folder = mkdtempSync(join(tmpdir(), 'tls-ready-gpo-'));
	try {
		const [scriptFile, input, output] = ['script.ps1', 'cases.json', 'results.json'].map((name) => join(folder, name));
		if (scriptFile === undefined || input === undefined || output === undefined) throw new Error('no paths');
		writeFileSync(scriptFile, script);
		const defaults = { gpos: [], noModule: false, unreachable: false, denied: false, stuck: false, failsAt: 0 };
		writeFileSync(input, JSON.stringify(cases.map((each) => ({ ...defaults, ...each }))));
		const driver = join(import.meta.dirname, 'stand-ins.ps1');
		const ran = run(tool('PowerShell'), ['-NoProfile', '-NonInteractive', '-File', driver, scriptFile, input, output]);
		if (ran.code !== 0) throw new Error(`stand-ins.ps1 ended with ${ran.code}:\n${ran.output}\n${ran.errors}`);
		return (JSON.parse(readFileSync(output, 'utf8')) as { steps: DirectoryStep[] }[]).map(({ steps }) => steps);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
