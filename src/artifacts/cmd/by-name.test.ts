import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encode } from '../artifact.ts';
import { everything, fourteen, inputFor, shape } from '../script-proof/fixture.ts';
import type { Held } from '../script-proof/memory.ts';
import { RealRegistry } from '../script-proof/real-registry.ts';
import { describeWith, type Ran } from '../script-proof/tools.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format } from './index.ts';

const winhttpKey = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';
const protocols = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';
const clientKey = `${protocols}\\TLS 1.2\\Client`;
const held = (key: string, name: string, type: string, data: Held['data']): Held => ({ view: 'native', key, name, type, data });
const POSING = 'Enabled    REG_DWORD    0x1';
const server2012 = { nt: '6.2.9200', kind: 'server' } as const;

describeWith('Wine', 'the batch files ask for each value by its name', () => {
	let prefix: WinePrefix;
	let registry: RealRegistry;
	const run = (name: 'check' | 'enable' | 'rollback', args: string[] = []): Ran =>
		prefix.run(['cmd', '/c', `C:\\${name}.cmd`, ...args]);
	/** The same for a plan of two values: reg.exe is started several times for each. */
	const runTwo = (name: 'check' | 'enable' | 'rollback', args: string[] = []): Ran =>
		prefix.run(['cmd', '/c', `C:\\two-${name}.cmd`, ...args]);
	const line = (output: string, name: string) =>
		output.split('\n').find((each) => each.includes(` HKLM\\${name}: `) || each.includes(` HKLM\\${name}, `));
	beforeAll(() => {
		prefix = new WinePrefix();
		registry = new RealRegistry(prefix);
		for (const file of format.render(everything)) writeFileSync(prefix.path(file.fileName), encode(file));
		const two = fourteen.filter(({ id }) => id === 'winhttp-native' || id === 'schannel-client-enabled');
		for (const file of format.render(inputFor([{ ...shape('x64', true), settings: two }], { readSettings: [] })))
			writeFileSync(prefix.path(`two-${file.fileName}`), encode(file));
	});
	afterAll(() => prefix?.remove());

	for (const [what, long] of [
		['a text of 9,000 characters', held(winhttpKey, 'bb', 'REG_SZ', 'x'.repeat(9000))],
		['4,200 bytes', held(winhttpKey, 'bb', 'REG_BINARY', Array<number>(4200).fill(7))],
	] as const)
		it(`so ${what} beside a value does not hide it: it is read, kept, and nothing is lost`, () => {
			rmSync(prefix.path('windows', 'TlsReady'), { recursive: true, force: true });
			registry.set([long, held(winhttpKey, 'DefaultSecureProtocols', 'REG_DWORD', 0xa00)], server2012);
			const before = registry.export();
			expect(line(runTwo('check').output, `${winhttpKey} DefaultSecureProtocols`)).toMatch(/^ {2}Ready .*: 0xa00$/);
			const enabled = runTwo('enable');
			expect(enabled.output).not.toContain(`Written        HKLM\\${winhttpKey} `);
			expect(registry.export()[3]).toBe(before[3]);
			expect(runTwo('rollback').code).toBe(0);
			expect(registry.export()).toEqual(before);
		});
	it('so a key that was made is kept if a long value is in it since', () => {
		rmSync(prefix.path('windows', 'TlsReady'), { recursive: true, force: true });
		registry.set([], server2012);
		expect(runTwo('enable').code).toBe(0);
		prefix.run(['reg', 'add', `HKLM\\${clientKey}`, '/v', 'a', '/d', 'x'.repeat(9000), '/f', '/reg:64']);
		expect(runTwo('rollback').output).toContain(`Kept           HKLM\\${clientKey}, because something else is in it`);
		expect(prefix.run(['reg', 'query', `HKLM\\${clientKey}`, '/v', 'a', '/reg:64']).code).toBe(0);
	});
	it('so neither the name nor the data of another value poses as it', () => {
		const posing = [
			held(clientKey, POSING, 'REG_SZ', ''),
			held(clientKey, 'Other', 'REG_SZ', `a\r\n    ${POSING}`),
			held(clientKey, 'AAA', 'REG_SZ', `${'x'.repeat(9000)}\r\n    ${POSING}`),
		];
		registry.set(posing, { nt: '6.1.7601', kind: 'client' });
		const said = line(runTwo('check').output, `${clientKey} Enabled`);
		expect(said).toBe(`  Action needed  HKLM\\${clientKey} Enabled: not set, right is any number but 0x0`);
		expect(runTwo('enable', ['/whatif']).output).toContain(`  Would write    HKLM\\${clientKey} Enabled: 0x1, now not set`);
	});
	it('so its own data poses as nothing else either', () => {
		// One value is enough: reg.exe is started several times for each.
		const [check, enable] = format.render(
			inputFor([{ ...shape('x64', true), settings: fourteen.slice(0, 1) }], { readSettings: [] }),
		);
		for (const file of [check, enable]) if (file !== undefined) writeFileSync(prefix.path(`one-${file.fileName}`), encode(file));
		for (const [data, found] of [
			[`a\r\n    ${POSING}`, 'REG_SZ'],
			[`\r\n    ${POSING}`, 'REG_SZ'],
			[`${'x'.repeat(9000)}    ${POSING}`, 'longer than a number'],
			[`${'x'.repeat(9000)}\r\n    ${POSING}`, 'longer than a number'],
		] as const) {
			registry.set([held(clientKey, 'Enabled', 'REG_SZ', data)], { nt: '6.3.9600', kind: 'server' });
			const [first, ...rest] = [
				prefix.run(['cmd', '/c', 'C:\\one-check.cmd']),
				prefix.run(['cmd', '/c', 'C:\\one-enable.cmd', '/whatif']),
			];
			expect(line(first.output, `${clientKey} Enabled`)).toBe(
				`  Action needed  HKLM\\${clientKey} Enabled: ${found}, must be REG_DWORD, right is any number but 0x0 or not set`,
			);
			expect(rest[0]?.output).not.toContain(`Would write    HKLM\\${clientKey} Enabled`);
			expect(rest[0]?.output).toContain('enable.ps1 -ReplaceWrongType can replace it.');
		}
	});
	it('and say of a wrong value that stays what was found, what is right, why it stays, the cure and the way back', () => {
		registry.set([held(winhttpKey, 'DefaultSecureProtocols', 'REG_DWORD', 0x80)], { nt: '6.3.9600', kind: 'server' });
		const enabled = run('enable');
		expect(enabled.output).toContain(
			[
				`  Action needed  HKLM\\${winhttpKey} DefaultSecureProtocols: 0x80, right is a number with the bits 0x800 or not set`,
				'                 Left as it is, because nothing is written for it on this Windows. check.ps1 says why.',
				`                 To cure it:  reg delete "HKLM\\${winhttpKey}" /v DefaultSecureProtocols /f /reg:64`,
				`                 Way back:    reg add "HKLM\\${winhttpKey}" /v DefaultSecureProtocols /t REG_DWORD /d 0x80 /f /reg:64`,
			].join('\n'),
		);
		expect(enabled.output.split('\n')[0]).toBe(
			'TLS Ready: enable TLS 1.2 on this 64-bit Windows, with a backup first. It disables no Schannel protocol and does not restart.',
		);
		expect(enabled.output).toMatch(
			/\nResult: Action needed \(1 action needed, 0 unknown, 13 ready\)\. Next: do what is named above, then run check\.cmd\. Restart first\. Way back: rollback\.cmd\.\n$/,
		);
		run('rollback');
	});
	it('and do not send anyone to enable.ps1 for a text that nothing is written over on this Windows', () => {
		const winhttp = fourteen.filter(({ id }) => id === 'winhttp-native');
		const [, enable] = format.render(inputFor([{ ...shape('x64', true), settings: winhttp }]));
		if (enable !== undefined) writeFileSync(prefix.path('winhttp.cmd'), encode(enable));
		registry.set([held(winhttpKey, 'DefaultSecureProtocols', 'REG_SZ', '0x800')], { nt: '6.3.9600', kind: 'server' });
		expect(prefix.run(['cmd', '/c', 'C:\\winhttp.cmd']).output).toContain(
			[
				`  Action needed  HKLM\\${winhttpKey} DefaultSecureProtocols: REG_SZ, must be REG_DWORD, right is a number with the bits 0x800 or not set`,
				'                 Left as it is, because nothing is written for it on this Windows. check.ps1 says why.',
				`                 Way back:    reg export "HKLM\\${winhttpKey}" before.reg /reg:64, first of all; then reg import before.reg /reg:64`,
				`                 To cure it:  reg delete "HKLM\\${winhttpKey}" /v DefaultSecureProtocols /f /reg:64`,
			].join('\n'),
		);
	});
	it('and say what 0x800 takes away, and how many of the values are right by default', () => {
		registry.set([], server2012);
		const { output } = run('enable', ['/whatif']);
		expect(output.match(/DefaultSecureProtocols: 0x800, now not set\n {17}WinHTTP then offers TLS 1\.2 only\.\n/g)).toHaveLength(
			2,
		);
		expect(output).toContain(
			'\nWould write 14 values: 10 need action, 4 are right by default here and would only be made explicit.\n',
		);
	});
	it('change nothing where the folder of the backup is a file, so that none can be made', () => {
		rmSync(prefix.path('windows', 'TlsReady'), { recursive: true, force: true });
		writeFileSync(prefix.path('windows', 'TlsReady'), '');
		registry.set([], server2012);
		const before = registry.export();
		expect([run('enable').code, registry.export()]).toEqual([5, before]);
		rmSync(prefix.path('windows', 'TlsReady'));
		mkdirSync(prefix.path('windows', 'TlsReady'));
	});
});
