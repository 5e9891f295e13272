import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isWrittenOn, judge, type Machine } from '../../advisor/findings.ts';
import { format as rollbackFormat } from '../powershell-rollback/index.ts';
import { everything, fourteen } from '../script-proof/fixture.ts';
import type { Held } from '../script-proof/memory.ts';
import { observed } from '../script-proof/real-registry.ts';
import { describeWith } from '../script-proof/tools.ts';
import { format } from './index.ts';
import { startingMachines, WindowsMachine } from './windows-machine.ts';

describeWith('PowerShell for Windows', 'detect.ps1 and remediate.ps1 in a real registry', () => {
	let windows: WindowsMachine;
	beforeAll(() => {
		windows = new WindowsMachine([...format.render(everything), ...rollbackFormat.render(everything)]);
	});
	afterAll(() => windows?.remove());

	/** Detect, remediate, detect, undo: what is due is written once, the rest is named, and all comes back. */
	function thereAndBack(values: readonly Held[], machine: Machine): void {
		rmSync(windows.prefix.path('ProgramData', 'TlsReady'), { recursive: true, force: true });
		windows.registry.set(values, machine);
		const before = windows.registry.export();
		const seen = fourteen.map((setting) => {
			const found = observed(values, setting);
			const taken = isWrittenOn(setting, machine);
			const wrong = judge(setting, found, machine).verdict === 'action';
			const due = taken && (found.state === 'absent' || (found.state === 'present' && wrong && found.type === 'REG_DWORD'));
			return { due, left: wrong && !due };
		});
		const due = seen.filter((each) => each.due).length;
		const left = seen.filter((each) => each.left).length;
		const verdict = left > 0 ? 'Action needed, by hand' : 'Ready';

		const first = windows.script('detect.ps1');
		expect([first.code, first.errors]).toEqual([due > 0 ? 1 : 0, '']);
		expect(first.output).toMatch(/^TLSREADY1;[!-~]+;\. TLS Ready: [ -~]+\n$/);
		expect(first.output.length).toBeLessThanOrEqual(2048);
		expect(first.output).toContain(due > 0 ? `Action needed, remediation due on ` : `${verdict} on `);
		if (due > 0)
			expect(first.output).toContain(`: ${due} of 14 values to write, ${left} that remediation leaves alone, 0 unknown. `);

		const remediated = windows.script('remediate.ps1');
		expect([remediated.code, remediated.errors]).toEqual([left > 0 ? 1 : 0, '']);
		expect(remediated.output).toMatch(/^TLS Ready: [ -~]{1,2037}\n$/);
		expect(remediated.output).toContain(
			due > 0 ? `Written: ${due} of 14 values. Backup: C:\\ProgramData\\TlsReady\\backup-0001.json.` : 'Nothing was written.',
		);
		expect(JSON.stringify(windows.registry.export()) !== JSON.stringify(before)).toBe(due > 0);

		const second = windows.script('detect.ps1');
		expect([second.code, second.errors]).toEqual([0, '']);
		expect(second.output).toContain(`TLS Ready: ${verdict} on `);

		const undone = windows.script('rollback.ps1');
		expect([undone.code, undone.errors]).toEqual([due > 0 ? 0 : 5, '']);
		expect(windows.registry.export()).toEqual(before);
	}

	it('go there and back with a wrong type and 0xffffffff on a current Windows', () => {
		thereAndBack(
			[
				{ view: 'native', key: fourteen[0]?.key ?? '', name: 'Enabled', type: 'REG_DWORD', data: 0xffffffff },
				{
					view: 'wow6432',
					key: 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319',
					name: 'SchUseStrongCrypto',
					type: 'REG_SZ',
					data: '1',
				},
				{
					view: 'wow6432',
					key: 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319',
					name: 'Another',
					type: 'REG_MULTI_SZ',
					data: ['a', 'b'],
				},
			],
			{ nt: '10.0.20348', kind: 'server', bits: 64 },
		);
	});
	for (const [index, [values, machine]] of startingMachines(20261121).entries()) {
		it(`go there and back from random starting registry ${index + 1} (Windows ${machine.nt}, ${machine.kind})`, () =>
			thereAndBack(values, machine));
	}
});
