import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encode } from '../artifact.ts';
import { fourteen, inputFor, shape } from '../script-proof/fixture.ts';
import { RealRegistry } from '../script-proof/real-registry.ts';
import { describeWith, tool } from '../script-proof/tools.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format } from './index.ts';

const plan = fourteen.filter(({ id }) => id.startsWith('schannel-client') || id === 'dotnet-v4-native-strong-crypto');

describeWith('Wine', 'two copies of enable.cmd at once', () => {
	let prefix: WinePrefix;
	let registry: RealRegistry;
	beforeAll(() => {
		prefix = new WinePrefix();
		registry = new RealRegistry(prefix);
		for (const file of format.render(inputFor([{ ...shape('x64', true), settings: plan }])))
			writeFileSync(prefix.path(file.fileName), encode(file));
	});
	afterAll(() => prefix?.remove());

	const start = () =>
		new Promise<number | null>((resolve, reject) => {
			const copy = spawn(tool('Wine'), ['cmd', '/c', 'C:\\enable.cmd'], { env: prefix.env, stdio: 'ignore' });
			copy.on('error', reject);
			copy.on('exit', resolve);
		});

	it('keep a backup each, and undoing both brings back every byte', async () => {
		registry.set([{ view: 'native', key: plan[0]?.key ?? '', name: 'Enabled', type: 'REG_DWORD', data: 0 }], {
			nt: '6.1.7601',
			kind: 'client',
		});
		const before = registry.export();
		await Promise.all([start(), start()]);
		const [, ...values] = prefix.run(['reg', 'query', `HKLM\\${plan[0]?.key}`, '/v', 'Enabled', '/reg:64']).output.split('\n');
		expect(values.join('\n')).toContain('REG_DWORD    0x1');
		const folders = readdirSync(prefix.path('windows', 'TlsReady'));
		for (const _ of folders) prefix.run(['cmd', '/c', 'C:\\rollback.cmd']);
		expect(prefix.run(['cmd', '/c', 'C:\\rollback.cmd']).output).toContain('has no backup that is still to be undone');
		expect(registry.export()).toEqual(before);
	});
	it('take the next number where another copy makes the folder a moment before', () => {
		const [, enable] = format.render(inputFor([{ ...shape('x64', true), settings: plan }]));
		registry.set([], { nt: '6.1.7601', kind: 'client' });
		const before = registry.export();
		const at = 'md "%folder%" 2>nul';
		expect(enable?.text.split(at)).toHaveLength(2);
		// The other copy: once, between the look and the making.
		const other = `if not defined once md "%folder%"& echo other>"%folder%\\values.part"\r\nset "once=1"\r\n${at}`;
		writeFileSync(prefix.path('raced.cmd'), enable?.text.replace(at, () => other) ?? '');
		const count = readdirSync(prefix.path('windows', 'TlsReady')).length;
		expect(prefix.run(['cmd', '/c', 'C:\\raced.cmd']).output).toContain(`backup-000${count + 2}`);
		expect(prefix.run(['cmd', '/c', `type C:\\windows\\TlsReady\\backup-000${count + 1}\\values.part`]).output.trim()).toBe(
			'other',
		);
		expect(prefix.run(['cmd', '/c', 'C:\\rollback.cmd']).code).toBe(0);
		expect(registry.export()).toEqual(before);
	});
});
