import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encode } from '../artifact.ts';
import { format as enable } from '../powershell-enable/index.ts';
import { format as rollback } from '../powershell-rollback/index.ts';
import { everything } from '../script-proof/fixture.ts';
import { RealRegistry } from '../script-proof/real-registry.ts';
import { describeWith, type Ran } from '../script-proof/tools.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format as cmd } from './index.ts';

const clientKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client';

describeWith('PowerShell for Windows', 'enable.cmd and enable.ps1 on one machine', () => {
	let prefix: WinePrefix;
	let registry: RealRegistry;
	const run = (file: string): Ran => (file.endsWith('.cmd') ? prefix.run(['cmd', '/c', `C:\\${file}`]) : prefix.powershell(file));
	beforeAll(() => {
		prefix = new WinePrefix();
		registry = new RealRegistry(prefix);
		for (const format of [cmd, enable, rollback])
			for (const file of format.render(everything)) writeFileSync(prefix.path(file.fileName), encode(file));
	});
	afterAll(() => prefix?.remove());

	for (const [first, second, says] of [
		[
			'cmd',
			'ps1',
			/enable\.ps1 made .*backup-0001\.json after .*backup-0001, and it is still to be undone\. Nothing was changed\./,
		],
		[
			'ps1',
			'cmd',
			/enable\.cmd made .*backup-0001 after .*backup-0001\.json, and it is still to be undone\. Run rollback\.cmd first/,
		],
	] as const)
		it(`are undone in the order that fits: enable.${first}, then enable.${second}`, () => {
			for (const folder of [prefix.path('windows', 'TlsReady'), prefix.path('ProgramData', 'TlsReady')])
				rmSync(folder, { recursive: true, force: true });
			registry.set([], { nt: '6.3.9600', kind: 'server' });
			const before = registry.export();
			expect(run(`enable.${first}`).code).toBe(0);
			prefix.run(['reg', 'add', clientKey, '/v', 'Enabled', '/t', 'REG_DWORD', '/d', '0', '/f', '/reg:64']);
			const between = registry.export();
			expect(run(`enable.${second}`).code).toBe(0);
			const after = registry.export();

			const refused = run(`rollback.${first}`);
			expect([refused.code, refused.output]).toEqual([5, expect.stringMatching(says)]);
			expect(registry.export()).toEqual(after);
			expect([run(`rollback.${second}`).code, registry.export()]).toEqual([0, between]);
			expect([run(`rollback.${first}`).code, registry.export()]).toEqual([0, before]);
		});
});
