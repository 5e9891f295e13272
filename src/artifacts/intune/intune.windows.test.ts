import { afterAll, beforeAll, expect, it } from 'vitest';
import { format as rollback } from '../powershell-rollback/index.ts';
import { everything, fourteen } from '../script-proof/fixture.ts';
import { raw } from '../script-proof/hostile-registry.ts';
import {
	COUNT,
	due,
	expectAsItWas,
	expectWritten,
	onEach,
	type Sample,
	samples,
	verdicts,
	withWritten,
} from '../script-proof/there-and-back.ts';
import { describeWith } from '../script-proof/tools.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format } from './index.ts';

const wow = 'SOFTWARE\\Wow6432Node\\Microsoft\\.NETFramework\\v4.0.30319';
const wrongType: Sample = {
	plan: fourteen,
	machine: { nt: '10.0.20348', kind: 'server', bits: 64 },
	replace: false,
	registry: {
		values: [
			raw(fourteen[0]?.key ?? '', 'Enabled', 'REG_DWORD', 0xffffffff),
			raw(wow, 'SchUseStrongCrypto', 'REG_SZ', '1\0'),
			raw(wow, 'Another', 'REG_MULTI_SZ', 'a\0b\0\0'),
		],
		keys: [],
		denied: [],
	},
};

describeWith('PowerShell for Windows', 'detect.ps1 and remediate.ps1 on random registries of a real Windows', () => {
	let prefix: WinePrefix;
	beforeAll(() => {
		prefix = new WinePrefix();
	});
	afterAll(() => prefix?.remove());

	it(`find what is due in ${COUNT}, write that and nothing else, say one line, and rollback.ps1 restores every byte`, () => {
		onEach(
			prefix,
			[...format.render(everything), ...rollback.render(everything)],
			[wrongType, ...samples(20261121)],
			() => [
				{ script: 'detect.ps1' },
				{ script: 'remediate.ps1', arguments: ['WhatIf'] },
				{ script: 'remediate.ps1' },
				{ script: 'detect.ps1' },
				{ script: 'rollback.ps1' },
			],
			(sample, result, at) => {
				const [first, announced, remediated, second, undone] = result.steps;
				const must = due(sample);
				const after = Object.values(verdicts({ ...sample, registry: withWritten(sample, must) }, fourteen));
				const [left = 0, unknown = 0] = ['Action needed', 'Unknown'].map((word) => after.filter((each) => each === word).length);
				const verdict = left > 0 ? 'Action needed, by hand' : unknown > 0 ? 'Unknown' : 'Ready';

				expect([at, first?.code, second?.code]).toEqual([at, must.length > 0 ? 1 : 0, 0]);
				for (const [detected, says] of [
					[first, must.length > 0 ? 'Action needed, remediation due' : verdict],
					[second, verdict],
				] as const) {
					expect([at, detected?.output]).toEqual([at, expect.stringMatching(/^TLSREADY1;[!-~]+;\. TLS Ready: [ -~]+$/)]);
					expect(detected?.output.length).toBeLessThanOrEqual(2048);
					expect([at, detected?.output]).toEqual([at, expect.stringContaining(`TLS Ready: ${says} on `)]);
				}
				if (must.length > 0)
					expect([at, first?.output]).toEqual([
						at,
						expect.stringContaining(
							`: ${must.length} of 14 values to write, ${left} that remediation does not change, ${unknown} unknown. `,
						),
					]);

				expect([at, announced?.output]).toEqual([
					at,
					expect.stringContaining(must.length > 0 ? `Would write ${must.length} of 14 values.` : 'Nothing was changed'),
				]);
				expectAsItWas(result, 1, at);
				expect([at, remediated?.output]).toEqual([at, expect.stringMatching(/^TLS Ready: [ -~]{1,2037}$/)]);
				expect([at, remediated?.output]).toEqual([
					at,
					expect.stringContaining(
						must.length > 0
							? `Written: ${must.length} of 14 values. Backup: C:\\ProgramData\\TlsReady\\backup-0001.json.`
							: 'Nothing was changed.',
					),
				]);
				expect([at, remediated?.code]).toEqual([at, left > 0 ? 1 : unknown > 0 ? 2 : 0]);
				expectWritten(result, 2, must, at);

				expect([at, undone?.code]).toEqual([at, must.length > 0 ? 0 : 5]);
				expectAsItWas(result, 4, at);
			},
		);
	});
});
