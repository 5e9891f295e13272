import { beforeAll, describe, expect, it } from 'vitest';
import { NOT_SURE } from '../../advisor/answers.ts';
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
import discoverySource from './discovery.ps1?raw';
import { format } from './index.ts';

const [discovery, remediation] = format.render(everything);
const [rollback] = rollbackFormat.render(everything);
if (discovery === undefined || remediation === undefined || rollback === undefined) throw new Error('a script is missing');

const clientKey = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client';
const dotnetKey = 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';

const held = (key: string, name: string, type: string, data: Held['data']): Held => ({ view: 'native', key, name, type, data });
const discovering: Step = { script: 'discovery' };
const remediating: Step = { script: 'remediation', arguments: { BackupFolder: '{folder}' } };
const undoing: Step = { script: 'rollback', arguments: { BackupFolder: '{folder}' } };
const thereAndBack = [discovering, remediating, discovering, undoing];

const cases = {
	'a bare Server 2012': { windows: windows('6.2.9200'), steps: [...thereAndBack, discovering] },
	'a bare 32-bit Windows 7': { windows: windows('6.1.7601', { bits: 32 }), steps: thereAndBack },
	'a wrong type': {
		windows: windows('10.0.20348', { values: [held(dotnetKey, 'SchUseStrongCrypto', 'REG_SZ', '\u202e"$(calc)"\r\n1')] }),
		steps: [...thereAndBack.slice(0, 3), remediating],
	},
	'Enabled as 0xffffffff': {
		windows: windows('6.3.9600', { values: [held(clientKey, 'Enabled', 'REG_DWORD', 0xffffffff)] }),
		steps: thereAndBack,
	},
	'TLS 1.2 disabled': {
		windows: windows('10.0.20348', { values: [held(clientKey, 'Enabled', 'REG_DWORD', 0)] }),
		steps: thereAndBack,
	},
	'a key that may not be read': {
		windows: windows('10.0.20348', { unreadable: [`native|${clientKey}`] }),
		steps: [remediating, discovering],
	},
	'no version in the registry': { windows: { ...windows('6.3.9600'), values: [] }, steps: [discovering, remediating] },
	'data that says Compliant': {
		windows: windows('10.0.20348', { values: [held(dotnetKey, 'SchUseStrongCrypto', 'REG_SZ', 'TLS Ready: Compliant')] }),
		steps: [discovering],
	},
	'not elevated': { windows: windows('6.1.7601', { elevated: false }), steps: [discovering, remediating] },
	'damaged data': { windows: windows('6.1.7601'), steps: [{ script: 'damaged' }] },
	'constrained language': { windows: windows('6.1.7601'), steps: [{ script: 'constrained' }] },
} satisfies Record<string, Case>;

const constrained = `foreach ($name in 'discovery', 'remediation') { $shell = [powershell]::Create(); [void]$shell.AddScript("\`$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; & '$PSScriptRoot/$name.ps1' *>&1; \`$LASTEXITCODE"); ($shell.Invoke() | ForEach-Object { "$_" }) -join ' | ' }`;

/** The line of evidence, which discovery.ps1 puts before what it says. */
const EVIDENCE = /^TLSREADY1;[!-~]+;\. (?=TLS Ready: )/;

describeWith('PowerShell', 'discovery.ps1 and remediation.ps1 against a registry in memory', () => {
	const results = new Map<string, CaseResult>();
	const step = (name: keyof typeof cases, index = 0): StepResult => {
		const found = results.get(name)?.steps[index];
		if (found === undefined) throw new Error(`${name} has no step ${index}`);
		return { ...found, output: found.output.replace(EVIDENCE, '') };
	};
	const before = (name: keyof typeof cases) => results.get(name)?.start;
	beforeAll(() => {
		const files = {
			discovery,
			remediation,
			rollback,
			damaged: { ...discovery, text: discovery.text.replace('{"contentVersion"', '{"contentVersion') },
			constrained: {
				...discovery,
				text: `#region windows\n#endregion windows\n#region changes\n#endregion changes\n${constrained}\n`,
			},
		};
		const all = runInMemory(files, Object.values(cases));
		Object.keys(cases).forEach((name, index) => {
			const result = all[index];
			if (result !== undefined) results.set(name, result);
		});
	});

	it('discovery always says one line and exits 0', () => {
		for (const [name, { steps }] of results) {
			for (const [index, result] of steps.entries()) {
				if (cases[name as keyof typeof cases].steps[index]?.script !== 'discovery') continue;
				expect([name, result.ended, result.code]).toEqual([name, 'exit', 0]);
				expect([name, result.output]).toEqual([
					name,
					expect.stringMatching(/^(?:TLSREADY1;[!-~]+;\. )?TLS Ready: (?:Compliant|NonCompliant: [ -~]+\.|Unknown: [ -~]+\.)$/),
				]);
				expect(result.output.length).toBeLessThanOrEqual(2000);
			}
		}
	});
	it('go from NonCompliant to exactly Compliant and back', () => {
		expect(step('a bare Server 2012').output).toMatch(
			/^TLS Ready: NonCompliant: 14 of 14 values to write, 0 that remediation does not change, 0 unknown\. To write: HKLM\\SYSTEM\\\S.*Client Enabled \(missing\), /,
		);
		expect(step('a bare Server 2012').registry).toEqual(before('a bare Server 2012'));
		expect(step('a bare Server 2012', 1).output).toMatch(/Written: 14 of 14 values\. Backup: \S+backup-0001\.json\./);
		expect(step('a bare Server 2012', 2).output).toBe('TLS Ready: Compliant');
		expect(step('a bare Server 2012', 3).registry).toEqual(before('a bare Server 2012'));
		expect(step('a bare Server 2012', 4).output).toMatch(/^TLS Ready: NonCompliant: /);
		expect(step('a bare 32-bit Windows 7').output).toMatch(/^TLS Ready: NonCompliant: 9 of 9 values to write/);
		expect(step('a bare 32-bit Windows 7', 2).output).toBe('TLS Ready: Compliant');
	});
	it('put right what switches TLS 1.2 off, and take 0xffffffff for on', () => {
		expect(step('TLS 1.2 disabled').output).toContain('Client Enabled (0x00000000)');
		expect(step('TLS 1.2 disabled', 2).output).toBe('TLS Ready: Compliant');
		expect(step('TLS 1.2 disabled', 3).registry).toEqual(before('TLS 1.2 disabled'));
		expect(step('Enabled as 0xffffffff').output).not.toContain('Client Enabled');
		expect(step('Enabled as 0xffffffff', 2).output).toBe('TLS Ready: Compliant');
		expect(step('Enabled as 0xffffffff', 2).registry[`native|${clientKey}`]?.['Enabled']?.data).toBe(4294967295);
	});
	it('keep a wrong type NonCompliant, leave it, and make no further backup for it', () => {
		expect(step('a wrong type', 2).output).toBe(
			`TLS Ready: NonCompliant: 0 of 14 values to write, 1 that remediation does not change, 0 unknown. Not changed: HKLM\\${dotnetKey} SchUseStrongCrypto (REG_SZ ?"$(calc)"  1).`,
		);
		expect(step('a wrong type', 3).code).toBe(1);
		expect(step('a wrong type', 3).output).toContain('Nothing was changed.');
		expect(step('a wrong type', 3).registry).toEqual(step('a wrong type', 1).registry);
	});
	it('never say Compliant where something is unknown', () => {
		expect(step('a key that may not be read', 1).output).toMatch(
			/^TLS Ready: Unknown: 0 of 14 values to write, 0 that remediation does not change, 2 unknown\. /,
		);
		expect(step('no version in the registry').output).toBe('TLS Ready: Unknown: the Windows version could not be read.');
		expect(step('no version in the registry', 1).code).toBe(2);
		expect(step('damaged data').output).toMatch(/^TLS Ready: Unknown: /);
		expect(step('constrained language').output.split('\n')).toEqual([
			expect.stringMatching(/^TLS Ready: Unknown: PowerShell runs in ConstrainedLanguage mode here, [^|]+ \| 0$/),
			expect.stringMatching(/^TLS Ready: PowerShell runs in ConstrainedLanguage mode here, [^|]+ \| 4$/),
		]);
	});
	it('begin with the evidence, whether the machine complies or not', () => {
		expect(results.get('a bare Server 2012')?.steps[0]?.output).toMatch(
			/^TLSREADY1;t=[!-~]+;\. TLS Ready: NonCompliant: 14 of 14 values to write/,
		);
		expect(results.get('a bare Server 2012')?.steps[2]?.output).toMatch(/^TLSREADY1;t=[!-~]+;\. TLS Ready: Compliant$/);
		expect(results.get('a key that may not be read')?.steps[1]?.output).toMatch(/^TLSREADY1;t=[!-~]+;\. TLS Ready: Unknown: /);
	});
	it('never end as the rule wants it where a value says so', () => {
		const output = step('data that says Compliant').output;
		expect(output).toMatch(/^TLS Ready: NonCompliant: .*TLS Ready: Compliant/);
		expect(output.endsWith('TLS Ready: Compliant')).toBe(false);
	});
	it('discover without being administrator, and change nothing without', () => {
		expect(step('not elevated').output).toMatch(/^TLS Ready: NonCompliant: 14 of 14/);
		expect([step('not elevated', 1).code, step('not elevated', 1).registry]).toEqual([3, before('not elevated')]);
	});
});

describe('the Configuration Manager scripts as downloads', () => {
	it('are two, the same for the same answers, in ASCII with CR LF', () => {
		expect(format.render(everything).map(({ fileName }) => fileName)).toEqual(['discovery.ps1', 'remediation.ps1']);
		for (const file of [discovery, remediation]) {
			expect(file.text).toMatch(/^[\r\n -~]*$/);
			expect(file.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			expect(file.encoding).toBe('utf-8');
			expect(file.text).toContain('Made for the answers at: https://tls.example/wizard/#v1;windows=server-2012-r2\r\n');
		}
		expect(format.render(inputFor(allShapes))).toEqual([discovery, remediation]);
	});
	it('hold the twelve values of a plan without WinHTTP', () => {
		for (const { text } of format.render(inputFor([shape('x64', false)]))) {
			expect(JSON.parse(text.split('\r\n').find((line) => line.startsWith('{"contentVersion"')) ?? '').settings).toHaveLength(12);
		}
	});
	it('write out the compliance rule', () => {
		expect(discovery.text).toMatch(/The value returned by the specified script {2,}Ends with {2,}TLS Ready: Compliant\r\n/);
	});
	it('are offered to who manages machines with Configuration Manager or did not say', () => {
		const applies = (answers: Record<string, string[] | typeof NOT_SURE>, shapes = allShapes) =>
			format.applies(inputFor(shapes, { answers }).plan);
		expect(applies({})).toBe(true);
		expect(applies({ 'managed-by': NOT_SURE })).toBe(true);
		expect(applies({ 'managed-by': ['configuration-manager'] })).toBe(true);
		expect(applies({ 'managed-by': ['intune'] })).toBe(false);
		expect(applies({}, [])).toBe(false);
	});
	it('cannot be turned into code by 100,000 hostile values', () => {
		expectTextsStayData(discoverySource, 'settings', (texts) => ({
			settings: texts.map((text) => ({ id: text, because: text })),
		}));
	});
});
