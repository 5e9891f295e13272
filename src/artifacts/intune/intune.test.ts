import { beforeAll, describe, expect, it } from 'vitest';
import { NOT_SURE } from '../../advisor/answers.ts';
import { encode } from '../artifact.ts';
import { format as rollbackFormat } from '../powershell-rollback/index.ts';
import { allShapes, everything, inputFor, shape } from '../script-proof/fixture.ts';
import { expectTextsStayData } from '../script-proof/hostile-data.ts';
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
import remediateSource from './remediate.ps1?raw';

const [detect, remediate] = format.render(everything);
const [rollback] = rollbackFormat.render(everything);
if (detect === undefined || remediate === undefined || rollback === undefined) throw new Error('a script is missing');

const clientKey = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client';
const dotnetKey = 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
const winhttpKey = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';

const held = (key: string, name: string, type: string, data: Held['data']): Held => ({ view: 'native', key, name, type, data });
const detecting: Step = { script: 'detect' };
const remediating = (change: Partial<Step> = {}): Step => ({
	script: 'remediate',
	...change,
	arguments: { BackupFolder: '{folder}', ...change.arguments },
});
const undoing: Step = { script: 'rollback', arguments: { BackupFolder: '{folder}' } };

const wrongType = held(dotnetKey, 'SchUseStrongCrypto', 'REG_SZ', '1');
const longText = held(dotnetKey, 'SystemDefaultTlsVersions', 'REG_SZ', `"%PATH%" $(calc)\r\n\u202e\u4e2d${'x'.repeat(5000)}`);
const withoutVersion = { ...windows('6.3.9600'), values: [] };

const cases = {
	'a bare Windows 7': {
		windows: windows('6.1.7601'),
		steps: [detecting, remediating(), detecting, remediating(), undoing, detecting],
	},
	'a bare 32-bit Windows 7': { windows: windows('6.1.7601', { bits: 32 }), steps: [detecting, remediating(), detecting] },
	'a bare Windows 11': { windows: windows('10.0.20348'), steps: [detecting, remediating(), detecting] },
	'a wrong type and nothing else': {
		windows: windows('10.0.20348', { values: [wrongType] }),
		steps: [detecting, remediating(), detecting, undoing],
	},
	'0xa00 for WinHTTP on Windows 11': {
		windows: windows('10.0.20348', { values: [held(winhttpKey, 'DefaultSecureProtocols', 'REG_DWORD', 0xa00)] }),
		steps: [remediating(), detecting],
	},
	'Enabled as 0xffffffff': {
		windows: windows('6.3.9600', { values: [held(clientKey, 'Enabled', 'REG_DWORD', 0xffffffff)] }),
		steps: [detecting, remediating(), detecting, undoing],
	},
	'a very long value': {
		windows: windows('6.1.7601', { name: '\u00c9tage'.repeat(400), values: [longText] }),
		steps: [detecting, remediating()],
	},
	'letters that are ASCII where case does not count': {
		windows: windows('6.1.7601', {
			name: '\u212aELV\u0130N',
			values: [held(dotnetKey, 'SchUseStrongCrypto', 'REG_SZ', '\u0130\u017f\u212a')],
		}),
		steps: [detecting, remediating()],
	},
	'a key that may not be read': {
		windows: windows('10.0.20348', { unreadable: [`native|${clientKey}`] }),
		steps: [remediating(), detecting],
	},
	'no version in the registry': { windows: withoutVersion, steps: [detecting, remediating()] },
	'not elevated': { windows: windows('6.1.7601', { elevated: false }), steps: [detecting, remediating()] },
	'what if': { windows: windows('6.1.7601'), steps: [remediating({ arguments: { WhatIf: true } }), remediating()] },
	'the third write fails': { windows: windows('6.1.7601', { failsAt: 3, values: [wrongType] }), steps: [remediating(), undoing] },
	'interrupted at the fourth write': {
		windows: windows('6.1.7601'),
		steps: [remediating({ windows: { InterruptedAt: 4 } }), { ...undoing, windows: { InterruptedAt: 0 } }],
	},
	'a full disk': { windows: windows('6.1.7601', { diskFull: true }), steps: [remediating()] },
	'a folder that others can write to': {
		windows: windows('6.1.7601', { folderProblem: 'S-1-5-32-545 can write to it' }),
		steps: [remediating()],
	},
	'damaged data': { windows: windows('6.1.7601'), steps: [{ script: 'damaged-detect' }, { script: 'damaged-remediate' }] },
	'constrained language': { windows: windows('6.1.7601'), steps: [{ script: 'constrained' }] },
} satisfies Record<string, Case>;

/** The line of evidence, which detect.ps1 puts before what it says. */
const EVIDENCE =
	/^TLSREADY1;t=[0-9TZ:-]{17};n=[\w.-]+;v=[0-9.]+;b=(?:32|64);k=\w+;c=\w+;r=(?:[0-9a-f]{4}=[0-9a-f!?-]\w*,?){9,14};\. (?=TLS Ready: )/;

/** Both scripts in Constrained Language Mode, with their exit codes. */
const constrained = `foreach ($name in 'detect', 'remediate') { $shell = [powershell]::Create(); [void]$shell.AddScript("\`$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; & '$PSScriptRoot/$name.ps1' *>&1; \`$LASTEXITCODE"); ($shell.Invoke() | ForEach-Object { "$_" }) -join ' | ' }`;

describeWith('PowerShell', 'detect.ps1 and remediate.ps1 against a registry in memory', () => {
	const results = new Map<string, CaseResult>();
	const step = (name: keyof typeof cases, index = 0): StepResult => {
		const found = results.get(name)?.steps[index];
		if (found === undefined) throw new Error(`${name} has no step ${index}`);
		return { ...found, output: found.output.replace(EVIDENCE, '') };
	};
	const before = (name: keyof typeof cases) => results.get(name)?.start;

	beforeAll(() => {
		const damaged = (file: typeof detect) => ({ ...file, text: file.text.replace('{"contentVersion"', '{"contentVersion') });
		const files = {
			detect,
			remediate,
			rollback,
			'damaged-detect': damaged(detect),
			'damaged-remediate': damaged(remediate),
			constrained: {
				...detect,
				text: `#region windows\n#endregion windows\n#region changes\n#endregion changes\n${constrained}\n`,
			},
		};
		const all = runInMemory(files, Object.values(cases));
		Object.keys(cases).forEach((name, index) => {
			const result = all[index];
			if (result !== undefined) results.set(name, result);
		});
	});

	it('say one line of printable ASCII, at most 2,048 characters long, whatever they find', () => {
		for (const [name, { steps }] of results) {
			if (name === 'constrained language') continue;
			for (const [index, result] of steps.entries()) {
				const { script } = cases[name as keyof typeof cases].steps[index] ?? { script: '' };
				const whatIf = name === 'what if' && index === 0;
				if (script === 'rollback' || whatIf || result.code === 99) continue;
				expect([name, index, result.ended]).toEqual([name, index, 'exit']);
				expect([name, index, result.output]).toEqual([name, index, expect.stringMatching(/^[ -~]{12,2048}$/)]);
				expect([name, index, result.output.replace(EVIDENCE, '')]).toEqual([
					name,
					index,
					expect.stringMatching(/^TLS Ready: [ -~]{1,2037}$/),
				]);
			}
		}
		expect(results.get('a very long value')?.steps[0]?.output).toHaveLength(2000);
		expect(step('a very long value', 1).output).toHaveLength(2011);
	});
	it('begin the detection with the evidence, so that it is kept whole', () => {
		for (const name of ['a bare Windows 7', 'a bare Windows 11', 'a wrong type and nothing else', 'a very long value'] as const)
			expect([name, results.get(name)?.steps[0]?.output]).toEqual([name, expect.stringMatching(EVIDENCE)]);
	});
	it('find all fourteen values missing on a bare Windows 7, write them, and find nothing more to do', () => {
		expect(step('a bare Windows 7').code).toBe(1);
		expect(step('a bare Windows 7').output).toContain(
			'TLS Ready: Action needed, remediation due on SRV01 (6.1.7601, 64-bit): 14 of 14 values to write, 0 that remediation does not change, 0 unknown. To write: HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client Enabled (missing), ',
		);
		expect(step('a bare Windows 7').registry).toEqual(before('a bare Windows 7'));
		expect(step('a bare Windows 7', 1).code).toBe(0);
		expect(step('a bare Windows 7', 1).output).toMatch(
			/^TLS Ready: Ready on SRV01 \(6\.1\.7601, 64-bit\)\. Written: 14 of 14 values\. Backup: \S+backup-0001\.json\. Restart Windows for the change to take effect; this script does not restart it\.$/,
		);
		expect(step('a bare Windows 7', 2).code).toBe(0);
		expect(step('a bare Windows 7', 2).output).toBe('TLS Ready: Ready on SRV01 (6.1.7601, 64-bit): 14 of 14 values are right.');
		expect(step('a bare Windows 7', 3).output).toBe('TLS Ready: Ready on SRV01 (6.1.7601, 64-bit). Nothing was changed.');
	});
	it('are undone by rollback.ps1, after which remediation is due again', () => {
		expect(step('a bare Windows 7', 4).registry).toEqual(before('a bare Windows 7'));
		expect(step('a bare Windows 7', 4).code).toBe(0);
		expect(step('a bare Windows 7', 5).code).toBe(1);
	});
	it('count nine values on a 32-bit Windows 7, and fourteen read but twelve written on Windows 11', () => {
		expect(step('a bare 32-bit Windows 7', 2).output).toContain('9 of 9 values are right.');
		expect(step('a bare Windows 11').output).toContain('12 of 14 values to write, ');
		expect(step('a bare Windows 11', 1).output).toContain('Written: 12 of 14 values.');
		expect(step('a bare Windows 11', 2).code).toBe(0);
		expect(step('a bare Windows 11', 2).output).toContain('14 of 14 values are right.');
	});
	it('leave a wrong type, say so, and do not start a remediation that would leave it again', () => {
		expect(step('a wrong type and nothing else').code).toBe(1);
		expect(step('a wrong type and nothing else', 1).code).toBe(1);
		expect(step('a wrong type and nothing else', 1).output).toContain(
			`Left as it is: HKLM\\${dotnetKey} SchUseStrongCrypto (REG_SZ 1).`,
		);
		expect(step('a wrong type and nothing else', 1).registry[`native|${dotnetKey}`]?.['SchUseStrongCrypto']).toEqual({
			type: 'REG_SZ',
			data: '1',
		});
		expect(step('a wrong type and nothing else', 2).code).toBe(0);
		expect(step('a wrong type and nothing else', 2).output).toBe(
			`TLS Ready: Action needed, by hand on SRV01 (10.0.20348, 64-bit): 0 of 14 values to write, 1 that remediation does not change, 0 unknown. Not changed: HKLM\\${dotnetKey} SchUseStrongCrypto (REG_SZ 1).`,
		);
		expect(step('a wrong type and nothing else', 3).registry).toEqual(before('a wrong type and nothing else'));
	});
	it('leave a WinHTTP value on a Windows that is to have none, and say so', () => {
		expect(step('0xa00 for WinHTTP on Windows 11').registry[`native|${winhttpKey}`]).toEqual({
			DefaultSecureProtocols: { type: 'REG_DWORD', data: 0xa00 },
		});
		expect(step('0xa00 for WinHTTP on Windows 11', 1).code).toBe(0);
		expect(step('0xa00 for WinHTTP on Windows 11', 1).output).toContain('Action needed, by hand');
		expect(step('0xa00 for WinHTTP on Windows 11', 1).output).toContain('DefaultSecureProtocols (0x00000a00)');
	});
	it('take 0xffffffff for enabled and leave it', () => {
		expect(step('Enabled as 0xffffffff').output).not.toContain('Client Enabled');
		expect(step('Enabled as 0xffffffff', 1).registry[`native|${clientKey}`]?.['Enabled']).toEqual({
			type: 'REG_DWORD',
			data: 4294967295,
		});
		expect(step('Enabled as 0xffffffff', 2).code).toBe(0);
		expect(step('Enabled as 0xffffffff', 3).registry).toEqual(before('Enabled as 0xffffffff'));
	});
	it('never call Unknown Ready: detection exits 0 with a line that says Unknown', () => {
		expect(step('a key that may not be read').code).toBe(2);
		expect(step('a key that may not be read', 1).code).toBe(0);
		expect(step('a key that may not be read', 1).output).toMatch(
			/^TLS Ready: Unknown on SRV01 .* 2 unknown\. Unknown: \S.*Client Enabled \(not readable\)/,
		);
		expect(step('no version in the registry').output).toBe('TLS Ready: Unknown: the Windows version could not be read.');
		expect(step('no version in the registry').code).toBe(0);
		expect(step('no version in the registry', 1).code).toBe(2);
		expect([step('damaged data').code, step('damaged data', 1).code]).toEqual([0, 4]);
		expect(step('damaged data').output).toMatch(/^TLS Ready: Unknown: /);
	});
	it('say in one line that Constrained Language Mode keeps them from working', () => {
		expect(step('constrained language').output.split('\n')).toEqual([
			expect.stringMatching(/^TLS Ready: Unknown: PowerShell runs in ConstrainedLanguage mode here, [^|]+ \| 0$/),
			expect.stringMatching(/^TLS Ready: PowerShell runs in ConstrainedLanguage mode here, [^|]+ \| 4$/),
		]);
	});
	it('detect without being administrator, and change nothing without', () => {
		expect(step('not elevated').code).toBe(1);
		expect(step('not elevated', 1).code).toBe(3);
		expect(step('not elevated', 1).output).toBe(
			'TLS Ready: run this as administrator. Nothing was changed. Next: open PowerShell with "Run as administrator".',
		);
		expect(step('not elevated', 1).registry).toEqual(before('not elevated'));
	});
	it('write nothing with -WhatIf, not even a backup', () => {
		expect(step('what if').registry).toEqual(before('what if'));
		expect(step('what if').code).toBe(1);
		expect(step('what if').output).toMatch(
			/TLS Ready: Action needed on SRV01 \(6\.1\.7601, 64-bit\)\. Would write 14 of 14 values\.$/,
		);
		expect(step('what if', 1).output).toContain('backup-0001.json');
	});
	it('put everything back when a write fails, and can be undone when interrupted', () => {
		expect(step('the third write fails').code).toBe(6);
		expect(step('the third write fails').output).toMatch(
			/a write failed\. All values already written were restored and read back\. What failed: HKLM\\\S.*: Access to the registry key is denied\.$/,
		);
		expect(step('the third write fails').registry).toEqual(before('the third write fails'));
		expect(step('the third write fails', 1).code).toBe(5);
		expect(step('interrupted at the fourth write', 1).registry).toEqual(before('interrupted at the fourth write'));
		expect(step('interrupted at the fourth write', 1).code).toBe(0);
	});
	it('change nothing where no safe backup can be made', () => {
		for (const name of ['a full disk', 'a folder that others can write to'] as const) {
			expect([name, step(name).code, step(name).registry]).toEqual([name, 5, before(name)]);
		}
		expect(step('a full disk').output).toContain(
			'no backup could be made, so nothing was changed. There is not enough space on the disk.',
		);
	});
});

describe('the Intune scripts as downloads', () => {
	it('are two, the same for the same answers, in ASCII with CR LF and without a byte order mark', () => {
		expect(format.render(everything).map(({ fileName }) => fileName)).toEqual(['detect.ps1', 'remediate.ps1']);
		for (const file of [detect, remediate]) {
			expect(file.text).toMatch(/^[\r\n -~]*$/);
			expect(file.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			expect([...encode(file).slice(0, 2)].map((byte) => String.fromCharCode(byte)).join('')).toBe('<#');
			expect(file.text).toContain('Made for the answers at: https://tls.example/wizard/#v1;windows=server-2012-r2\r\n');
		}
		expect(format.render(inputFor(allShapes))).toEqual([detect, remediate]);
	});
	it('hold the twelve values of a plan without WinHTTP', () => {
		for (const { text } of format.render(inputFor([shape('x64', false)]))) {
			expect(JSON.parse(text.split('\r\n').find((line) => line.startsWith('{"contentVersion"')) ?? '').settings).toHaveLength(12);
		}
	});
	it('open both views by name, restart nothing and never use New-Item on a key', () => {
		for (const { text } of [detect, remediate]) {
			expect(text).toContain("OpenBaseKey('LocalMachine', 'Registry64')");
			expect(text).toContain("OpenBaseKey('LocalMachine', 'Registry32')");
			expect(text).not.toMatch(/Restart-Computer|shutdown|Write-Error|^\s*New-Item /m);
		}
	});
	it('are offered to who manages machines with Intune or did not say', () => {
		const applies = (answers: Record<string, string[] | typeof NOT_SURE>, shapes = allShapes) =>
			format.applies(inputFor(shapes, { answers }).plan);
		expect(applies({})).toBe(true);
		expect(applies({ 'managed-by': NOT_SURE })).toBe(true);
		expect(applies({ 'managed-by': ['intune', 'group-policy'] })).toBe(true);
		expect(applies({ 'managed-by': ['group-policy'] })).toBe(false);
		expect(applies({}, [])).toBe(false);
	});
	it('cannot be turned into code by 100,000 hostile values', () => {
		expectTextsStayData(remediateSource, 'settings', (texts) => ({
			settings: texts.map((text) => ({ id: text, because: text })),
		}));
	});
});
