/** Test-only: scripts run by the Windows build of PowerShell against the registry of a Wine prefix of their own. */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Machine } from '../../advisor/findings.ts';
import type { ArtifactFile } from '../artifact.ts';
import { fourteen } from '../script-proof/fixture.ts';
import type { Held } from '../script-proof/memory.ts';
import { MACHINES, RealRegistry } from '../script-proof/real-registry.ts';
import { startingRegistry } from '../script-proof/starting-registry.ts';
import { type Ran, run, tool, WinePrefix } from '../script-proof/tools.ts';

export class WindowsMachine {
	readonly prefix = new WinePrefix();
	readonly registry: RealRegistry;
	/** The prefix keeps .NET's loader out for speed; PowerShell's own .NET needs it. */
	private readonly env: NodeJS.ProcessEnv = { ...this.prefix.env, WINEDLLOVERRIDES: 'mshtml,winedbg.exe=' };

	constructor(files: readonly ArtifactFile[]) {
		// Before anything else is set: PowerShell 7 does not start on an older Windows.
		this.prefix.run(['winecfg', '/v', 'win10']);
		this.registry = new RealRegistry(this.prefix);
		for (const { fileName, text } of files) writeFileSync(this.prefix.path(fileName), text);
	}

	/** @throws when the script said nothing: the engine then ended without having run it */
	script(fileName: string, args: readonly string[] = []): Ran {
		const ran = run(
			tool('PowerShell for Windows'),
			['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', this.prefix.path(fileName), ...args],
			{ env: this.env },
		);
		if (ran.output === '') throw new Error(`${fileName} said nothing (exit code ${ran.code}): ${ran.errors}`);
		return ran;
	}

	remove(): void {
		this.prefix.remove();
	}
}

/** Random starting registries on random Windows versions; TLS_READY_CASES says how many. */
export function startingMachines(seed: number): [values: Held[], machine: Machine][] {
	return fc.sample(fc.tuple(startingRegistry(fourteen), fc.constantFrom(...MACHINES)), {
		numRuns: Number(process.env['TLS_READY_CASES'] ?? 2),
		seed,
	});
}
