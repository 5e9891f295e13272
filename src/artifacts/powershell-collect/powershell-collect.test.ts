import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { fleetOfFiles, sessionOf } from '../../inventory/test-files.ts';
import { inMemory } from '../script-proof/memory.ts';
import { describeWith, type Ran, run, tool } from '../script-proof/tools.ts';
import { ANSWER, check, collect } from './test-machine.ts';

/** Stands in for remoting: what a machine does goes by its name. Whoever is asked is noted. */
const STAND_IN = `#region connecting
function Start-Question([string]$Name, [string]$Text) {
    [IO.File]::AppendAllText($env:ASKED, "$Name\`n")
    if ($Name -like 'unknown*') { throw 'WinRM cannot find the computer name.' }
    Start-Job -ArgumentList $Name, $Text -ScriptBlock {
        param($Name, $Text)
        if ($Name -like 'denied*') { throw 'Access is denied.' }
        if ($Name -like 'slow*') { Start-Sleep 600 }
        if ($Name -like 'old*') { return '=TLS Ready: Requires Windows PowerShell 3.0 or later.' }
${ANSWER}    }
}
#endregion connecting`;

describeWith('PowerShell', 'collect.ps1', () => {
	const folder = mkdtempSync(join(tmpdir(), 'tls-ready-collect-'));
	const [script, asked] = [join(folder, 'collect.ps1'), join(folder, 'asked.txt')];
	const out = (name: string) => join(folder, 'out', name);
	const start = (...rest: readonly string[]): Ran => {
		writeFileSync(asked, '');
		return run(
			tool('PowerShell'),
			['-NoProfile', '-NonInteractive', '-File', script, '-OutputFolder', join(folder, 'out'), ...rest],
			{
				env: { ...process.env, ASKED: asked },
			},
		);
	};
	const whoWasAsked = () => readFileSync(asked, 'utf8').split('\n').filter(Boolean).toSorted();

	beforeAll(() => {
		writeFileSync(
			script,
			collect.replace(/#region connecting[\s\S]*?#endregion connecting/, () => STAND_IN),
		);
		writeFileSync(join(folder, 'check.ps1'), inMemory(check));
	});
	beforeEach(() => rmSync(join(folder, 'out'), { recursive: true, force: true }));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it('writes what each machine answers to a file that is read back, and says who did not answer and why', () => {
		const ran = start('-ComputerName', 'srv1,denied1,SRV1,unknown1,old1', '-AtOnce', '3');
		expect(ran.errors).toBe('');
		expect(ran.output).toContain('asking 4 machines, 3 at a time; 0 have answered before.');
		expect(ran.output).toContain('Result: 1 answered, 0 had answered before, 3 did not answer.');
		expect(ran.code).toBe(2);
		expect(readdirSync(join(folder, 'out')).toSorted()).toEqual(['not-answered.csv', 'srv1.json']);
		const answer = { name: 'srv1.json', content: readFileSync(out('srv1.json')) };
		const [report] = sessionOf([answer]).files;
		expect([report?.sources.map(({ id }) => id), report?.records, report?.problems]).toEqual([['check'], 1, []]);
		expect(fleetOfFiles([answer]).machines.map(({ machine }) => machine.name)).toEqual(['srv1']);
		const lines = readFileSync(out('not-answered.csv'), 'utf8').trimEnd().split('\r\n').toSorted();
		expect(lines.map((line) => line.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, 'TIME'))).toEqual([
			'"denied1",TIME,"Access is denied."',
			'"old1",TIME,"It answered: =TLS Ready: Requires Windows PowerShell 3.0 or later."',
			'"unknown1",TIME,"WinRM cannot find the computer name."',
			'machine,asked,why',
		]);
	});

	it('waits no longer for a machine than it was told to', () => {
		const ran = start('-ComputerName', 'slow1', '-WaitSeconds', '3');
		expect([ran.code, ran.errors]).toEqual([2, '']);
		expect(ran.output).toContain('slow1 did not answer: It did not answer within 3 seconds.');
		expect(readdirSync(join(folder, 'out'))).toEqual(['not-answered.csv']);
	});

	it('asks only who has not answered when it is started again, and everyone with -Again', () => {
		mkdirSync(join(folder, 'out'));
		writeFileSync(out('srv1.json'), 'an answer');
		const list = join(folder, 'machines.csv');
		writeFileSync(
			list,
			'#TYPE Microsoft.ActiveDirectory.Management.ADComputer\r\n"DNSHostName";"Name"\r\n"srv1";"SRV1"\r\n"srv2.contoso.com";"SRV2"\r\n',
		);
		const second = start('-ListFile', list);
		expect([second.code, second.errors, whoWasAsked()]).toEqual([0, '', ['srv2.contoso.com']]);
		expect(second.output).toContain('Result: 1 answered, 1 had answered before, 0 did not answer.');
		expect(readFileSync(out('not-answered.csv'), 'utf8')).toBe('machine,asked,why\r\n');
		expect(existsSync(out('srv2.contoso.com.json'))).toBe(true);
		start('-ListFile', list, '-Again');
		expect(whoWasAsked()).toEqual(['srv1', 'srv2.contoso.com']);
	});

	it('does nothing without a list, without check.ps1, or with a table that names no machines', () => {
		expect(start()).toMatchObject({ code: 4, output: expect.stringContaining('there is no machine to ask') });
		const other = join(folder, 'other.csv');
		writeFileSync(other, 'a,b\n1,2\n');
		expect(start('-ListFile', other)).toMatchObject({ code: 4, output: expect.stringContaining('none of the columns') });
		expect(start('-ComputerName', 'srv1', '-CheckFile', other)).toMatchObject({
			code: 4,
			output: expect.stringContaining('is not check.ps1'),
		});
		expect(start('-ListFile', join(folder, 'nothing.txt'))).toMatchObject({
			code: 4,
			output: expect.stringContaining('the list could not be read'),
		});
		expect(whoWasAsked()).toEqual([]);
	});

	it('says that a file cannot be written, and leaves none half written', () => {
		const blocked = join(folder, 'blocked');
		writeFileSync(blocked, '');
		expect(
			run(tool('PowerShell'), ['-NoProfile', '-File', script, '-ComputerName', 'srv1', '-OutputFolder', blocked]),
		).toMatchObject({
			code: 6,
			output: expect.stringContaining('could not be written'),
		});
	});

	it('names no password and keeps none', () => {
		expect(collect).not.toMatch(/ConvertTo-SecureString|Export-Clixml|GetNetworkCredential|\.Password\b/i);
	});
});
