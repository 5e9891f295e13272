import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ArtifactFile } from '../artifact.ts';
import { format as enable } from '../powershell-enable/index.ts';
import { format as rollback } from '../powershell-rollback/index.ts';
import { fourteen, inputFor, shape } from '../script-proof/fixture.ts';
import { fullKey, raw } from '../script-proof/hostile-registry.ts';
import { describeWith } from '../script-proof/tools.ts';
import { difference, runOnWindows, type WindowsResult, type WindowsStep } from '../script-proof/windows-cases.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format as cmd } from './index.ts';

const plan = fourteen.slice(0, 1);
const key = fullKey(fourteen[0] ?? { view: 'native', key: '' });
const KINDS = ['cmd', 'ps1'] as const;
const ORDERS = KINDS.flatMap((first) => KINDS.flatMap((second) => KINDS.map((third) => [first, second, third] as const)));
/** Does nothing, so that what something else changed before it is taken down. */
const nothing: ArtifactFile = { fileName: 'nothing.cmd', mediaType: 'text/plain', encoding: 'utf-8', text: '@rem\r\n' };

/** Three changes with something else between them, then each undone: first the wrong way, then the right one. */
function steps(order: readonly (typeof KINDS)[number][]): WindowsStep[] {
	const other = { cmd: 'ps1', ps1: 'cmd' } as const;
	return [
		...order.flatMap((kind, at) => [
			{ script: 'nothing.cmd', before: [raw(key, 'Enabled', 'REG_DWORD', 0), raw(key, `After ${at}`, 'REG_DWORD', at)] },
			{ script: `enable.${kind}` },
		]),
		...order.toReversed().flatMap((kind) => [{ script: `rollback.${other[kind]}` }, { script: `rollback.${kind}` }]),
	];
}

describeWith('PowerShell for Windows', 'enable.cmd and enable.ps1 on one machine, in every order of three', () => {
	let prefix: WinePrefix;
	let results: WindowsResult[];
	beforeAll(() => {
		prefix = new WinePrefix();
		prefix.run(['reg', 'add', 'HKU\\S-1-5-19', '/f']);
		const input = inputFor([{ ...shape('x64', true), settings: plan }]);
		results = runOnWindows(
			prefix,
			[...[cmd, enable, rollback].flatMap((format) => format.render(input)), nothing],
			ORDERS.map((order) => ({
				machine: { nt: '6.3.9600', kind: 'server', bits: 64 },
				registry: { values: [], keys: [], denied: [] },
				steps: steps(order),
			})),
		);
	});
	afterAll(() => prefix?.remove());

	for (const [at, order] of ORDERS.entries())
		it(`${order.map((kind) => `enable.${kind}`).join(', ')} are undone one by one in the order that fits, and in no other`, () => {
			const { steps: ran = [] } = results[at] ?? {};
			const registry = (step: number) => ran[step]?.registry ?? [];
			expect([0, 1, 2].map((change) => ran[2 * change + 1]?.code)).toEqual([0, 0, 0]);
			for (const undone of [0, 1, 2]) {
				const [wrong, right] = [6 + 2 * undone, 7 + 2 * undone];
				expect([undone, ran[wrong]?.code, difference(registry(wrong - 1), registry(wrong))]).toEqual([undone, 5, []]);
				expect([undone, ran[right]?.code, ran[right]?.output]).toEqual([undone, 0, expect.stringContaining('Result: Ready')]);
				// As it was before that change: what something else had set meanwhile has to be taken for its own.
				const before = registry(2 * (2 - undone)).filter((line) => !/\0After /.test(line));
				expect([
					undone,
					difference(
						before,
						registry(right).filter((line) => !/\0After /.test(line)),
					),
				]).toEqual([undone, []]);
			}
		});
	it('and each says which one comes first', () => {
		const said = (order: (typeof ORDERS)[number]) => results[ORDERS.indexOf(order)]?.steps[6]?.output;
		for (const order of ORDERS.filter((each) => new Set(each).size > 1))
			expect(said(order)).toMatch(
				order[2] === 'cmd'
					? /enable\.cmd made .*backup-000\d after .*backup-000\d\.json, and it is still to be undone\. Run rollback\.cmd first/
					: /enable\.ps1 made .*backup-000\d\.json after .*backup-000\d, and it is still to be undone\. Nothing was changed\./,
			);
	});
});
