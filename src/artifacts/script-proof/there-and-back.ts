/** Test-only: what has to hold of a check, a change and its undo on any registry, whichever scripts do it. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { isWrittenOn, judge, type Machine } from '../../advisor/findings.ts';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import type { ArtifactFile } from '../artifact.ts';
import { fourteen, readOnly } from './fixture.ts';
import { found, fullKey, type HostileRegistry, hostileRegistry, raw } from './hostile-registry.ts';
import { MACHINES } from './real-registry.ts';
import { difference, runOnWindows, type WindowsResult, type WindowsStep } from './windows-cases.ts';
import type { WinePrefix } from './wine.ts';

export const WORDS = { ready: 'Ready', action: 'Action needed', info: 'Info', unknown: 'Unknown' } as const;

/** How many random registries a kind of script is put to; a campaign sets more. */
export const COUNT = Number(process.env['TLS_READY_WINE_CASES'] ?? 3);
/** Cases of one PowerShell process. */
const CHUNK = 25;

export interface Sample {
	/** The values that the plan calls for. */
	readonly plan: readonly RegistrySetting[];
	readonly registry: HostileRegistry;
	readonly machine: Machine;
	/** Whether values of a wrong type are to be replaced. */
	readonly replace: boolean;
}

/**
 * Random registries on random Windows versions; TLS_READY_WINE_SEED sets another seed.
 * @param few plans of a few values each, one in ten of all, because the batch files start programs for every value
 */
export function samples(seed: number, { few = false } = {}): Sample[] {
	const all = fc.constant<readonly RegistrySetting[]>(fourteen);
	const some = fc.subarray([...fourteen], { minLength: 1, maxLength: 5 });
	return fc.sample(
		fc.record({
			plan: few ? fc.oneof({ weight: 1, arbitrary: all }, { weight: 9, arbitrary: some }) : all,
			registry: hostileRegistry([...fourteen, ...readOnly], fourteen),
			machine: fc.constantFrom(...MACHINES),
			replace: fc.boolean(),
		}),
		{ numRuns: COUNT, seed: Number(process.env['TLS_READY_WINE_SEED'] ?? seed) },
	);
}

/**
 * Runs the steps on each sample and hands the results to the test, one by one. A sample on which the test fails runs once
 * more by itself, and that is said: on a busy machine Wine now and then does not start a program inside a batch file.
 * A fault of a script is there again, as nothing of a sample is left to chance.
 */
export function onEach(
	prefix: WinePrefix,
	files: readonly ArtifactFile[],
	given: readonly Sample[],
	steps: (sample: Sample, at: number) => WindowsStep[],
	test: (sample: Sample, result: WindowsResult, at: number) => void,
): void {
	const resultsOf = (samples: readonly Sample[], start: number) => {
		const cases = samples.map((sample, at) => ({ ...sample, steps: steps(sample, start + at) }));
		const results = runOnWindows(prefix, files, cases);
		expect(results).toHaveLength(samples.length);
		return results;
	};
	const testOne = (sample: Sample, result: WindowsResult | undefined, at: number) => {
		if (result === undefined) throw new Error(`no result of case ${at}`);
		for (const step of result.steps) expect([at, step.ended, step.errors]).toEqual([at, 'exit', '']);
		test(sample, result, at);
	};
	for (let start = 0; start < given.length; start += CHUNK) {
		const part = given.slice(start, start + CHUNK);
		for (const [offset, result] of resultsOf(part, start).entries()) {
			const [sample, at] = [part[offset] as Sample, start + offset];
			try {
				testOne(sample, result, at);
			} catch (error) {
				console.warn(`Case ${at} runs once more: ${error}`);
				testOne(sample, resultsOf([sample], at)[0], at);
			}
		}
	}
}

/** A setting as scripts name it. */
export function shown(setting: RegistrySetting): string {
	return `${setting.view === 'wow6432' ? setting.key.replace('SOFTWARE\\', 'SOFTWARE\\WOW6432Node\\') : setting.key} ${setting.name}`;
}

/** Verdicts that the site gives for what is there. */
export function verdicts({ registry, machine }: Sample, settings: readonly RegistrySetting[]): Record<string, string> {
	return Object.fromEntries(
		settings.map((setting) => [shown(setting), WORDS[judge(setting, found(registry, setting), machine).verdict]]),
	);
}

/** Values that a change writes whatever it is told: numbers that are wrong, and what is not there. */
export function due({ plan, registry, machine }: Sample): RegistrySetting[] {
	return plan.filter((setting) => {
		const seen = found(registry, setting);
		if (!isWrittenOn(setting, machine) || seen.state === 'not-read') return false;
		if (seen.state === 'absent') return true;
		return seen.type === 'REG_DWORD' && judge(setting, seen, machine).verdict === 'action';
	});
}

/** The registry after these values are written. */
export function withWritten({ registry }: Sample, written: readonly RegistrySetting[]): HostileRegistry {
	const gone = new Set(written.map((setting) => `${fullKey(setting)}\0${setting.name}`.toLowerCase()));
	return {
		...registry,
		values: [
			...registry.values.filter(({ key, name }) => !gone.has(`${key}\0${name}`.toLowerCase())),
			...written.map((setting) => raw(fullKey(setting), setting.name, 'REG_DWORD', setting.write?.value ?? 0)),
		],
	};
}

/** That a registry differs from an earlier one in these values, in the keys that they need, and in nothing else. */
export function expectWritten(result: WindowsResult, step: number, written: readonly RegistrySetting[], at: number): void {
	const small = (line: string) => {
		const [key = '', name, ...rest] = line.split('\0');
		// Windows keeps the case in which a name was written first.
		return name === undefined ? key.toLowerCase() : [key.toLowerCase(), name.toLowerCase(), ...rest].join('\0');
	};
	const want = new Map(
		written.map((setting) => [`${fullKey(setting)}\0${setting.name}\0`.toLowerCase(), setting.write?.value ?? 0]),
	);
	const before = (result.start ?? []).map(small);
	const kept = before.filter((line) => ![...want.keys()].some((start) => line.startsWith(start)));
	const keys = written.flatMap((setting) => {
		const parts = fullKey(setting).toLowerCase().split('\\');
		return parts.map((_, end) => parts.slice(0, end + 1).join('\\'));
	});
	const after = (result.steps[step]?.registry ?? []).map(small);
	// Of the keys on the way only those below what is taken down are in it.
	const expected = new Set([
		...kept,
		...keys.filter((key) => after.includes(key)),
		...[...want].map(([start, value]) => `${start}4\0${hex(value)}`),
	]);
	expect([at, difference([...expected], after)]).toEqual([at, []]);
}

function hex(value: number): string {
	return Buffer.from(Uint32Array.of(value).buffer)
		.toString('hex')
		.toUpperCase()
		.replace(/(..)(?!$)/g, '$1-');
}

/** That nothing has changed since the start, byte for byte. */
export function expectAsItWas(result: WindowsResult, step: number, at: number): void {
	expect([at, step, difference(result.start, result.steps[step]?.registry ?? [])]).toEqual([at, step, []]);
}
