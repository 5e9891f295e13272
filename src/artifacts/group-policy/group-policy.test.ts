import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOT_SURE } from '../../advisor/answers.ts';
import { planOf } from '../../advisor/estates/estate.ts';
import { HOSTILE_RUNS, hostileTexts } from '../hostile-text.ts';
import { allShapes, everything, fourteen, inputFor, shape } from '../script-proof/fixture.ts';
import { expectTextsStayData } from '../script-proof/hostile-data.ts';
import { describeWith, run, tool } from '../script-proof/tools.ts';
import { format } from './index.ts';
import source from './New-TlsReadyGpo.ps1?raw';
import { registryXml } from './registry-xml.ts';
import { type DirectoryCase, type DirectoryStep, runWithDirectory } from './stand-ins.ts';
import { type Element, readXml, structureProblems } from './xml-structure.ts';

const [script, xml] = format.render(everything);
const [narrow] = format.render(inputFor([shape('x64', false)]));
if (script === undefined || xml === undefined || narrow === undefined) throw new Error('a file is missing');
const [setting] = fourteen;
if (setting === undefined) throw new Error('no settings');

const NAME = 'TLS Ready - enable TLS 1.2 (x64)';
const MARK = 'Made by TLS Ready (tls-ready/gpo/1).';
const gpo = (description: string, name = NAME, id = '00000001-0000-0000-0000-000000000000') => ({ name, id, description });

const cases = {
	'an empty domain': { steps: [{}, {}, { Remove: true }, { Remove: true }] },
	'what if': { steps: [{ WhatIf: true }, {}, { Remove: true, WhatIf: true }] },
	"someone else's GPO of the same name": {
		gpos: [gpo('ours since 2019'), gpo(MARK, 'Default Domain Policy')],
		steps: [{}, { Remove: true }, { Name: 'Other' }],
	},
	'a GPO that quotes our mark': { gpos: [gpo(`not ${MARK}`)], steps: [{}, { Remove: true }] },
	'a name in another case': { gpos: [gpo('', NAME.toUpperCase())], steps: [{}] },
	'an item that cannot be written': { failsAt: 7, steps: [{}] },
	'an item that cannot be written, in a GPO that cannot be removed': { failsAt: 7, stuck: true, steps: [{}] },
	'no right to make GPOs': { denied: true, steps: [{}] },
	'no domain': { unreachable: true, steps: [{}] },
	'no module': { noModule: true, steps: [{}] },
	'another domain': { steps: [{ Domain: 'other.example', Server: 'dc1.other.example' }] },
} satisfies Record<string, DirectoryCase>;

describeWith('PowerShell', 'New-TlsReadyGpo.ps1 against stand-ins for the GroupPolicy module', () => {
	const results = new Map<string, DirectoryStep[]>();
	const step = (name: keyof typeof cases, index = 0): DirectoryStep => {
		const found = results.get(name)?.[index];
		if (found === undefined) throw new Error(`${name} has no step ${index}`);
		return found;
	};
	const changes = (result: DirectoryStep) =>
		result.calls.filter(({ cmdlet }) => cmdlet !== 'Get-GPO').map(({ cmdlet }) => cmdlet);
	let wide: DirectoryStep | undefined;
	beforeAll(() => {
		const all = runWithDirectory(narrow.text, Object.values(cases));
		Object.keys(cases).forEach((name, index) => {
			results.set(name, all[index] ?? []);
		});
		wide = runWithDirectory(script.text, [{ steps: [{}] }])[0]?.[0];
	});

	it('ends by itself and lets no error through in any case', () => {
		for (const [name, steps] of results)
			for (const { ended, errors } of steps) expect([name, ended, errors]).toEqual([name, 'exit', 0]);
	});
	it('makes one GPO with the twelve items of the plan, linked nowhere, and says so', () => {
		const made = step('an empty domain');
		expect(made.code).toBe(0);
		expect(made.output).toContain('Nothing is linked yet.');
		expect(made.gpos.map(({ name, description }) => [name, description])).toEqual([
			[NAME, `${MARK} Content version 0123456789abcdef.`],
		]);
		expect(made.gpos[0]?.items).toHaveLength(12);
		expect(made.gpos[0]?.items[0]).toEqual({
			key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client',
			name: 'Enabled',
			type: 'DWord',
			action: 'Update',
			context: 'Computer',
			value: 1,
		});
		expect(
			made.gpos[0]?.items.map(({ key, name, value }) => `${key.split('\\').slice(1, 3).join('\\')} ${name} ${value}`),
		).toContain('SOFTWARE\\WOW6432Node SchUseStrongCrypto 1');
		expect(new Set(changes(made))).toEqual(new Set(['New-GPO', 'Set-GPPrefRegistryValue']));
	});
	it('makes a GPO for each kind of machine', () => {
		expect(wide?.gpos.map(({ name, items }) => [name, items.length])).toEqual([
			['TLS Ready - enable TLS 1.2 (x64-winhttp)', 14],
			['TLS Ready - enable TLS 1.2 (x64)', 12],
			['TLS Ready - enable TLS 1.2 (x86-winhttp)', 9],
			['TLS Ready - enable TLS 1.2 (x86)', 8],
		]);
		expect(wide?.gpos[0]?.items.at(-1)).toMatchObject({ name: 'DefaultSecureProtocols', value: 2048 });
		expect(wide?.gpos.at(-1)?.items.filter(({ key }) => /wow6432node/i.test(key))).toEqual([]);
	});
	it('leaves its own GPO the second time, removes it when told to, and then has nothing to remove', () => {
		expect([step('an empty domain', 1).code, changes(step('an empty domain', 1))]).toEqual([1, []]);
		expect(step('an empty domain', 1).output).toContain('it is there already.');
		expect([step('an empty domain', 2).code, step('an empty domain', 2).gpos]).toEqual([0, []]);
		expect(step('an empty domain', 2).output).toContain('Values that machines have already received stay.');
		expect([step('an empty domain', 3).code, step('an empty domain', 3).output]).toEqual([0, 'Nothing was changed.']);
	});
	it('changes nothing with -WhatIf, neither when making nor when removing', () => {
		expect([step('what if').code, changes(step('what if')), step('what if').gpos]).toEqual([1, [], []]);
		expect([step('what if', 2).code, changes(step('what if', 2))]).toEqual([1, []]);
		expect(step('what if', 2).gpos).toHaveLength(1);
	});
	it('never touches a GPO of the same name that it did not make', () => {
		for (const name of ["someone else's GPO of the same name", 'a GPO that quotes our mark', 'a name in another case'] as const) {
			for (const index of results.get(name)?.slice(0, 2).keys() ?? []) {
				expect([name, step(name, index).code, changes(step(name, index))]).toEqual([name, 1, []]);
				expect(step(name, index).output).toContain('this script did not make it.');
			}
		}
		expect(step("someone else's GPO of the same name", 2).code).toBe(0);
		expect(step("someone else's GPO of the same name", 2).gpos.map(({ name }) => name)).toEqual([
			NAME,
			'Default Domain Policy',
			'Other (x64)',
		]);
	});
	it('removes an unfinished GPO again, and names it where that fails too', () => {
		expect(step('an item that cannot be written').code).toBe(6);
		expect(step('an item that cannot be written').gpos).toEqual([]);
		expect(step('an item that cannot be written').output).toBe(
			`TLS Ready: ${NAME} could not be made. The network path was not found. The unfinished GPO was removed again.`,
		);
		const stuck = step('an item that cannot be written, in a GPO that cannot be removed');
		expect([stuck.code, stuck.gpos.length]).toEqual([6, 1]);
		expect(stuck.output).toContain(
			'The unfinished GPO 00000101-0000-0000-0000-000000000000 could not be removed: The directory is read-only. Run this with -Remove.',
		);
	});
	it('says in one line why it cannot run, and does nothing', () => {
		expect([step('no right to make GPOs').code, step('no right to make GPOs').output]).toEqual([
			6,
			`TLS Ready: ${NAME} could not be made. Access is denied.`,
		]);
		expect([step('no domain').code, changes(step('no domain'))]).toEqual([4, []]);
		expect(step('no domain').output).toMatch(
			/^TLS Ready: the Group Policy objects of the domain could not be read, so nothing was changed\. /,
		);
		expect(step('no module').code).toBe(4);
		expect(step('no module').output).toMatch(
			/^TLS Ready: the GroupPolicy module is not installed here \(Get-GPO, New-GPO, Remove-GPO, Set-GPPrefRegistryValue not found\)\. Nothing was changed\. [^\n]+$/,
		);
	});
	it('says in one line that Constrained Language Mode keeps it from working', () => {
		const folder = mkdtempSync(join(tmpdir(), 'tls-ready-gpo-'));
		try {
			writeFileSync(join(folder, 'script.ps1'), narrow.text);
			const command = `$shell = [powershell]::Create(); [void]$shell.AddScript("\`$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; & '${join(folder, 'script.ps1')}' *>&1; \`$LASTEXITCODE"); $shell.Invoke() | ForEach-Object { "$_" }`;
			const ran = run(tool('PowerShell'), ['-NoProfile', '-NonInteractive', '-Command', command]);
			expect(ran.output).toMatch(
				/^TLS Ready: PowerShell runs in ConstrainedLanguage mode here\. Nothing was changed\. [^\r\n]+\r?\n4\r?\n$/,
			);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
	it('passes domain and server to every cmdlet', () => {
		for (const call of step('another domain').calls)
			expect(call).toMatchObject({ Domain: 'other.example', Server: 'dc1.other.example' });
		expect(step('another domain').calls).toHaveLength(1 + 1 + 12);
	});
});

const items = (text: string) => readXml(text).children;
const properties = (item: Element) => item.children[0]?.attributes ?? {};
const filters = (item: Element) => (item.children[1]?.children ?? []).map(({ attributes }) => attributes);

describe('Registry.xml', () => {
	it('keeps to the published structure, for every plan', () => {
		for (const shapes of [allShapes, ...allShapes.map((each) => [each])]) {
			expect(structureProblems(readXml(format.render(inputFor(shapes))[1]?.text ?? ''))).toEqual([]);
		}
	});
	it('is caught by the check when it does not', () => {
		const broken = (from: string | RegExp, to: string) => structureProblems(readXml(xml.text.replace(from, to)));
		expect(broken('RegistrySettings clsid="{A3CCFC41', 'RegistrySettings clsid="{A3CCFC82')).toEqual([
			'<RegistrySettings> has clsid="{A3CCFC82-DFDB-43a5-8D26-0FE8B954DA51}"',
		]);
		expect(broken(/ uid="[^"]*"/, '')).toEqual(['<Registry> lacks uid']);
		expect(broken('action="U"', 'action="X"')).toEqual(['<Properties> has action="X"']);
		expect(broken('subtype="VERSION"', 'subtype="LESS"')).toEqual(['<FilterRegistry> has subtype="LESS"']);
		expect(() => readXml(xml.text.replace('</Registry>', ''))).toThrow();
	});
	it('has an item for each of the fourteen values, to update a number', () => {
		expect(items(xml.text)).toHaveLength(14);
		expect(items(narrow === undefined ? '' : (format.render(inputFor([shape('x64', false)]))[1]?.text ?? ''))).toHaveLength(12);
		for (const item of items(xml.text))
			expect(properties(item)).toMatchObject({ action: 'U', default: '0', hive: 'HKEY_LOCAL_MACHINE', type: 'REG_DWORD' });
		expect(properties(items(xml.text).at(-1) as Element)).toMatchObject({
			key: 'SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp',
			name: 'DefaultSecureProtocols',
			value: '00000800',
		});
		expect(new Set(items(xml.text).map(({ attributes }) => attributes['uid'])).size).toBe(14);
	});
	it('targets WOW6432Node at 64-bit Windows and WinHTTP at the old Windows, and nothing else', () => {
		for (const item of items(xml.text)) {
			const { key = '', name } = properties(item);
			const said = ({ attributes: { bool, valueName, subtype, valueData, min, max }, children }: Element): string =>
				children.length > 0
					? `${bool} (${children.map(said).join('; ')})`
					: [bool, valueName, subtype, valueData, min, max].join(' ');
			const targets = item.children[1]?.children.map(said) ?? [];
			expect([key, name, targets]).toEqual([
				key,
				name,
				[
					...(key.includes('WOW6432Node') ? ['AND PROCESSOR_ARCHITECTURE SUBSTRING 64 0.0.0.0 0.0.0.0'] : []),
					...(name === 'DefaultSecureProtocols'
						? [
								'AND CurrentVersion VERSION  0.0.0.0 6.3.0.0',
								// Not Windows 8, which shares its version with Server 2012 but has no update that reads the value.
								`AND (${[
									'AND CurrentVersion VERSION  0.0.0.0 6.2.0.0',
									'OR ProductType SUBSTRING ServerNT 0.0.0.0 0.0.0.0',
									'OR ProductType SUBSTRING LanmanNT 0.0.0.0 0.0.0.0',
								].join('; ')})`,
							]
						: []),
				],
			]);
		}
		expect(filters(items(xml.text).at(-1) as Element)[1]).toEqual({
			bool: 'AND',
			not: '0',
			type: 'MATCHVALUE',
			subtype: 'VERSION',
			hive: 'HKEY_LOCAL_MACHINE',
			key: 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
			valueName: 'CurrentVersion',
			valueType: 'REG_SZ',
			valueData: '',
			min: '0.0.0.0',
			max: '6.3.0.0',
			gte: '1',
			lte: '0',
		});
	});
	it('can be made from the facts as they stand', () => {
		const plan = planOf({
			windows: ['server-2012', 'windows-11-24h2'],
			'registry-state': ['missing-or-different'],
			'winhttp-programs': ['yes'],
		});
		const [, real] = format.render({ ...everything, plan });
		expect(structureProblems(readXml(real?.text ?? ''))).toEqual([]);
		expect(items(real?.text ?? '')).toHaveLength(plan.settings.length);
		const winhttp = items(real?.text ?? '').filter((item) => properties(item)['name'] === 'DefaultSecureProtocols');
		expect(winhttp.map((item) => filters(item).at(-2))).toEqual(
			winhttp.map(() => expect.objectContaining({ min: '6.1.0.0', max: '6.3.0.0' })),
		);
		expect(winhttp.length).toBeGreaterThan(0);
	});
	it('refuses a range of Windows versions that it could not tell apart', () => {
		const on = (write: NonNullable<typeof setting.write>) => () => registryXml([{ ...setting, write }], 'v', 'a');
		expect(on({ value: 1, ntBelow: '10.0.20348' })).toThrow(
			'Registry setting "schannel-client-enabled": Windows 0.0 up to below 10.0.20348 cannot be told apart by CurrentVersion.',
		);
		expect(on({ value: 1, ntAtLeast: '6.1.7601', ntBelow: '6.3' })).toThrow('cannot be told apart');
	});
	it('is the same for the same answers, in ASCII with CR LF, as the script is', () => {
		expect(format.render(inputFor(allShapes))).toEqual([script, xml]);
		for (const file of [script, xml]) {
			expect(file.text).toMatch(/^[\t\r\n -~]*$/);
			expect(file.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			expect(file.text).toContain('Made for the answers at: https://tls.example/wizard/#v1;windows=server-2012-r2\r\n');
		}
	});
});

describeWith('PowerShell', 'Registry.xml read by another parser', () => {
	it('says the same as it says here', () => {
		const folder = mkdtempSync(join(tmpdir(), 'tls-ready-xml-'));
		try {
			const file = join(folder, 'Registry.xml');
			const odd = { ...setting, name: `a & "b" <c> 'd' ]]> $(x)` };
			writeFileSync(file, registryXml([odd, ...fourteen], 'v--', 'https://tls.example/--->&--'));
			const command = `$x = New-Object Xml.XmlDocument; $x.Load('${file}'); $x.RegistrySettings.Registry | ForEach-Object { "$($_.Properties.key) $($_.Properties.name) $(@($_.Filters.ChildNodes | Where-Object { $_ }).Count)" }`;
			const ran = run(tool('PowerShell'), ['-NoProfile', '-NonInteractive', '-Command', command]);
			expect([ran.code, ran.errors]).toEqual([0, '']);
			const own = items(readFileSync(file, 'utf8')).map(
				(item) => `${properties(item)['key']} ${properties(item)['name']} ${filters(item).length}`,
			);
			expect(ran.output.trim().split(/\r?\n/)).toEqual(own);
			expect(own[0]).toBe(`${setting.key} a & "b" <c> 'd' ]]> $(x) 0`);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});

describe('the Group Policy files and hostile text', () => {
	it('turn 100,000 hostile values into a refusal or into the same value again in Registry.xml', () => {
		fc.assert(
			fc.property(hostileTexts, fc.constantFrom('id', 'key', 'name'), (texts, field) => {
				for (const text of texts) {
					let made: string;
					try {
						made = registryXml([{ ...setting, [field]: text }], text, text);
					} catch (error) {
						expect(String(error)).toContain(`${JSON.stringify(text)} cannot stand in Registry.xml`);
						continue;
					}
					expect(made).toMatch(/^[\t\n -~]*$/);
					const [item] = items(made);
					expect(items(made)).toHaveLength(1);
					const kept = {
						id: item?.attributes['desc']?.replace('TLS Ready: ', ''),
						key: item?.children[0]?.attributes['key'],
						name: item?.attributes['name'],
					};
					expect(kept[field as 'id']).toBe(text);
				}
			}),
			{ numRuns: HOSTILE_RUNS },
		);
	});
	it('cannot be turned into code by 100,000 hostile values in the script', () => {
		expectTextsStayData(source, 'kinds', (texts) => ({
			kinds: texts.map((text) => ({ id: text, title: text, windows: [text], values: [] })),
		}));
	});
	it('are offered to who manages machines with Group Policy or did not say', () => {
		const applies = (answers: Record<string, string[] | typeof NOT_SURE>, shapes = allShapes) =>
			format.applies(inputFor(shapes, { answers }).plan);
		expect(applies({})).toBe(true);
		expect(applies({ 'managed-by': NOT_SURE })).toBe(true);
		expect(applies({ 'managed-by': ['group-policy'] })).toBe(true);
		expect(applies({ 'managed-by': ['intune'] })).toBe(false);
		expect(applies({}, [])).toBe(false);
	});
});
