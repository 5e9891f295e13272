import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RegistrySetting } from '../../knowledge/registry-setting.ts';
import type { ArtifactFile } from '../artifact.ts';
import { fourteen, inputFor, shape } from '../script-proof/fixture.ts';
import { fullKey, type HostileRegistry, raw } from '../script-proof/hostile-registry.ts';
import { describeWith } from '../script-proof/tools.ts';
import { difference, runOnWindows } from '../script-proof/windows-cases.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format } from './index.ts';

/** One value of a key that is there and one of a key that is not; TLS_READY_WINE_KILLS=all takes all fourteen. */
const PLAN: readonly RegistrySetting[] =
	process.env['TLS_READY_WINE_KILLS'] === 'all'
		? fourteen
		: fourteen.filter(({ id }) => id === 'schannel-client-enabled' || id === 'dotnet-v4-wow6432-strong-crypto');
const machine = { nt: '6.1.7601', kind: 'client', bits: 64 } as const;
const dotnet = fourteen.find(({ id }) => id === 'dotnet-v4-wow6432-strong-crypto');
const registry: HostileRegistry = {
	values: [
		raw(fullKey(dotnet as RegistrySetting), 'SchUseStrongCrypto', 'REG_DWORD', 0xa00),
		raw(fullKey(dotnet as RegistrySetting), 'Another', 'REG_SZ', 'text\0'),
	],
	keys: [],
	denied: [],
};

/** Whatever changes a file or the registry. */
const WRITES = /^(?:if .*)?(?:%reg% (?:add|delete|export) |md |ren |>>?"%f).*$/;
/** The script with a count before each write; before the write of this number it ends as if the power had gone. */
function stoppedAt(file: ArtifactFile, number: number): ArtifactFile {
	const lines = file.text.split('\r\n');
	const counted = lines.flatMap((line) => {
		if (line === ':start') return [line, '@>C:\\point.txt echo 0'];
		return WRITES.test(line) ? ['call :point', line] : [line];
	});
	const point = [
		':point',
		'for /f %%n in (C:\\point.txt) do set /a "point=%%n+1"',
		'>C:\\point.txt echo %point%',
		`if %point% EQU ${number} exit 9`,
		'exit /b 0',
	];
	return { ...file, fileName: `stop-${number}\\${file.fileName}`, text: [...counted, ...point, ''].join('\r\n') };
}

/** Points in lots that one PowerShell gets through before it counts as hanging. */
function atOnce(points: readonly number[], most = 8): number[][] {
	return Array.from({ length: Math.ceil(points.length / most) }, (_, lot) => points.slice(lot * most, (lot + 1) * most));
}

describeWith('PowerShell for Windows', 'enable.cmd and rollback.cmd stopped between any two writes', () => {
	let prefix: WinePrefix;
	const [, enable, rollback] = format.render(inputFor([{ ...shape('x64', true), settings: PLAN }]));
	if (enable === undefined || rollback === undefined) throw new Error('a file is missing');
	beforeAll(() => {
		prefix = new WinePrefix();
		prefix.run(['reg', 'add', 'HKU\\S-1-5-19', '/f']);
	});
	afterAll(() => prefix?.remove());

	/** How many writes a script makes when nothing stops it. */
	function writesOf(file: ArtifactFile, ...before: string[]): number {
		runOnWindows(
			prefix,
			[enable as ArtifactFile, stoppedAt(file, 0)],
			[{ machine, registry, steps: [...before, `stop-0\\${file.fileName}`].map((script) => ({ script })) }],
		);
		return Number(readFileSync(prefix.path('point.txt'), 'utf8'));
	}

	it('leave a state that rollback.cmd undoes to the byte, wherever enable.cmd is stopped', () => {
		const count = writesOf(enable);
		// Two folders, the list's first line, a line each, its end, its name, a write each; an export where the key was there.
		expect(count).toBeGreaterThan(5 + 2 * PLAN.length);
		const points = Array.from({ length: count }, (_, at) => at + 1);
		const results = runOnWindows(
			prefix,
			[rollback, ...points.map((at) => stoppedAt(enable, at))],
			points.map((at) => ({ machine, registry, steps: [{ script: `stop-${at}\\enable.cmd` }, { script: 'rollback.cmd' }] })),
		);
		const outcomes = results.map(({ start, steps: [stopped, undone] }) => {
			const wrote = difference(start, stopped?.registry ?? []).filter((line) => /^\+.*\0/s.test(line)).length;
			return { stopped: stopped?.code, wrote, undone: undone?.code, left: difference(start, undone?.registry ?? []) };
		});
		expect(outcomes.map(({ stopped, left }) => [stopped, left])).toEqual(points.map(() => [9, []]));
		// Where something was written there is a backup to undo it; before, a list without its name is passed over.
		expect(outcomes.filter(({ wrote, undone }) => wrote > 0 && undone !== 0)).toEqual([]);
		// It was stopped with none written, with one, and so on.
		for (const [wrote] of PLAN.entries()) expect(outcomes.map((each) => each.wrote)).toContain(wrote);
	});
	it('go on with an undo that was stopped anywhere, to the byte', () => {
		const count = writesOf(rollback, 'enable.cmd');
		// A value each, a key or more, and the mark.
		expect(count).toBeGreaterThan(PLAN.length + 1);
		const points = Array.from({ length: count }, (_, at) => at + 1);
		const results = atOnce(points).flatMap((some) =>
			runOnWindows(
				prefix,
				some.map((at) => stoppedAt(rollback, at)),
				some.map((at) => ({
					machine,
					registry,
					steps: [{ script: 'enable.cmd' }, { script: `stop-${at}\\rollback.cmd` }, { script: 'rollback.cmd' }],
				})),
			),
		);
		expect(
			results.map(({ start, steps: [enabled, stopped, undone] }) => [
				enabled?.code,
				stopped?.code,
				undone?.code,
				difference(start, undone?.registry ?? []),
			]),
		).toEqual(points.map(() => [0, 9, 0, []]));
	});
});
