/** Test-only: scripts run by the Windows build of PowerShell against the registry of a Wine prefix of their own. */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Machine } from '../../advisor/findings.ts';
import type { ArtifactFile } from '../artifact.ts';
import { fourteen } from '../script-proof/fixture.ts';
import type { Held } from '../script-proof/memory.ts';
import { MACHINES, RealRegistry } from '../script-proof/real-registry.ts';
import { startingRegistry } from '../script-proof/starting-registry.ts';
import type { Ran } from '../script-proof/tools.ts';
import { WinePrefix } from '../script-proof/wine.ts';

export class WindowsMachine {
	readonly prefix = new WinePrefix();
	readonly registry = new RealRegistry(this.prefix);

	constructor(files: readonly ArtifactFile[]) {
		for (const { fileName, text } of files) writeFileSync(this.prefix.path(fileName), text);
	}

	/** @throws when the script said nothing: the engine then ended without having run it */
	script(fileName: string, args: readonly string[] = []): Ran {
		const ran = this.prefix.powershell(fileName, args);
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
