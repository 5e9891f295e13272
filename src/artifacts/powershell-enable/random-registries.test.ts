import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { isWrittenOn, judge } from '../../advisor/findings.ts';
import { format as checkFormat } from '../powershell-check/index.ts';
import { format as rollbackFormat } from '../powershell-rollback/index.ts';
import { everything, fourteen, readOnly } from '../script-proof/fixture.ts';
import { type CaseResult, runInMemory, windows } from '../script-proof/memory.ts';
import { observed } from '../script-proof/real-registry.ts';
import { startingRegistry } from '../script-proof/starting-registry.ts';
import { describeWith } from '../script-proof/tools.ts';
import { format } from './index.ts';

const [enable] = format.render(everything);
const [check] = checkFormat.render(everything);
const [rollback] = rollbackFormat.render(everything);
if (enable === undefined || check === undefined || rollback === undefined) throw new Error('a script is missing');

/** How many registries; a campaign sets more. */
const COUNT = Number(process.env['TLS_READY_MEMORY_CASES'] ?? 300);
const WORDS = { ready: 'Ready', action: 'Action needed', info: 'Info', unknown: 'Unknown' } as const;
const VERSIONS = ['6.1.7601', '6.2.9200', '6.3.9600', '10.0.20348', '10.0.26100'] as const;

describeWith('PowerShell', 'check.ps1, enable.ps1 and rollback.ps1 on random registries in memory', () => {
	const samples = fc.sample(
		fc.record({
			values: startingRegistry([...fourteen, ...readOnly]),
			nt: fc.constantFrom(...VERSIONS),
			kind: fc.constantFrom('client' as const, 'server' as const),
			bits: fc.constantFrom(64 as const, 64 as const, 32 as const),
			replace: fc.boolean(),
			unreadable: fc.option(fc.constantFrom(...fourteen), { freq: 4 }),
		}),
		{ numRuns: COUNT, seed: 20261128 },
	);
	const here = (bits: 32 | 64) => fourteen.filter(({ view }) => view === 'native' || bits === 64);
	let results: CaseResult[];
	beforeAll(() => {
		results = runInMemory(
			{ check, enable, rollback },
			samples.map(({ values, nt, kind, bits, replace, unreadable }) => ({
				windows: windows(nt, {
					kind,
					bits,
					values: values.filter(({ view }) => view === 'native' || bits === 64),
					unreadable: unreadable === null ? [] : [`${unreadable.view}|${unreadable.key}`],
				}),
				steps: [
					{ script: 'check', arguments: { ValuesOnly: true, AsJson: true } },
					{ script: 'enable', arguments: { BackupFolder: '{folder}', ReplaceWrongType: replace } },
					{ script: 'rollback', arguments: { BackupFolder: '{folder}' } },
				],
			})),
		);
	});
	it(`judge ${COUNT} as the site does, write what they announce, never call unreadable Ready, and put all back`, () => {
		expect(results).toHaveLength(COUNT);
		for (const [at, { values, nt, kind, bits, replace, unreadable }] of samples.entries()) {
			const result = results[at];
			const [checked, enabled, undone] = result?.steps ?? [];
			const machine = { nt, kind, bits };
			const seen = (setting: (typeof fourteen)[number]) =>
				unreadable?.view === setting.view && unreadable.key === setting.key
					? ({ state: 'not-read', why: 'x' } as const)
					: observed(values, setting);
			const rows: { setting: string | null; verdict: string }[] = JSON.parse(checked?.output ?? '{}').rows;
			for (const setting of here(bits))
				expect([at, setting.id, rows.find((row) => row.setting === setting.id)?.verdict]).toEqual([
					at,
					setting.id,
					WORDS[judge(setting, seen(setting), machine).verdict],
				]);
			const due = here(bits).filter((setting) => {
				const found = seen(setting);
				if (!isWrittenOn(setting, machine) || found.state === 'not-read') return false;
				if (found.state === 'absent') return true;
				if (found.type === 'REG_DWORD') return judge(setting, found, machine).verdict === 'action';
				return replace && !(/SZ$/.test(found.type) && found.value.toString() === '');
			});
			const shown = (setting: (typeof fourteen)[number]) =>
				`${setting.view === 'wow6432' ? setting.key.replace('SOFTWARE\\', 'SOFTWARE\\WOW6432Node\\') : setting.key} ${setting.name}`;
			const written = [...(enabled?.output ?? '').matchAll(/^ {2}Written {8}HKLM\\(.*): 0x[0-9a-f]{8}, was /gm)].map(
				([, name]) => name,
			);
			expect([at, written]).toEqual([at, due.map(shown)]);
			const changed = JSON.stringify(enabled?.registry) !== JSON.stringify(result?.start);
			expect([at, changed]).toEqual([at, due.length > 0]);
			if (unreadable !== null && here(bits).includes(unreadable)) expect([at, enabled?.code === 0]).toEqual([at, false]);
			expect([at, undone?.code, undone?.registry]).toEqual([at, due.length > 0 ? 0 : 5, result?.start]);
		}
	});
});
