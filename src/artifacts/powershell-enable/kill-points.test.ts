import { beforeAll, expect, it } from 'vitest';
import { format as rollbackFormat } from '../powershell-rollback/index.ts';
import { everything } from '../script-proof/fixture.ts';
import { type Case, type CaseResult, type Held, runInMemory, type Step, windows } from '../script-proof/memory.ts';
import { describeWith } from '../script-proof/tools.ts';
import { format } from './index.ts';

const [enable] = format.render(everything);
const [rollback] = rollbackFormat.render(everything);
if (enable === undefined || rollback === undefined) throw new Error('a script is missing');

const clientKey = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client';
const dotnetKey = 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
const values: Held[] = [
	{ view: 'native', key: clientKey, name: 'Enabled', type: 'REG_DWORD', data: 0 },
	{ view: 'native', key: dotnetKey, name: 'SchUseStrongCrypto', type: 'REG_SZ', data: 'text' },
	{ view: 'wow6432', key: dotnetKey, name: 'SchUseStrongCrypto', type: 'REG_MULTI_SZ', data: ['a', 'b'] },
];
const folder = { BackupFolder: '{folder}' };
const step = (script: string, change: Record<string, unknown> = {}, more: Record<string, string | boolean> = {}): Step => ({
	script,
	windows: { InterruptedAt: 0, FailsAt: 0, ...change },
	arguments: { ...folder, ...more },
});
const replacing = { ReplaceWrongType: true };
const machine = () => windows('6.1.7601', { values });

/** Where a script can be stopped besides before a write, by the text before which it ends. */
const PLACES = {
	'before the list is written': '$stream.Write($bytes',
	'before it is read back': 'if ([IO.File]::ReadAllText($part)',
	'before it gets its name': '[IO.File]::Move($part, $path)',
	'before the first write': '"  Backup         $backup"',
} as const;

describeWith('PowerShell', 'enable.ps1 and rollback.ps1 stopped between any two writes', () => {
	const writes = Array.from({ length: 14 }, (_, at) => at + 1);
	// Every value is restored or removed, and every key that was made is removed: 14 and fewer than 20.
	const undos = Array.from({ length: 34 }, (_, at) => at + 1);
	const cases: Case[] = [
		...writes.map((at) => ({
			windows: machine(),
			steps: [step('enable', { InterruptedAt: at }, replacing), step('rollback')],
		})),
		...writes.map((at) => ({ windows: machine(), steps: [step('enable', { FailsAt: at }, replacing), step('rollback')] })),
		...undos.map((at) => ({
			windows: machine(),
			steps: [step('enable', {}, replacing), step('rollback', { InterruptedAt: at }), step('rollback')],
		})),
		...Object.keys(PLACES).map((_, at) => ({
			windows: machine(),
			steps: [step(`stopped-${at}`, {}, replacing), step('rollback'), step('enable', {}, replacing), step('rollback')],
		})),
	];
	let results: CaseResult[];
	beforeAll(() => {
		const stopped = Object.values(PLACES).map((place) => {
			if (!enable.text.includes(place)) throw new Error(`enable.ps1 has no ${place}`);
			return { ...enable, text: enable.text.replace(place, () => `exit 99\r\n${place}`) };
		});
		results = runInMemory({ enable, rollback, ...Object.fromEntries(stopped.map((file, at) => [`stopped-${at}`, file])) }, cases);
	});
	const of = (at: number) => {
		const found = results[at];
		if (found === undefined) throw new Error(`no case ${at}`);
		return found;
	};

	for (const at of writes) {
		it(`put all back after a stop before write ${at}, and after write ${at} fails`, () => {
			const killed = of(at - 1);
			expect([killed.steps[0]?.code, killed.steps[1]?.code]).toEqual([99, 0]);
			expect(killed.steps[1]?.registry).toEqual(killed.start);
			const failed = of(13 + at);
			expect([failed.steps[0]?.code, failed.steps[0]?.registry]).toEqual([6, failed.start]);
			expect(failed.steps[1]?.code).toBe(5);
		});
	}
	it('go on with an undo that was stopped before any of its writes, and put all back', () => {
		const stopped = undos.filter((at) => of(27 + at).steps[1]?.code === 99);
		expect(stopped).toEqual(undos.slice(0, stopped.length));
		expect(stopped.length).toBeGreaterThan(14);
		expect(stopped.length).toBeLessThan(undos.length);
		for (const at of undos) {
			const { start, steps } = of(27 + at);
			expect([at, steps[2]?.code, steps[2]?.registry]).toEqual([at, stopped.includes(at) ? 0 : 5, start]);
		}
	});
	for (const [index, name] of Object.keys(PLACES).entries())
		it(`have changed nothing when stopped ${name}, and work the next time`, () => {
			const { start, steps } = of(28 + undos.length + index);
			expect([steps[0]?.code, steps[0]?.registry]).toEqual([99, start]);
			expect(steps[1]?.registry).toEqual(start);
			expect([steps[2]?.code, steps[3]?.code]).toEqual([0, 0]);
			expect(steps[3]?.registry).toEqual(start);
		});
});

describeWith('PowerShell', 'enable.ps1 with values that could not be restored exactly', () => {
	it('leaves what takes other bytes than its type and text say, names it, and changes the rest', () => {
		const odd = values.map((value, at) => ({ ...value, size: [2, 8, 8][at] ?? 0 }));
		const [result] = runInMemory({ enable, rollback }, [
			{ windows: windows('6.1.7601', { values: odd }), steps: [step('enable', {}, replacing), step('rollback')] },
		]);
		const output = result?.steps[0]?.output ?? '';
		expect(
			output.match(/It was left as it is, because it could not be restored exactly: it takes \d+ bytes where \d+ are right\./g),
		).toEqual([
			'It was left as it is, because it could not be restored exactly: it takes 2 bytes where 4 are right.',
			'It was left as it is, because it could not be restored exactly: it takes 8 bytes where 10 are right.',
			'It was left as it is, because it could not be restored exactly: it takes 8 bytes where 10 are right.',
		]);
		expect(output.match(/^ {2}Written/gm)).toHaveLength(11);
		expect(result?.steps[0]?.code).toBe(1);
		expect(result?.steps[1]?.registry).toEqual(result?.start);
	});
	it('takes a write that reports no error and changes nothing for a failure, and puts the others back', () => {
		const [result] = runInMemory({ enable, rollback }, [
			{ windows: machine(), steps: [step('enable', { IgnoredAt: 5 }, replacing), step('rollback', { IgnoredAt: 0 })] },
		]);
		expect(result?.steps[0]?.output).toContain('it does not read back as it was written');
		expect([result?.steps[0]?.code, result?.steps[0]?.registry]).toEqual([6, result?.start]);
		expect(result?.steps[1]?.code).toBe(5);
	});
	it('says of 0x80 for WinHTTP on Server 2012 R2 what it found, what is right, why it stays, the cure and the way back', () => {
		const key = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';
		const winhttp: Held = { view: 'native', key, name: 'DefaultSecureProtocols', type: 'REG_DWORD', data: 0x80 };
		const [result] = runInMemory({ enable }, [{ windows: windows('6.3.9600', { values: [winhttp] }), steps: [step('enable')] }]);
		expect(result?.steps[0]?.output).toContain(
			[
				`  Action needed  HKLM\\${key} DefaultSecureProtocols: 0x00000080; right is a number with the bits 0x00000800, or not set`,
				'                 The value leaves TLS 1.2 out.',
				'                 It was left as it is, because nothing is written for it on this Windows.',
				`                 To cure it:  reg delete "HKLM\\${key}" /v DefaultSecureProtocols /f /reg:64`,
				`                 Way back:    reg add "HKLM\\${key}" /v DefaultSecureProtocols /t REG_DWORD /d 0x00000080 /f /reg:64`,
			].join('\n'),
		);
	});
	it('says of a WinHTTP text on Server 2012 R2 why it stays, the cure and the way back', () => {
		const key = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';
		const winhttp: Held = { view: 'native', key, name: 'DefaultSecureProtocols', type: 'REG_SZ', data: '0x800' };
		const [result] = runInMemory({ enable }, [
			{ windows: windows('6.3.9600', { values: [winhttp] }), steps: [step('enable', {}, replacing)] },
		]);
		expect(result?.steps[0]?.output).toContain(
			[
				`  Action needed  HKLM\\${key} DefaultSecureProtocols: REG_SZ 0x800; right is a number with the bits 0x00000800, or not set`,
				'                 It is REG_SZ; it must be REG_DWORD.',
				'                 It was left as it is, because nothing is written for it on this Windows.',
				`                 Way back:    reg export "HKLM\\${key}" before.reg /reg:64, first of all; then reg import before.reg /reg:64`,
				`                 To cure it:  reg delete "HKLM\\${key}" /v DefaultSecureProtocols /f /reg:64`,
			].join('\n'),
		);
	});
	it('says with -WhatIf why it lists more values than need action, and what 0x800 takes away', () => {
		const [result] = runInMemory({ enable }, [{ windows: windows('6.2.9200'), steps: [step('enable', {}, { WhatIf: true })] }]);
		const output = result?.steps[0]?.output ?? '';
		expect(output).toContain(
			'Would write 14 values: 10 need action, 4 are right by default here and would only be made explicit.',
		);
		expect(
			output.match(/DefaultSecureProtocols: 0x00000800, now not set\n {17}WinHTTP then offers TLS 1\.2 only\./g),
		).toHaveLength(2);
	});
});
