/** Test-only: runs Get-LegacyTlsSignIn.ps1 on PowerShell against stand-ins for the cmdlets of the Graph modules. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, tool } from '../script-proof/tools.ts';

/** One sign-in, or `times` of them `every` so many seconds, the youngest `secondsAgo`. Youngest first. */
export interface StoodIn {
	/** Value of the Legacy TLS entry; left out, the record does not have it. */
	readonly legacyTls?: string;
	/** The entry's key, if it is another spelling. */
	readonly key?: string;
	readonly secondsAgo?: number;
	readonly times?: number;
	readonly every?: number;
	readonly with?: Readonly<Record<string, unknown>>;
}

export type Kind = 'interactiveUser' | 'nonInteractiveUser' | 'servicePrincipal' | 'managedIdentity';

/** How the service behaves. */
export interface Service {
	readonly signIns?: Partial<Record<Kind, readonly StoodIn[]>>;
	readonly connect?: 'declined' | 'less';
	readonly signedIn?: boolean;
	/** Filters that match are refused as invalid. */
	readonly refuses?: string;
	/** The service's filter for legacy ones finds none, whatever there is. */
	readonly filterMisses?: boolean;
	/** At this page of this call the service answers so. */
	readonly faults?: readonly {
		readonly call: number;
		readonly page: number;
		readonly error: 'throttled' | 'refused' | 'forbidden' | 'licence' | 'gone' | 'killed';
		readonly retryAfter?: number;
	}[];
}

export interface Step {
	readonly service: Service;
	readonly arguments?: Readonly<Record<string, unknown>>;
	/** Cmdlets that are not installed. */
	readonly without?: readonly string[];
	/** False leaves the files out of the result. */
	readonly files?: boolean;
}

export interface Result {
	readonly case: string;
	readonly output: readonly string[];
	readonly errors: readonly string[];
	readonly code: number;
	readonly asked: {
		readonly connected: readonly string[];
		readonly disconnected: number;
		readonly waited: readonly number[];
		readonly filters: readonly string[];
		/** Bytes in the output folder when a page was asked for. */
		readonly onDisk: readonly number[];
	};
	/** By path in the output folder. */
	readonly files: Readonly<Record<string, Buffer>>;
}

/** A folder of its own for what the script writes. */
export class Bench {
	readonly folder = mkdtempSync(join(tmpdir(), 'tls-ready-graph-'));
	readonly #script = join(this.folder, 'Get-LegacyTlsSignIn.ps1');

	constructor(script: string) {
		writeFileSync(this.#script, script);
	}

	/**
	 * Runs the steps of every case, one after another, in one PowerShell. Steps of a case share an output folder.
	 * @param limit largest file that may be written, in units of 512 bytes, as on a full disk
	 */
	run(cases: Readonly<Record<string, readonly Step[]>>, limit?: number): Result[] {
		const paths = { cases: join(this.folder, 'cases.json'), result: join(this.folder, 'result.json') };
		const written = Object.entries(cases).map(([name, steps]) => ({
			name,
			folder: join(this.folder, `out-${name.replaceAll(/\W+/g, '-')}`),
			steps,
		}));
		writeFileSync(paths.cases, JSON.stringify(written));
		rmSync(paths.result, { force: true });
		const command = [
			tool('PowerShell'),
			'-NoProfile',
			'-NonInteractive',
			...['-ExecutionPolicy', 'Bypass'],
			'-File',
			join(import.meta.dirname, 'stand-ins.ps1'),
			...['-ScriptPath', this.#script, '-CasesPath', paths.cases, '-ResultPath', paths.result],
		] as const;
		const ran =
			limit === undefined
				? run(command[0], command.slice(1))
				: run('/bin/sh', ['-c', `trap '' XFSZ; ulimit -f ${limit}; exec "$@"`, 'sh', ...command], {
						// .NET keeps its code in a file of memory otherwise, and the limit would stop that too.
						env: { ...process.env, DOTNET_EnableWriteXorExecute: '0' },
					});
		if (ran.code !== 0) throw new Error(`PowerShell ended with ${ran.code}: ${ran.output}${ran.errors}`);
		return (JSON.parse(readFileSync(paths.result, 'utf8')) as (Result & { files: Record<string, string> })[]).map((result) => ({
			...result,
			files: Object.fromEntries(Object.entries(result.files).map(([path, text]) => [path, Buffer.from(text, 'base64')])),
		}));
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}
