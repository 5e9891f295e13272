import { afterAll, beforeAll, expect, it } from 'vitest';
import { format as rollback } from '../powershell-rollback/index.ts';
import { everything, fourteen } from '../script-proof/fixture.ts';
import {
	COUNT,
	due,
	expectAsItWas,
	expectWritten,
	onEach,
	samples,
	verdicts,
	withWritten,
} from '../script-proof/there-and-back.ts';
import { describeWith } from '../script-proof/tools.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format } from './index.ts';

describeWith('PowerShell for Windows', 'discovery.ps1 and remediation.ps1 on random registries of a real Windows', () => {
	let prefix: WinePrefix;
	beforeAll(() => {
		prefix = new WinePrefix();
	});
	afterAll(() => prefix?.remove());

	it(`say Compliant of none of ${COUNT} that is not, write what is due and nothing else, and rollback.ps1 restores every byte`, () => {
		onEach(
			prefix,
			[...format.render(everything), ...rollback.render(everything)],
			samples(20261122),
			() => [{ script: 'discovery.ps1' }, { script: 'remediation.ps1' }, { script: 'discovery.ps1' }, { script: 'rollback.ps1' }],
			(sample, result, at) => {
				const [first, remediated, second, undone] = result.steps;
				const must = due(sample);
				/** What discovery says of a machine: with something wrong or due NonCompliant, with something unread Unknown. */
				const word = (words: string[], toWrite: number) =>
					toWrite > 0 || words.includes('Action needed') ? 'NonCompliant' : words.includes('Unknown') ? 'Unknown' : 'Compliant';
				const before = Object.values(verdicts(sample, fourteen));
				const after = Object.values(verdicts({ ...sample, registry: withWritten(sample, must) }, fourteen));
				for (const [discovered, says, count] of [
					[first, word(before, must.length), must.length],
					[second, word(after, 0), 0],
				] as const) {
					expect([at, discovered?.code]).toEqual([at, 0]);
					expect([at, discovered?.output]).toEqual([
						at,
						expect.stringMatching(
							says === 'Compliant'
								? /^TLSREADY1;[!-~]+;\. TLS Ready: Compliant$/
								: new RegExp(`^TLSREADY1;[!-~]+;\\. TLS Ready: ${says}: ${count} of 14 values to write, [ -~]+\\.$`),
						),
					]);
					expect(discovered?.output.length).toBeLessThanOrEqual(2000);
				}

				expect([at, /Written: (\d+) of 14 values/.exec(remediated?.output ?? '')?.[1] ?? '0']).toEqual([at, `${must.length}`]);
				expectWritten(result, 1, must, at);
				expect([at, undone?.code]).toEqual([at, must.length > 0 ? 0 : 5]);
				expectAsItWas(result, 3, at);
			},
		);
	});
});
