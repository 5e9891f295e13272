/** Test-only: runs scripts against the registry of a Windows (Wine), many cases in one PowerShell, and takes down every byte. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Machine } from '../../advisor/findings.ts';
import { type ArtifactFile, encode } from '../artifact.ts';
import { type HostileRegistry, type RawValue, raw } from './hostile-registry.ts';
import { PRODUCT_KEY, ROOTS, VERSION_KEY } from './real-registry.ts';
import type { WinePrefix } from './wine.ts';

export interface WindowsStep {
	/** A file of drive C. */
	readonly script: string;
	readonly arguments?: readonly string[];
	/** Values that something else writes or takes away before this step. */
	readonly before?: readonly RawValue[];
}

export interface WindowsCase {
	readonly machine: Machine;
	readonly registry: HostileRegistry;
	readonly steps: readonly WindowsStep[];
}

export interface WindowsStepResult {
	readonly code: number;
	readonly output: string;
	readonly errors: string;
	/** "exit", or the error that ended the script. */
	readonly ended: string;
	/** One line a key, and one a value: key, name, type, bytes; parted by NUL. */
	readonly registry: readonly string[];
}

export interface WindowsResult {
	readonly start: readonly string[];
	readonly steps: readonly WindowsStepResult[];
}

/** Runs the cases one after the other. @throws when the driver itself fails */
export function runOnWindows(prefix: WinePrefix, files: readonly ArtifactFile[], cases: readonly WindowsCase[]): WindowsResult[] {
	place(prefix, files);
	for (const name of ['drive-windows.ps1', 'RawRegistry.cs']) copyFileSync(join(import.meta.dirname, name), prefix.path(name));
	const given = {
		roots: ROOTS,
		cases: cases.map(({ machine, registry, steps }) => ({
			...registry,
			windows: windowsValues(machine),
			steps: steps.map((step) => ({ arguments: [], before: [], ...step })),
		})),
	};
	writeFileSync(prefix.path('cases.json'), JSON.stringify(given));
	const ran = prefix.powershell('drive-windows.ps1', ['C:\\cases.json', 'C:\\results.json']);
	if (ran.code !== 0) throw new Error(`drive-windows.ps1 ended with ${ran.code}:\n${ran.output}\n${ran.errors}`);
	return JSON.parse(readFileSync(prefix.path('results.json'), 'utf8'));
}

/** Puts files on drive C; a name may have a folder. */
export function place(prefix: WinePrefix, files: readonly ArtifactFile[]): void {
	for (const file of files) {
		const path = prefix.path(...file.fileName.split('\\'));
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, encode(file));
	}
}

/** What says which Windows this is. */
function windowsValues({ nt, kind }: Machine): RawValue[] {
	const [major = '', minor = '', build = ''] = nt.split('.');
	const gone = (name: string): RawValue => ({ key: VERSION_KEY, name, type: null, bytes: '' });
	const ten = Number(major) >= 10;
	return [
		raw(VERSION_KEY, 'CurrentBuildNumber', 'REG_SZ', `${build}\0`),
		raw(VERSION_KEY, 'CurrentVersion', 'REG_SZ', `${ten ? '6.3' : `${major}.${minor}`}\0`),
		ten ? raw(VERSION_KEY, 'CurrentMajorVersionNumber', 'REG_DWORD', Number(major)) : gone('CurrentMajorVersionNumber'),
		ten ? raw(VERSION_KEY, 'CurrentMinorVersionNumber', 'REG_DWORD', Number(minor)) : gone('CurrentMinorVersionNumber'),
		raw(PRODUCT_KEY, 'ProductType', 'REG_SZ', `${kind === 'client' ? 'WinNT' : 'ServerNT'}\0`),
	];
}

/** What of two registries is not the same, as lines with + and -. */
export function difference(before: readonly string[], after: readonly string[]): string[] {
	const [was, is] = [new Set(before), new Set(after)];
	return [
		...before.filter((line) => !is.has(line)).map((line) => `- ${line}`),
		...after.filter((line) => !was.has(line)).map((line) => `+ ${line}`),
	];
}
