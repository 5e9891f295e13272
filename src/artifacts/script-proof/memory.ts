/** Test-only: runs PowerShell scripts against a registry in memory, many cases in one PowerShell. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArtifactFile } from '../artifact.ts';
import { run, tool } from './tools.ts';

const here = import.meta.dirname;

export interface Held {
	readonly view: 'native' | 'wow6432' | 'user';
	readonly key: string;
	readonly name: string;
	readonly type: string;
	readonly data: number | string | readonly (string | number)[];
	/** Bytes that it takes; left out where they are what its type and data say. */
	readonly size?: number;
}

/** A machine before a script runs. */
export interface MemoryWindows {
	readonly bits: 32 | 64;
	readonly name: string;
	readonly elevated: boolean;
	/** Number of the write that fails; 0 for none. */
	readonly failsAt: number;
	readonly diskFull: boolean;
	readonly folderProblem: string;
	/** "view|key" of keys that may not be read. */
	readonly unreadable: readonly string[];
	/** How many of each kind, or the XML of each. */
	readonly events: number | 'unreadable' | readonly string[];
	/** null: the list cannot be read. */
	readonly hotFixes: readonly string[] | null;
	/** "view|key" of keys that exist without values. */
	readonly keys: readonly string[];
	readonly values: readonly Held[];
}

export interface Step {
	readonly script: 'check' | 'enable' | 'rollback' | (string & {});
	readonly arguments?: Readonly<Record<string, string | boolean>>;
	/** Changes to the machine before this step, by the names that drive-memory.ps1 uses. */
	readonly windows?: Readonly<Record<string, unknown>>;
}

export interface Case {
	readonly windows: MemoryWindows;
	readonly steps: readonly Step[];
}

type Registry = Readonly<Record<string, Readonly<Record<string, { type: string; data: unknown }>>>>;

export interface StepResult {
	readonly code: number;
	readonly output: string;
	/** "exit", or the error that ended the script. */
	readonly ended: string;
	/** "view|key" to value name to what it holds. */
	readonly registry: Registry;
}

export interface CaseResult {
	/** The registry before the first step. */
	readonly start: Registry;
	readonly steps: readonly StepResult[];
}

/** A Windows of this version, a server unless `kind` says otherwise or leaves it unsaid, with nothing about TLS in its registry. */
export function windows(
	version: '6.0.6002' | '6.1.7601' | '6.2.9200' | '6.3.9600' | '10.0.19045' | '10.0.20348' | '10.0.26100',
	change: Partial<MemoryWindows> & { readonly kind?: 'client' | 'server' | '' } = {},
): MemoryWindows {
	const [major = '', minor = '', build = ''] = version.split('.');
	const key = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
	const ten: Held[] =
		major === '10'
			? [
					{ view: 'native', key, name: 'CurrentMajorVersionNumber', type: 'REG_DWORD', data: 10 },
					{ view: 'native', key, name: 'CurrentMinorVersionNumber', type: 'REG_DWORD', data: 0 },
				]
			: [];
	const { values = [], keys = [], kind = 'server', ...rest } = change;
	const productType: Held = {
		view: 'native',
		key: 'SYSTEM\\CurrentControlSet\\Control\\ProductOptions',
		name: 'ProductType',
		type: 'REG_SZ',
		data: kind === 'client' ? 'WinNT' : 'ServerNT',
	};
	return {
		bits: 64,
		name: 'SRV01',
		elevated: true,
		failsAt: 0,
		diskFull: false,
		folderProblem: '',
		unreadable: [],
		events: 0,
		hotFixes: null,
		...rest,
		// What every Windows has, so that only what a script makes counts as made.
		keys: [
			'native|SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols',
			'native|SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319',
			'wow6432|SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319',
			...keys,
		],
		values: [
			...ten,
			...(kind === '' ? [] : [productType]),
			{ view: 'native', key, name: 'CurrentVersion', type: 'REG_SZ', data: major === '10' ? '6.3' : `${major}.${minor}` },
			{ view: 'native', key, name: 'CurrentBuildNumber', type: 'REG_SZ', data: build },
			{ view: 'native', key, name: 'ProductName', type: 'REG_SZ', data: 'Windows Server' },
			{
				view: 'native',
				key: 'SOFTWARE\\Microsoft\\Cryptography',
				name: 'MachineGuid',
				type: 'REG_SZ',
				data: '11111111-2222-3333-4444-555555555555',
			},
			...values,
		],
	};
}

/** The script with its two regions that touch Windows replaced by tables in memory; every other byte is the download's. */
export function inMemory(script: string): string {
	const standIn = readFileSync(join(here, 'memory-windows.ps1'), 'utf8');
	return ['windows', 'changes'].reduce((text, name) => {
		const region = new RegExp(`#region ${name}\\r?\\n[^]*?#endregion ${name}`);
		const replacement = region.exec(standIn)?.[0];
		if (replacement === undefined) throw new Error(`memory-windows.ps1 has no region "${name}"`);
		return text.replace(region, () => replacement);
	}, script);
}

/**
 * Runs the cases in one PowerShell. `{folder}` in an argument is a folder of the case's own, `{run}` one of all.
 * @param before what has to be done in a mount namespace of its own, as a line of shell; $0 is the folder of all
 */
export function runInMemory(
	files: Readonly<Record<string, ArtifactFile>>,
	cases: readonly Case[],
	before?: string,
): CaseResult[] {
	const folder = mkdtempSync(join(tmpdir(), 'tls-ready-memory-'));
	try {
		for (const [name, file] of Object.entries(files)) writeFileSync(join(folder, `${name}.ps1`), inMemory(file.text));
		const prepared = cases.map((each, index) => ({
			...each,
			steps: each.steps.map((step) => ({
				windows: null,
				...step,
				script: join(folder, `${step.script}.ps1`),
				arguments: Object.fromEntries(
					Object.entries(step.arguments ?? {}).map(([name, value]) => [
						name,
						typeof value === 'string' ? value.replace('{folder}', join(folder, `case-${index}`)).replace('{run}', folder) : value,
					]),
				),
			})),
		}));
		const [input, output] = [join(folder, 'cases.json'), join(folder, 'results.json')];
		writeFileSync(input, JSON.stringify(prepared));
		const drive = ['-NoProfile', '-NonInteractive', '-File', join(here, 'drive-memory.ps1'), input, output];
		const ran =
			before === undefined
				? run(tool('PowerShell'), drive)
				: run('unshare', ['-rm', 'sh', '-c', `${before}; exec "$@"`, folder, tool('PowerShell'), ...drive]);
		if (ran.code !== 0) throw new Error(`drive-memory.ps1 ended with ${ran.code}:\n${ran.output}\n${ran.errors}`);
		return JSON.parse(readFileSync(output, 'utf8'));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
