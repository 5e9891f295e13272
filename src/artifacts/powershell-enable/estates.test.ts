import { beforeAll, expect, it } from 'vitest';
import { FACTS, planOf } from '../../advisor/estates/estate.ts';
import { isWrittenOn } from '../../advisor/findings.ts';
import { readFacts } from '../../knowledge/read.ts';
import type { ArtifactFile } from '../artifact.ts';
import { format as checkFormat } from '../powershell-check/index.ts';
import { format as rollbackFormat } from '../powershell-rollback/index.ts';
import { type CaseResult, runInMemory, windows } from '../script-proof/memory.ts';
import { shown } from '../script-proof/there-and-back.ts';
import { describeWith } from '../script-proof/tools.ts';
import { format } from './index.ts';

/** An estate for each Windows that the facts know, with the values missing and every kind of program, and its own plan. */
const estates = (await readFacts())['operating-systems'].flatMap((system) =>
	system.architectures.flatMap((architecture) => {
		const plan = planOf({
			windows: [system.id],
			architecture: [architecture],
			'registry-state': ['missing-or-different'],
			'winhttp-programs': ['yes'],
			dotnet: ['3.5', '4.8'],
		});
		const bits: 64 | 32 = architecture === 'x86' ? 32 : 64;
		return plan.settings.length === 0 ? [] : [{ system, bits, plan }];
	}),
);

describeWith('PowerShell', 'enable.ps1 of a real plan, on every Windows that the facts know', () => {
	let results: CaseResult[];
	beforeAll(() => {
		const files: Record<string, ArtifactFile> = {};
		for (const [at, { plan }] of estates.entries())
			for (const [name, each] of Object.entries({ check: checkFormat, enable: format, rollback: rollbackFormat })) {
				const [file] = each.render({ plan, facts: FACTS, address: 'https://tls.example/' });
				if (file !== undefined) files[`${name}-${at}`] = file;
			}
		results = runInMemory(
			files,
			estates.map(({ system, bits }, at) => ({
				windows: windows(system.nt as '6.3.9600', { kind: system.kind, bits }),
				steps: [
					{ script: `enable-${at}`, arguments: { BackupFolder: '{folder}', WhatIf: true } },
					{ script: `enable-${at}`, arguments: { BackupFolder: '{folder}' } },
					{ script: `check-${at}`, arguments: { ValuesOnly: true, AsJson: true } },
					{ script: `rollback-${at}`, arguments: { BackupFolder: '{folder}' } },
				],
			})),
		);
	});
	it('writes what the plan calls for there and what -WhatIf named, after which no value is work, and is undone', () => {
		expect(estates.length).toBeGreaterThan(20);
		const named = (output: string | undefined, word: string) =>
			[...(output ?? '').matchAll(new RegExp(`^  ${word} +HKLM\\\\(.*): 0x[0-9a-f]{8}, (?:now|was) `, 'gm'))].map(
				([, name]) => name,
			);
		for (const [at, { system, bits, plan }] of estates.entries()) {
			const { start, steps = [] } = results[at] ?? {};
			const [announced, enabled, checked, undone] = steps;
			const label = `${system.id}, ${bits}-bit`;
			const machine = { nt: system.nt, kind: system.kind, bits };
			const due = plan.settings.filter((setting) => isWrittenOn(setting, machine)).map(shown);
			expect([label, named(announced?.output, 'Would write')]).toEqual([label, due]);
			expect([label, named(enabled?.output, 'Written')]).toEqual([label, due]);
			const rows: { item: string; verdict: string }[] = JSON.parse(checked?.output ?? '{}').rows;
			const left = rows.filter(({ verdict, item }) => verdict === 'Action needed' && due.includes(item.replace('HKLM\\', '')));
			// Vista has no TLS 1.2, whatever values it has.
			expect([label, system.nt.startsWith('6.0.') ? [] : left]).toEqual([label, []]);
			expect([label, undone?.code, undone?.registry]).toEqual([label, due.length > 0 ? 0 : 5, start]);
		}
	});
});
