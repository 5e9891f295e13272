import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judge, type Machine } from '../../advisor/findings.ts';
import { startingMachines, WindowsMachine } from '../intune/windows-machine.ts';
import { format as rollbackFormat } from '../powershell-rollback/index.ts';
import { everything, fourteen } from '../script-proof/fixture.ts';
import type { Held } from '../script-proof/memory.ts';
import { observed } from '../script-proof/real-registry.ts';
import { describeWith } from '../script-proof/tools.ts';
import { format } from './index.ts';

describeWith('PowerShell for Windows', 'discovery.ps1 and remediation.ps1 in a real registry', () => {
	let windows: WindowsMachine;
	beforeAll(() => {
		windows = new WindowsMachine([...format.render(everything), ...rollbackFormat.render(everything)]);
	});
	afterAll(() => windows?.remove());

	const fine = (values: readonly Held[], machine: Machine) =>
		fourteen.every((setting) => judge(setting, observed(values, setting), machine).verdict === 'ready');

	function thereAndBack(values: readonly Held[], machine: Machine): void {
		rmSync(windows.prefix.path('ProgramData', 'TlsReady'), { recursive: true, force: true });
		windows.registry.set(values, machine);
		const before = windows.registry.export();

		const first = windows.script('discovery.ps1');
		expect([first.code, first.errors]).toEqual([0, '']);
		expect(first.output).toMatch(/^(Compliant|NonCompliant: [ -~]{1,1986})\n$/);
		if (!fine(values, machine)) expect(first.output).toMatch(/^NonCompliant: /);

		const remediated = windows.script('remediation.ps1');
		expect(remediated.errors).toBe('');
		const wrote = remediated.output.includes('Written: ');
		expect(wrote).toBe(/^NonCompliant: TLSREADY1;[!-~]+;\. [1-9]/.test(first.output));
		expect(JSON.stringify(windows.registry.export()) !== JSON.stringify(before)).toBe(wrote);

		const second = windows.script('discovery.ps1');
		expect([second.code, second.errors]).toEqual([0, '']);
		// What is not compliant now is what remediation said that it left.
		expect(second.output).toMatch(
			remediated.code === 0 ? /^Compliant\n$/ : /^NonCompliant: TLSREADY1;[!-~]+;\. 0 of 14 values to write, [1-9]/,
		);

		const undone = windows.script('rollback.ps1');
		expect([undone.code, undone.errors]).toEqual([wrote ? 0 : 5, '']);
		expect(windows.registry.export()).toEqual(before);
	}

	for (const [index, [values, machine]] of startingMachines(20261122).entries()) {
		it(`go there and back from random starting registry ${index + 1} (Windows ${machine.nt}, ${machine.kind})`, () =>
			thereAndBack(values, machine));
	}
});
