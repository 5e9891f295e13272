import { beforeAll, describe, expect, it } from 'vitest';
import { FACTS, planOf } from '../../advisor/estates/estate.ts';
import { format as checkFormat } from '../powershell-check/index.ts';
import { format as rollbackFormat } from '../powershell-rollback/index.ts';
import { allShapes, everything, fourteen, inputFor, shape } from '../script-proof/fixture.ts';
import {
	type Case,
	type CaseResult,
	type Held,
	runInMemory,
	type Step,
	type StepResult,
	windows,
} from '../script-proof/memory.ts';
import { describeWith } from '../script-proof/tools.ts';
import { format } from './index.ts';

const [enable] = format.render(everything);
const [rollback] = rollbackFormat.render(everything);
const [check] = checkFormat.render(everything);
if (enable === undefined || rollback === undefined || check === undefined) throw new Error('a script is missing');

const [enable2008] = format.render({
	plan: planOf({ windows: ['windows-vista-sp2', 'server-2008-sp2'], 'registry-state': ['missing-or-different'] }),
	facts: FACTS,
	address: 'https://tls.example/',
});
if (enable2008 === undefined) throw new Error('a script is missing');

const clientKey = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client';
const dotnetKey = 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
const winhttpKey = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';

const enabling = (change: Partial<Step> = {}): Step => ({
	script: 'enable',
	...change,
	arguments: { BackupFolder: '{folder}', ...change.arguments },
});
const undoing = (change: Partial<Step> = {}): Step => ({
	script: 'rollback',
	...change,
	arguments: { BackupFolder: '{folder}', ...change.arguments },
});
const checking: Step = { script: 'check', arguments: { ValuesOnly: true } };
const held = (view: Held['view'], key: string, name: string, type: string, data: Held['data']): Held => ({
	view,
	key,
	name,
	type,
	data,
});

const wrongType = [
	held('native', dotnetKey, 'SchUseStrongCrypto', 'REG_SZ', '1'),
	held('native', dotnetKey, 'SystemDefaultTlsVersions', 'REG_MULTI_SZ', ['a', 'b']),
];

const cases = {
	'a bare Windows 7': { windows: windows('6.1.7601'), steps: [enabling(), checking, enabling(), undoing(), undoing()] },
	'a bare 32-bit Windows 7': { windows: windows('6.1.7601', { bits: 32 }), steps: [enabling()] },
	'a bare Server 2012': { windows: windows('6.2.9200'), steps: [enabling()] },
	'a bare Server 2012 R2': { windows: windows('6.3.9600'), steps: [enabling()] },
	'a bare Windows 8': { windows: windows('6.2.9200', { kind: 'client' }), steps: [enabling()] },
	'a bare 6.2 that does not say what it is': { windows: windows('6.2.9200', { kind: '' }), steps: [enabling()] },
	'Vista beside Server 2008 SP2': {
		windows: windows('6.0.6002', { kind: 'client' }),
		steps: [enabling({ script: 'enable-2008' })],
	},
	'Server 2008 SP2 beside Vista': { windows: windows('6.0.6002'), steps: [enabling({ script: 'enable-2008' })] },
	'0xa00 for WinHTTP on Server 2022': {
		windows: windows('10.0.20348', { values: [held('native', winhttpKey, 'DefaultSecureProtocols', 'REG_DWORD', 0xa00)] }),
		steps: [enabling()],
	},
	'Enabled as 0xffffffff': {
		windows: windows('6.3.9600', { values: [held('native', clientKey, 'Enabled', 'REG_DWORD', 0xffffffff)] }),
		steps: [enabling(), undoing()],
	},
	'what if': {
		windows: windows('6.1.7601'),
		steps: [enabling({ arguments: { WhatIf: true } }), enabling(), undoing({ arguments: { WhatIf: true } }), undoing()],
	},
	'what if, not elevated': {
		windows: windows('6.1.7601', { elevated: false }),
		steps: [enabling({ arguments: { WhatIf: true } })],
	},
	'not elevated': { windows: windows('6.1.7601', { elevated: false }), steps: [enabling(), undoing()] },
	'a wrong type': {
		windows: windows('6.3.9600', { values: wrongType }),
		steps: [enabling(), enabling({ arguments: { ReplaceWrongType: true } }), undoing(), undoing()],
	},
	'a type that cannot be written again': {
		windows: windows('6.3.9600', { values: [held('native', dotnetKey, 'SchUseStrongCrypto', 'of an unknown type', 'x')] }),
		steps: [enabling({ arguments: { ReplaceWrongType: true } })],
	},
	'half a surrogate pair': {
		windows: windows('6.3.9600', { values: [held('native', dotnetKey, 'SchUseStrongCrypto', 'REG_SZ', 'half')] }),
		steps: [
			{ script: 'half' },
			enabling({ arguments: { ReplaceWrongType: true, WhatIf: true } }),
			enabling({ arguments: { ReplaceWrongType: true } }),
			undoing(),
		],
	},
	'the third write fails': {
		windows: windows('6.1.7601', { failsAt: 3, values: wrongType }),
		steps: [enabling({ arguments: { ReplaceWrongType: true } }), undoing()],
	},
	'interrupted at the fourth write': {
		windows: windows('6.1.7601'),
		steps: [enabling({ windows: { InterruptedAt: 4 } }), undoing({ windows: { InterruptedAt: 0 } })],
	},
	'a full disk': { windows: windows('6.1.7601', { diskFull: true }), steps: [enabling()] },
	'a folder that others can write to': {
		windows: windows('6.1.7601', { folderProblem: 'S-1-5-32-545 can write to it' }),
		steps: [enabling(), undoing()],
	},
	'a key that may not be read': { windows: windows('6.3.9600', { unreadable: [`native|${clientKey}`] }), steps: [enabling()] },
	'no machine id': {
		windows: { ...windows('6.3.9600'), values: windows('6.3.9600').values.filter(({ name }) => name !== 'MachineGuid') },
		steps: [enabling()],
	},
	'the backup of another machine': {
		windows: windows('6.1.7601'),
		steps: [
			enabling(),
			undoing({ windows: { Name: 'SRV02' } }),
			undoing({ windows: { Name: 'SRV02' }, arguments: { RenamedMachine: true } }),
		],
	},
	'changed twice': { windows: windows('6.1.7601'), steps: [enabling(), undoing(), enabling(), enabling(), undoing()] },
	'a foreign value in a key that enable made': {
		windows: windows('6.1.7601'),
		steps: [enabling(), { script: 'foreign' }, undoing()],
	},
	'a damaged backup': {
		windows: windows('6.1.7601'),
		steps: [enabling(), { script: 'damage', arguments: { Folder: '{folder}' } }, undoing()],
	},
	'a cut backup': {
		windows: windows('6.1.7601'),
		steps: [enabling(), { script: 'cut', arguments: { Folder: '{folder}' } }, undoing()],
	},
	'a newest backup that was cut': {
		windows: windows('6.1.7601'),
		steps: [
			enabling(),
			{ script: 'foreign-off' },
			enabling(),
			{ script: 'cut-newest', arguments: { Folder: '{folder}' } },
			undoing(),
			undoing({ arguments: { Backup: '{folder}/backup-0001.json' } }),
		],
	},
	'undone out of order': {
		windows: windows('6.1.7601'),
		steps: [
			enabling(),
			{ script: 'foreign-off' },
			enabling(),
			undoing({ arguments: { Backup: '{folder}/backup-0001.json' } }),
			undoing({ arguments: { Backup: '{folder}/backup-0002.json' } }),
			undoing({ arguments: { Backup: '{folder}/backup-0001.json' } }),
		],
	},
	'a backup among those of other machines': {
		windows: windows('6.1.7601'),
		steps: [
			enabling(),
			{ script: 'others', arguments: { Folder: '{folder}' } },
			undoing({ arguments: { Backup: '{folder}/backup-0001.json' } }),
		],
	},
	'a copy of a backup, under another name': {
		windows: windows('6.1.7601'),
		steps: [
			enabling(),
			{ script: 'copy', arguments: { Folder: '{folder}' } },
			undoing({ arguments: { Backup: '{folder}/copy.bak' } }),
			undoing({ arguments: { Backup: '{folder}/copy.bak' } }),
		],
	},
	'a folder named from where PowerShell stands': {
		windows: windows('6.1.7601'),
		steps: [{ script: 'from-elsewhere', arguments: { Folder: '{folder}' } }],
	},
	'only enable.cmd was used': {
		windows: windows('6.1.7601'),
		steps: [{ script: 'only-batch', arguments: { Folder: '{folder}' } }],
	},
	'an empty list where a number should be': {
		windows: windows('6.3.9600', { values: [held('native', dotnetKey, 'SchUseStrongCrypto', 'REG_MULTI_SZ', [])] }),
		steps: [enabling(), enabling({ arguments: { ReplaceWrongType: true } })],
	},
	'a number of a wrong length': {
		windows: windows('6.3.9600', {
			values: [held('native', dotnetKey, 'SchUseStrongCrypto', 'REG_DWORD of a wrong length', '1 0')],
		}),
		steps: [enabling(), enabling({ arguments: { ReplaceWrongType: true } })],
	},
	'no backup': { windows: windows('6.1.7601'), steps: [undoing(), undoing({ arguments: { Backup: '{folder}' } })] },
	'constrained language': { windows: windows('6.1.7601'), steps: [{ script: 'constrained', arguments: { Folder: '{folder}' } }] },
} satisfies Record<string, Case>;

/** Steps between the scripts: what the world does to a machine or to a file. */
const between = {
	half: `Set-RegistryValue 'native' '${dotnetKey}' 'SchUseStrongCrypto' 'REG_SZ' "x$([char]0xd800)"`,
	foreign: `Set-RegistryValue 'native' '${clientKey}' 'Someone' 'REG_SZ' 'else'`,
	damage: `param($Folder) $file = (Get-ChildItem $Folder -Filter *.json).FullName; $text = [IO.File]::ReadAllText($file); [IO.File]::WriteAllText($file, $text.Replace('v2.0.50727', 'v2.0.50728'))`,
	cut: `param($Folder) $file = (Get-ChildItem $Folder -Filter *.json).FullName; $text = [IO.File]::ReadAllText($file); [IO.File]::WriteAllText($file, $text.Substring(0, $text.Length - 40))`,
	'foreign-off': `Set-RegistryValue 'native' '${clientKey}' 'Enabled' 'REG_DWORD' 0`,
	'cut-newest': `param($Folder) $file = Join-Path $Folder 'backup-0002.json'; $text = [IO.File]::ReadAllText($file); [IO.File]::WriteAllText($file, $text.Substring(0, $text.LastIndexOf('}', $text.Length - 2) + 1))`,
	others: `param($Folder) $text = [IO.File]::ReadAllText((Join-Path $Folder 'backup-0001.json')); [IO.File]::WriteAllText((Join-Path $Folder 'backup-0002.json'), $text.Replace('11111111-', '99999999-'))`,
	copy: `param($Folder) Copy-Item (Join-Path $Folder 'backup-0001.json') (Join-Path $Folder 'copy.bak')`,
	'from-elsewhere': `param($Folder) [void][IO.Directory]::CreateDirectory($Folder); Push-Location $Folder; & "$PSScriptRoot/enable.ps1" -BackupFolder ./bk; & "$PSScriptRoot/rollback.ps1" -BackupFolder ./bk; Pop-Location; Get-ChildItem $Folder -Recurse -File | ForEach-Object { $_.FullName.Substring($Folder.Length) }`,
	'only-batch': `param($Folder) $env:SystemRoot = $Folder; [void][IO.Directory]::CreateDirectory("$Folder/TlsReady/backup-0001"); [IO.File]::WriteAllText("$Folder/TlsReady/backup-0001/values.txt", ''); & "$PSScriptRoot/rollback.ps1" -BackupFolder "$Folder/none"; [IO.File]::WriteAllText("$Folder/TlsReady/backup-0001/undone.txt", ''); & "$PSScriptRoot/rollback.ps1" -BackupFolder "$Folder/none"; $env:SystemRoot = $null`,
	constrained: `param($Folder) foreach ($name in 'check', 'enable', 'rollback') { $shell = [powershell]::Create(); [void]$shell.AddScript("\`$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; & '$PSScriptRoot/$name.ps1' *>&1; \`$LASTEXITCODE"); ($shell.Invoke() | ForEach-Object { "$_" }) -join ' | ' }`,
};
const helper = (name: string) =>
	({ fileName: name, mediaType: '', encoding: 'utf-8', text: `${between[name as keyof typeof between]}\n` }) as const;
// "foreign" needs the stand-ins in its own scope.
const standIns = `#region windows\n#endregion windows\n#region changes\n#endregion changes\n`;

describeWith('PowerShell', 'enable.ps1 and rollback.ps1 against a registry in memory', () => {
	const results = new Map<string, CaseResult>();
	const step = (name: keyof typeof cases, index = 0): StepResult => {
		const found = results.get(name)?.steps[index];
		if (found === undefined) throw new Error(`${name} has no step ${index}`);
		return found;
	};
	const before = (name: keyof typeof cases) => results.get(name)?.start;
	const ours = (result: StepResult) =>
		fourteen.flatMap(({ id, view, key, name }) => {
			const value = result.registry[`${view}|${key}`]?.[name];
			return value === undefined ? [] : [[id, value.data]];
		});

	beforeAll(() => {
		const files = {
			enable,
			'enable-2008': enable2008,
			rollback,
			check,
			damage: helper('damage'),
			cut: helper('cut'),
			constrained: helper('constrained'),
			'cut-newest': helper('cut-newest'),
			others: helper('others'),
			copy: helper('copy'),
			'from-elsewhere': helper('from-elsewhere'),
			'only-batch': helper('only-batch'),
			'foreign-off': { ...helper('foreign-off'), text: `${standIns}${helper('foreign-off').text}` },
			foreign: { ...helper('foreign'), text: `${standIns}${helper('foreign').text}` },
			half: { ...helper('half'), text: `${standIns}${helper('half').text}` },
		};
		const all = runInMemory(files, Object.values(cases));
		Object.keys(cases).forEach((name, index) => {
			const result = all[index];
			if (result !== undefined) results.set(name, result);
		});
	});

	it('writes all fourteen values on a bare Windows 7, and says that a restart is due', () => {
		expect(Object.fromEntries(ours(step('a bare Windows 7')))).toEqual({
			'schannel-client-enabled': 1,
			'schannel-client-disabled-by-default': 0,
			'schannel-server-enabled': 1,
			'schannel-server-disabled-by-default': 0,
			'dotnet-v4-native-system-default': 1,
			'dotnet-v4-native-strong-crypto': 1,
			'dotnet-v4-wow6432-system-default': 1,
			'dotnet-v4-wow6432-strong-crypto': 1,
			'dotnet-v2-native-system-default': 1,
			'dotnet-v2-native-strong-crypto': 1,
			'dotnet-v2-wow6432-system-default': 1,
			'dotnet-v2-wow6432-strong-crypto': 1,
			'winhttp-native': 2048,
			'winhttp-wow6432': 2048,
		});
		expect(step('a bare Windows 7').code).toBe(0);
		expect(step('a bare Windows 7').output).toContain(
			'Restart Windows for the change to take effect. This script does not restart it.',
		);
		expect(step('a bare Windows 7', 1).output).toMatch(/Result: Ready/);
		expect(step('a bare Windows 7', 1).code).toBe(0);
	});
	it('does nothing the second time, and is undone exactly once', () => {
		expect(step('a bare Windows 7', 2).output).toContain('Nothing was changed.');
		expect(step('a bare Windows 7', 2).output).not.toContain('Backup');
		expect(step('a bare Windows 7', 3).registry).toEqual(before('a bare Windows 7'));
		expect(step('a bare Windows 7', 3).code).toBe(0);
		expect(step('a bare Windows 7', 4).code).toBe(5);
		expect(step('a bare Windows 7', 4).output).toContain('has no backup that is still to be undone. Nothing was changed.');
	});
	it('writes nine values on a 32-bit Windows 7, fourteen on Server 2012, twelve on Server 2012 R2', () => {
		expect(ours(step('a bare 32-bit Windows 7'))).toHaveLength(9);
		expect(ours(step('a bare Server 2012'))).toHaveLength(14);
		expect(ours(step('a bare Server 2012 R2'))).toHaveLength(12);
		expect(step('a bare Server 2012 R2').code).toBe(0);
	});
	it('gives no WinHTTP value to Windows 8, nor to a 6.2 that does not say what it is, and does not call that Ready', () => {
		for (const name of ['a bare Windows 8', 'a bare 6.2 that does not say what it is'] as const) {
			expect([name, ours(step(name)).length]).toEqual([name, 12]);
			expect([name, Object.keys(step(name).registry).filter((key) => key.endsWith('WinHttp'))]).toEqual([name, []]);
			expect([name, step(name).code]).toEqual([name, 1]);
		}
	});
	it('writes Schannel values on Server 2008 SP2, but not on Vista, with the facts as they stand', () => {
		expect(step('Server 2008 SP2 beside Vista').registry[`native|${clientKey}`]).toEqual({
			Enabled: { type: 'REG_DWORD', data: 1 },
			DisabledByDefault: { type: 'REG_DWORD', data: 0 },
		});
		expect(step('Vista beside Server 2008 SP2').registry[`native|${clientKey}`]).toBeUndefined();
		expect(step('Vista beside Server 2008 SP2').output).toContain('Windows Vista does not support TLS 1.2');
	});
	it('leaves WinHTTP alone on a Windows that needs no value there, but says what is wrong', () => {
		expect(step('0xa00 for WinHTTP on Server 2022').registry[`native|${winhttpKey}`]).toEqual({
			DefaultSecureProtocols: { type: 'REG_DWORD', data: 0xa00 },
		});
		expect(step('0xa00 for WinHTTP on Server 2022').code).toBe(1);
		expect(step('0xa00 for WinHTTP on Server 2022').output).toContain(
			'Action needed  HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp DefaultSecureProtocols',
		);
	});
	it('takes 0xffffffff for enabled and leaves it', () => {
		expect(step('Enabled as 0xffffffff').registry[`native|${clientKey}`]?.['Enabled']).toEqual({
			type: 'REG_DWORD',
			data: 4294967295,
		});
		expect(step('Enabled as 0xffffffff').code).toBe(0);
		expect(step('Enabled as 0xffffffff', 1).registry).toEqual(before('Enabled as 0xffffffff'));
	});
	it('writes nothing with -WhatIf, elevated or not', () => {
		expect(step('what if').registry).toEqual(before('what if'));
		expect(step('what if').code).toBe(1);
		// The next enable makes the first backup, so the one before made none.
		expect(step('what if', 1).output).toContain('backup-0001.json');
		expect(step('what if', 2).registry).toEqual(step('what if', 1).registry);
		expect(step('what if', 2).code).toBe(1);
		expect(step('what if', 3).registry).toEqual(before('what if'));
		expect(step('what if', 3).code).toBe(0);
		expect(step('what if, not elevated').code).toBe(1);
		expect(step('what if, not elevated').registry).toEqual(before('what if, not elevated'));
	});
	it('says in one line that it is not elevated, and does nothing', () => {
		for (const index of [0, 1]) {
			expect(step('not elevated', index).output).toBe(
				'TLS Ready: run this as administrator. Nothing was changed. Next: open PowerShell with "Run as administrator".',
			);
			expect(step('not elevated', index).code).toBe(3);
			expect(step('not elevated', index).registry).toEqual(before('not elevated'));
		}
	});
	it('reports a wrong type, replaces it only when told to, and restores it with its type', () => {
		const kept = before('a wrong type')?.[`native|${dotnetKey}`];
		expect(step('a wrong type').registry[`native|${dotnetKey}`]).toEqual(kept);
		expect(step('a wrong type').code).toBe(1);
		expect(step('a wrong type').output).toContain(
			'It is REG_SZ; it must be REG_DWORD. It was left as it is; -ReplaceWrongType replaces it.',
		);
		expect(step('a wrong type', 1).registry[`native|${dotnetKey}`]).toEqual({
			SchUseStrongCrypto: { type: 'REG_DWORD', data: 1 },
			SystemDefaultTlsVersions: { type: 'REG_DWORD', data: 1 },
		});
		expect(step('a wrong type', 1).output).toContain('backup-0002.json');
		expect(step('a wrong type', 2).registry).toEqual(step('a wrong type').registry);
		expect(step('a wrong type', 2).output).toContain('Next: 1 older backup(s) can still be undone: run this again.');
		expect(step('a wrong type', 3).registry).toEqual(before('a wrong type'));
		expect(step('a type that cannot be written again').registry[`native|${dotnetKey}`]?.['SchUseStrongCrypto']?.data).toBe('x');
		expect(step('a type that cannot be written again').code).toBe(1);
	});
	it('names the older backup when the newest was cut short, and undoes that one when told to', () => {
		const refused = step('a newest backup that was cut', 4);
		expect([refused.code, refused.output]).toEqual([
			5,
			expect.stringMatching(
				/backup-0002\.json is damaged, or no backup of enable\.ps1: its content does not match its checksum\. enable\.ps1 changes nothing before a backup is whole, so it was damaged or changed later\. .*\. What only this backup recorded stays if you undo the one before it by name: -Backup ".*backup-0001\.json"\. Nothing was changed\.$/,
			),
		]);
		expect(step('a newest backup that was cut', 5).code).toBe(0);
		expect(step('a newest backup that was cut', 5).registry).toEqual(before('a newest backup that was cut'));
	});
	it('undoes the newest first: an older one that is named waits until the newer one is undone', () => {
		const refused = step('undone out of order', 3);
		expect([refused.code, refused.output]).toEqual([
			5,
			expect.stringMatching(
				/backup-0002\.json was made after .*backup-0001\.json and is still to be undone\. Undo that one first: -Backup ".*backup-0002\.json"\. Nothing was changed\.$/,
			),
		]);
		expect(refused.registry).toEqual(step('undone out of order', 2).registry);
		expect(step('undone out of order', 4).registry).toEqual(step('undone out of order', 1).registry);
		expect([step('undone out of order', 5).code, step('undone out of order', 5).registry]).toEqual([
			0,
			before('undone out of order'),
		]);
	});
	it('does not wait for the backup of another machine that lies beside it', () => {
		expect(step('a backup among those of other machines', 2).code).toBe(0);
		expect(step('a backup among those of other machines', 2).registry).toEqual(before('a backup among those of other machines'));
	});
	it('undoes from a copy whose name does not end in .json, once', () => {
		expect([
			step('a copy of a backup, under another name', 2).code,
			step('a copy of a backup, under another name', 2).registry,
		]).toEqual([0, before('a copy of a backup, under another name')]);
		expect(step('a copy of a backup, under another name', 3).output).toContain('copy.bak was undone before');
	});
	it('takes a relative -BackupFolder from where PowerShell stands', () => {
		const { output, registry } = step('a folder named from where PowerShell stands');
		expect(output).toContain('Result: Ready (everything is as it was)');
		expect(output).toMatch(/\/bk\/backup-0001\.json\n\/bk\/backup-0001\.undone$/);
		expect(registry).toEqual(before('a folder named from where PowerShell stands'));
	});
	it('says that rollback.cmd undoes what enable.cmd did, as long as there is something to undo', () => {
		const [first, second] = step('only enable.cmd was used').output.split('\n');
		expect(first).toMatch(
			/has no backup of enable\.ps1 that is still to be undone\. enable\.cmd left one in .*backup-0001: run rollback\.cmd\. Nothing was changed\.$/,
		);
		expect(second).toMatch(/none has no backup that is still to be undone\. Nothing was changed\.$/);
	});
	it('never replaces what it could not restore exactly, and does not say that -ReplaceWrongType does', () => {
		for (const [name, type] of [
			['an empty list where a number should be', 'REG_MULTI_SZ'],
			['a number of a wrong length', 'REG_DWORD of a wrong length'],
		] as const)
			for (const index of [0, 1]) {
				expect([name, step(name, index).code]).toEqual([name, 1]);
				expect(step(name, index).registry[`native|${dotnetKey}`]?.['SchUseStrongCrypto']).toEqual(
					before(name)?.[`native|${dotnetKey}`]?.['SchUseStrongCrypto'],
				);
				expect(step(name, index).output).toContain(
					`It is ${type}; it must be REG_DWORD. It was left as it is, and -ReplaceWrongType leaves it too: it could not be restored exactly. Note what it holds and delete it by hand.`,
				);
			}
	});
	it('puts everything back when a write fails, in one clear line', () => {
		expect(step('the third write fails').registry).toEqual(before('the third write fails'));
		expect(step('the third write fails').code).toBe(6);
		expect(step('the third write fails').output).toMatch(
			/Failed {9}HKLM\\[^\n]+: Access to the registry key is denied\.\nTLS Ready: a write failed\. All values already written were restored and read back\. What failed: HKLM\\[^\n]+ is denied\.$/,
		);
		expect(step('the third write fails', 1).code).toBe(5);
	});
	it('can be undone when it was interrupted half-way', () => {
		expect(ours(step('interrupted at the fourth write'))).toHaveLength(3);
		expect(step('interrupted at the fourth write', 1).registry).toEqual(before('interrupted at the fourth write'));
		expect(step('interrupted at the fourth write', 1).code).toBe(0);
	});
	it('changes nothing where no safe backup can be made', () => {
		for (const name of ['a full disk', 'a folder that others can write to', 'no machine id'] as const) {
			expect([name, step(name).code, step(name).registry]).toEqual([name, 5, before(name)]);
		}
		expect(step('a full disk').output).toContain(
			'no backup could be made, so nothing was changed. There is not enough space on the disk.',
		);
		expect(step('a folder that others can write to').output).toMatch(
			/is not safe for a backup: S-1-5-32-545 can write to it\. Name another folder with -BackupFolder/,
		);
		expect(step('a folder that others can write to', 1).code).toBe(5);
	});
	it('leaves a value whose text a backup cannot hold, says so with -WhatIf already, and changes the rest', () => {
		const why =
			'It was left as it is, because it could not be restored exactly: a backup cannot hold its text exactly. Note what it holds and delete it by hand.';
		const [, announced, enabled, undone] = [0, 1, 2, 3].map((at) => step('half a surrogate pair', at));
		expect([announced?.code, enabled?.code, undone?.code]).toEqual([1, 1, 0]);
		for (const said of [announced, enabled]) expect(said?.output).toContain(why);
		expect(announced?.output.match(/^ {2}Would write/gm)).toHaveLength(11);
		expect(enabled?.output.match(/^ {2}Written/gm)).toHaveLength(11);
		expect(undone?.registry).toEqual(step('half a surrogate pair').registry);
	});
	it('leaves a key that may not be read, and says Unknown', () => {
		expect(ours(step('a key that may not be read')).map(([id]) => id)).not.toContain('schannel-client-enabled');
		expect(step('a key that may not be read').output).toMatch(/Unknown {8}HKLM\\SYSTEM\\[^\n]+Client Enabled/);
		expect(step('a key that may not be read').code).toBe(2);
	});
	it('refuses the backup of another machine, unless told that the machine was renamed', () => {
		expect(step('the backup of another machine', 1).code).toBe(5);
		expect(step('the backup of another machine', 1).output).toMatch(
			/was made on SRV01\. If this is the same machine under a new name, add -RenamedMachine\. Nothing was changed\.$/,
		);
		expect(step('the backup of another machine', 1).registry).toEqual(step('the backup of another machine').registry);
		expect(step('the backup of another machine', 2).registry).toEqual(before('the backup of another machine'));
	});
	it('never writes over an earlier backup', () => {
		expect(step('changed twice').output).toContain('backup-0001.json');
		expect(step('changed twice', 2).output).toContain('backup-0002.json');
		expect(step('changed twice', 3).output).toContain('Nothing was changed.');
		expect(step('changed twice', 4).registry).toEqual(before('changed twice'));
	});
	it('keeps a key that it made if someone else has used it since', () => {
		expect(step('a foreign value in a key that enable made', 2).registry[`native|${clientKey}`]).toEqual({
			Someone: { type: 'REG_SZ', data: 'else' },
		});
		expect(step('a foreign value in a key that enable made', 2).output).toContain('TLS 1.2\\Client (something else is in it)');
		expect(step('a foreign value in a key that enable made', 2).code).toBe(0);
	});
	it('refuses a damaged backup and changes nothing', () => {
		for (const name of ['a damaged backup', 'a cut backup'] as const) {
			expect(step(name, 2).code).toBe(5);
			expect(step(name, 2).registry).toEqual(step(name).registry);
		}
		expect(step('a damaged backup', 2).output).toMatch(
			/is damaged, or no backup of enable\.ps1: its content does not match its checksum\. enable\.ps1 changes nothing before a backup is whole, so it was damaged or changed later\. .* Nothing was changed\.$/,
		);
		expect(step('a cut backup', 2).output).toMatch(
			/its content does not match its checksum\. enable\.ps1 changes nothing before a backup is whole, so it was damaged or changed later\. .* Nothing was changed\.$/,
		);
		expect(step('no backup').code).toBe(5);
		expect(step('no backup', 1).code).toBe(5);
	});
	it('says in one line that Constrained Language Mode keeps it from working', () => {
		const lines = step('constrained language').output.split('\n');
		expect(lines).toHaveLength(3);
		for (const line of lines)
			expect(line).toMatch(
				/^TLS Ready: PowerShell runs in ConstrainedLanguage mode here, [^|]+Nothing was changed\. [^|]+ \| 4$/,
			);
	});
});

describe('enable.ps1 as a download', () => {
	it('holds the twelve values of a plan without WinHTTP, and no word that would turn TLS 1.2 off', () => {
		const [narrow] = format.render(inputFor([shape('x64', false)]));
		const line = narrow?.text.split('\r\n').find((each) => each.startsWith('{"contentVersion"')) ?? '';
		const { settings } = JSON.parse(line) as { settings: { name: string; write: { value: number } }[] };
		expect(settings).toHaveLength(12);
		expect(settings.filter(({ name }) => name === 'Enabled').map(({ write }) => write.value)).toEqual([1, 1]);
		expect(settings.filter(({ name }) => name === 'DisabledByDefault').map(({ write }) => write.value)).toEqual([0, 0]);
	});
	it('is the same for the same answers, in ASCII with CR LF, as rollback.ps1 is', () => {
		for (const file of [enable, rollback]) {
			expect(file.text).toMatch(/^[\r\n -~]*$/);
			expect(file.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			expect(file.text).toContain('Content version: 0123456789abcdef\r\n');
		}
		expect(format.render(everything)).toEqual(format.render(inputFor(allShapes)));
	});
});
