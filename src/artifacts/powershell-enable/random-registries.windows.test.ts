import { afterAll, beforeAll, expect, it } from 'vitest';
import { format as check } from '../powershell-check/index.ts';
import { format as rollback } from '../powershell-rollback/index.ts';
import { everything, fourteen, readOnly } from '../script-proof/fixture.ts';
import { found, raw } from '../script-proof/hostile-registry.ts';
import {
	COUNT,
	due,
	expectAsItWas,
	expectWritten,
	onEach,
	type Sample,
	samples,
	shown,
	verdicts,
	withWritten,
} from '../script-proof/there-and-back.ts';
import { describeWith } from '../script-proof/tools.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format as enable } from './index.ts';

/** A text that ends in the middle of a character: a backup cannot hold it, so it stays, and the rest is changed all the same. */
const halfCharacter: Sample = {
	plan: fourteen,
	machine: { nt: '6.2.9200', kind: 'server', bits: 64 },
	replace: true,
	registry: {
		values: [raw('SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319', 'SchUseStrongCrypto', 'REG_SZ', 'a\ud83d\0')],
		keys: [],
		denied: [],
	},
};

/** The values that a script names at the start of a line. */
function named(output: string, word: 'Would write' | 'Written'): string[] {
	return [...output.matchAll(new RegExp(`^  ${word} +HKLM\\\\(.*): 0x[0-9a-f]{8}, (?:now|was) `, 'gm'))].map(
		([, name = '']) => name,
	);
}

function judged(output: string): Record<string, string> {
	const rows: { setting: string | null; item: string; verdict: string }[] = JSON.parse(output).rows;
	return Object.fromEntries(
		rows.flatMap(({ setting, item, verdict }) => (setting === null ? [] : [[item.replace(/^HKLM\\/, ''), verdict]])),
	);
}

describeWith('PowerShell for Windows', 'check.ps1, enable.ps1 and rollback.ps1 on random registries of a real Windows', () => {
	let prefix: WinePrefix;
	beforeAll(() => {
		prefix = new WinePrefix();
	});
	afterAll(() => prefix?.remove());

	it(`judge ${COUNT} as the site does, change what -WhatIf announced and nothing else, and put back every byte`, () => {
		const settings = [...fourteen, ...readOnly];
		onEach(
			prefix,
			[check, enable, rollback].flatMap((format) => format.render(everything)),
			[halfCharacter, ...samples(20261128)],
			({ replace }) => {
				const replacing = replace ? ['ReplaceWrongType'] : [];
				return [
					{ script: 'check.ps1', arguments: ['ValuesOnly', 'AsJson'] },
					{ script: 'enable.ps1', arguments: ['WhatIf', ...replacing] },
					{ script: 'enable.ps1', arguments: replacing },
					{ script: 'check.ps1', arguments: ['ValuesOnly', 'AsJson'] },
					{ script: 'rollback.ps1' },
				];
			},
			(sample, result, at) => {
				const [first, announced, enabled, second, undone] = result.steps;
				expect([at, judged(first?.output ?? '')]).toEqual([at, verdicts(sample, settings)]);
				expectAsItWas(result, 1, at);

				const names = named(enabled?.output ?? '', 'Written');
				expect([at, named(announced?.output ?? '', 'Would write')]).toEqual([at, names]);
				const written = fourteen.filter((setting) => names.includes(shown(setting)));
				expect([at, written.map(shown)]).toEqual([at, names]);
				const must = due(sample);
				expect([at, must.filter((setting) => !written.includes(setting))]).toEqual([at, []]);
				for (const setting of written.filter((each) => !must.includes(each))) {
					const seen = found(sample.registry, setting);
					expect([at, setting.id, sample.replace, seen.state === 'present' && seen.type !== 'REG_DWORD']).toEqual([
						at,
						setting.id,
						true,
						true,
					]);
				}
				expectWritten(result, 2, written, at);

				const after = { ...sample, registry: withWritten(sample, written) };
				expect([at, judged(second?.output ?? '')]).toEqual([at, verdicts(after, settings)]);
				const counts = Object.values(verdicts(after, fourteen));
				const [action, unknown] = ['Action needed', 'Unknown'].map((verdict) => counts.filter((each) => each === verdict).length);
				expect([at, enabled?.output]).toEqual([at, expect.stringContaining(`(${action} action needed, ${unknown} unknown, `)]);
				expect([at, enabled?.code]).toEqual([at, action ? 1 : unknown ? 2 : 0]);

				expect([at, undone?.code]).toEqual([at, written.length > 0 ? 0 : 5]);
				expectAsItWas(result, 4, at);
			},
		);
	});
});
