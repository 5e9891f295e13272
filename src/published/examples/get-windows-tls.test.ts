import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { describeWith, run, tool } from '../../artifacts/script-proof/tools.ts';
import { checkedFacts } from '../../content-check/check.ts';
import { publishAll } from '../published-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'windows-tls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
cpSync(join(import.meta.dirname, 'Get-WindowsTls.ps1'), join(folder, 'Get-WindowsTls.ps1'));
writeFileSync(join(folder, 'all.json'), JSON.stringify(publishAll(await checkedFacts())));

/** Asks in a new PowerShell, in the folder in which script and data lie. */
function ask(...parameters: readonly string[]) {
	const call = `& ./Get-WindowsTls.ps1 ${parameters.join(' ')} | ConvertTo-Json -Depth 3; exit $LASTEXITCODE`;
	return run(tool('PowerShell'), ['-NoProfile', '-NonInteractive', '-Command', call], { cwd: folder });
}

describeWith('PowerShell', 'the example that asks the data about a Windows version', () => {
	test('Server 2012 R2: TLS 1.2 is on, support has ended', () => {
		const { code, output, errors } = ask('-Version 6.3.9600 -Kind server');
		expect(errors).toBe('');
		expect(code).toBe(0);
		expect(JSON.parse(output)).toMatchObject({
			Name: 'Windows Server 2012 R2',
			Schannel: 'on by default',
			WinHTTP: 'on by default',
			SupportEnds: '2023-10-10',
			Updates: expect.arrayContaining(['KB2919355']),
			ContentVersion: expect.stringMatching(/^[0-9a-f]{12}$/),
		});
	});

	test('Windows 7: WinHTTP needs an update, Schannel needs values', () => {
		const { code, output } = ask('-Version 6.1.7601 -Kind client');
		expect(code).toBe(0);
		expect(JSON.parse(output)).toMatchObject({
			Name: 'Windows 7 SP1',
			Schannel: 'supported, needs registry values',
			WinHTTP: 'needs an update first',
			Updates: expect.arrayContaining(['KB3140245']),
		});
	});

	test('a build between two entries is the older one; editions that share a version come one by one', () => {
		expect(JSON.parse(ask('-Version 10.0.20300 -Kind server').output)).toMatchObject({ Name: 'Windows Server 2019' });
		const editions = JSON.parse(ask('-Version 10.0.26100 -Kind client').output) as { Name: string }[];
		expect(editions.map(({ Name }) => Name)).toEqual(expect.arrayContaining([expect.stringContaining('24H2')]));
		expect(editions).toHaveLength(2);
	});

	test('a Windows that the data does not have is unknown, not fine', () => {
		const { code, output } = ask('-Version 5.2.3790 -Kind server');
		expect(code).toBe(1);
		expect(JSON.parse(output)).toBe('Unknown: the data has no server Windows for version 5.2.3790.');
	});

	test('what cannot be asked is told, and what to do', () => {
		writeFileSync(join(folder, 'other.json'), '{"contentVersion":"x"}');
		for (const [parameters, told] of [
			['-Version 10 -Kind server', "'10' is no version. Give -Version as major.minor.build, such as 10.0.14393."],
			['-Version 10.0.14393 -Kind desktop', "'desktop' is no kind. Give -Kind client or -Kind server."],
			['-Version 10.0.14393 -Kind server -Data missing.json', 'Give the path of all.json as -Data.'],
			['-Version 10.0.14393 -Kind server -Data other.json', "'other.json' is not the data of /api/v1/all.json."],
			['', 'Give -Version and -Kind.'],
		] as const) {
			const { code, errors } = ask(parameters);
			expect([code, errors], parameters).toEqual([2, expect.stringContaining(told)]);
		}
	});
});

describeWith('PowerShell for Windows', 'the example on a Windows', () => {
	test('asks about the machine itself', () => {
		const { output } = run(tool('PowerShell for Windows'), [
			'-NoProfile',
			'-NonInteractive',
			'-ExecutionPolicy',
			'Bypass',
			'-File',
			join(folder, 'Get-WindowsTls.ps1'),
			'-Data',
			join(folder, 'all.json'),
		]);
		expect(output).toMatch(/Name +: Windows/);
	});
});
