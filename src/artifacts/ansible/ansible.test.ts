import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { shownKey } from '../../knowledge/registry-text.ts';
import { HOSTILE_RUNS, hostileTexts } from '../hostile-text.ts';
import { allShapes, everything, fourteen, inputFor, shape } from '../script-proof/fixture.ts';
import { describeWith, run, tool } from '../script-proof/tools.ts';
import { Estate, type Keys, machine } from './estate.ts';
import { format } from './index.ts';

const files = format.render(everything);
const few = format.render(inputFor([], { settings: fourteen.slice(0, 5) }));
const [enable, undo] = files;
if (enable === undefined || undo === undefined) throw new Error('a playbook is missing');

const SCHANNEL = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';
const CLIENT = `${SCHANNEL}\\Protocols\\TLS 1.2\\Client`;
const DOTNET = 'HKLM:\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
const WINHTTP = 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';

interface Play {
	readonly vars: { readonly tls_ready_values: readonly Record<string, unknown>[] };
	readonly tasks: readonly unknown[];
}
/** A play, with the texts that Ansible leaves alone marked. */
function play(text: string): Play {
	const [only, ...more] = parse(text, {
		customTags: [{ tag: '!unsafe', resolve: (value: string) => `unsafe:${value}` }],
	}) as Play[];
	if (only === undefined || more.length > 0) throw new Error('a playbook has one play');
	return only;
}

describe('the playbooks', () => {
	it('are ASCII with a header that says what they are, what they do and how to undo it', () => {
		for (const { text } of files) {
			expect(text).toMatch(/^[\n -~]*$/);
			const header = text.slice(0, text.indexOf('\n---\n'));
			for (const part of [
				'# TLS Ready: ',
				'# What it is: ',
				'# What it does: ',
				'# How to run: ',
				'# How to undo: ',
				'# Exit codes: ',
				'# Content version: 0123456789abcdef\n',
				'# Made for the answers at: https://tls.example/wizard/#v1;windows=server-2012-r2',
			])
				expect(header).toContain(part);
		}
	});
	it('name each value with its Windows versions, and only the bits that WinHTTP must have', () => {
		const { tls_ready_values: values } = play(enable.text).vars;
		const tls12 = { test: 'unsafe:bits', right: true, value: 2048, bits: [2048] };
		const tls13 = { test: 'unsafe:bits', right: true, value: 10240, bits: [2048, 8192] };
		expect(values).toHaveLength(14);
		expect(values.at(-1)).toEqual({
			path: 'unsafe:HKLM:\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp',
			parents: [
				'unsafe:HKLM:\\SOFTWARE\\WOW6432Node\\Microsoft',
				'unsafe:HKLM:\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows',
				'unsafe:HKLM:\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion',
				'unsafe:HKLM:\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Internet Settings',
			],
			name: 'unsafe:DefaultSecureProtocols',
			view: 'unsafe:wow6432',
			nt_at_least: null,
			nt_below: 'unsafe:6.3',
			where: [
				{ nt_at_least: null, nt_below: 'unsafe:6.2', kind: null },
				{ nt_at_least: null, nt_below: null, kind: 'unsafe:server' },
			],
			value: 2048,
			restart: true,
			fine: [
				{
					...{ nt_at_least: 'unsafe:6.2', nt_below: 'unsafe:6.3', kind: 'unsafe:client' },
					...{ test: 'unsafe:any', right: false, value: null, bits: [] },
				},
				{ nt_at_least: 'unsafe:10.0.20348', nt_below: null, kind: null, ...tls13 },
				{ nt_at_least: 'unsafe:6.3', nt_below: 'unsafe:10.0.20348', kind: null, ...tls12 },
				{ nt_at_least: 'unsafe:6.2', nt_below: 'unsafe:6.3', kind: 'unsafe:server', ...tls12 },
				{ nt_at_least: null, nt_below: 'unsafe:6.2', kind: null, ...tls12 },
			],
		});
	});
	it('are for plans with values, unless the visitor manages machines in other ways only', () => {
		const applies = (answers: Record<string, string[]>, shapes = [shape('x64', false)]) =>
			format.applies(inputFor(shapes, { answers }).plan);
		expect(applies({})).toBe(true);
		expect(applies({ 'managed-by': ['intune', 'ansible'] })).toBe(true);
		expect(applies({ 'managed-by': ['dsc'] })).toBe(false);
		expect(applies({}, [])).toBe(false);
	});
	it('keep hostile values data: each one text that Ansible leaves alone, and no line more', () => {
		const [setting] = fourteen;
		if (setting === undefined) throw new Error('no settings');
		const around = (text: string) =>
			text.replace(/(?<=\n# region data\n)[\s\S]*(?=\n# endregion data\n)/, '').replace(/^# Made for .*$/m, '');
		const outside = around(enable.text);
		fc.assert(
			fc.property(hostileTexts, (hostile) => {
				const settings = hostile
					.slice(0, 10)
					.map((each, at) => ({ ...setting, id: `id-${at}`, key: `SYSTEM\\${each}`, name: hostile[at + 10] ?? '' }));
				const { text } = format.render(inputFor([], { settings }, `https://tls.example/#${hostile[0]}`))[0] ?? { text: '' };
				if (around(text) !== outside) throw new Error('the code differs');
				if (!/^[\n -~]*$/.test(text)) throw new Error('not ASCII');
				const data = /\n# region data\n([\s\S]*)\n# endregion data\n/.exec(text)?.[1] ?? '';
				if (data.split('\n').length !== 2 + settings.length * 11) throw new Error('a line more');
				const { tls_ready_values: values } = play(`- vars:\n${data}\n  tasks: []\n`).vars;
				expect(values.map(({ path, name }) => [path, name])).toEqual(
					settings.map((each) => [
						`unsafe:HKLM:\\SYSTEM\\${each.key.slice(7)}`.toWellFormed(),
						`unsafe:${each.name}`.toWellFormed(),
					]),
				);
			}),
			{ numRuns: HOSTILE_RUNS },
		);
	});
});

const estates: Estate[] = [];
afterAll(() => {
	for (const each of estates) each.remove();
});
function estate(machines: ConstructorParameters<typeof Estate>[1], of = files): Estate {
	const made = new Estate(of, machines);
	estates.push(made);
	return made;
}

/** Keys as a machine has them before anything is written. */
const bare: Keys = {
	[SCHANNEL]: { EventLogging: ['REG_DWORD', 1] },
	[DOTNET]: {},
	'HKLM:\\SOFTWARE\\WOW6432Node\\Microsoft': {},
};
const ours = (keys: Keys) => fourteen.filter((each) => keys[`HKLM:\\${shownKey(each)}`]?.[each.name] !== undefined).length;
/** Keys of an estate in any order of keys and values. */
const ordered = (keys: Keys) =>
	Object.entries(keys)
		.map(([path, values]) => [path, Object.entries(values).toSorted()])
		.toSorted();

describeWith('Ansible', 'the playbooks, with stand-ins for the modules of ansible.windows', () => {
	it('pass the syntax check with the real collection', () => {
		const at = estate({ srv01: machine('6.3.9600.0') });
		for (const { fileName } of files) {
			const ran = run(tool('Ansible'), ['--syntax-check', '-i', 'inventory.yml', fileName], { cwd: at.folder });
			expect([ran.code, ran.errors]).toEqual([0, '']);
		}
	});
	it('use options that the modules have', () => {
		const path = join(dirname(tool('Ansible')), 'ansible-doc');
		expect(existsSync(path)).toBe(true);
		const names = ['win_regedit', 'win_reg_stat', 'win_reboot'];
		const documented = JSON.parse(run(path, ['-j', ...names.map((name) => `ansible.windows.${name}`)]).output) as Record<
			string,
			{ doc: { options: Record<string, unknown> } }
		>;
		const used = (task: Record<string, unknown>): [string, string[]][] => [
			...Object.entries(task).flatMap(([name, options]): [string, string[]][] =>
				name.startsWith('ansible.windows.win_') ? [[name, Object.keys(options ?? {})]] : [],
			),
			...((task['block'] as Record<string, unknown>[] | undefined) ?? []).flatMap(used),
		];
		const all = files.flatMap(({ text }) => play(text).tasks.flatMap((task) => used(task as Record<string, unknown>)));
		expect(all.length).toBeGreaterThan(10);
		for (const [name, options] of all)
			expect(Object.keys(documented[name]?.doc.options ?? {})).toEqual(expect.arrayContaining(options));
	});

	it('use facts that the collection gathers', () => {
		const doc = JSON.parse(run(join(dirname(tool('Ansible')), 'ansible-doc'), ['-j', 'ansible.windows.setup']).output) as Record<
			string,
			{ doc: { filename: string } }
		>;
		const source = readFileSync(join(dirname(doc['ansible.windows.setup']?.doc.filename ?? ''), 'setup.ps1'), 'utf8');
		const used = new Set(files.flatMap(({ text }) => [...text.matchAll(/ansible_facts\.(\w+)/g)].map((match) => match[1])));
		expect([...used].toSorted()).toEqual([
			'architecture',
			'architecture2',
			'distribution_version',
			'env',
			'hostname',
			'machine_id',
		]);
		for (const name of used) expect(source).toContain(`$ansibleFacts.ansible_${name} = `);
	});

	it('write nothing in check mode, here or there', () => {
		const at = estate({ srv01: machine('6.3.9600.0', { keys: bare }) });
		const ran = at.enable('--check', '--diff');
		expect([ran.code, ran.errors]).toEqual([0, '']);
		expect(ran.output).toMatch(/changed: \[srv01\] => \(item=HKLM:\\SYSTEM.*Client Enabled\)/);
		expect(at.machine()).toEqual(machine('6.3.9600.0', { keys: bare }));
		expect(at.savedFiles()).toEqual([]);
	});
	it('write what is missing, nothing the second time, and put everything back', () => {
		const at = estate({ srv01: machine('6.1.7601.65536', { keys: bare }) });
		const first = at.enable();
		expect([first.code, first.errors]).toEqual([0, '']);
		expect(ours(at.machine().keys)).toBe(14);
		expect(at.machine().keys[CLIENT]).toEqual({ Enabled: ['REG_DWORD', 1], DisabledByDefault: ['REG_DWORD', 0] });
		expect(at.machine().keys[WINHTTP]).toEqual({ DefaultSecureProtocols: ['REG_DWORD', 2048] });
		expect(first.output).toContain('A restart of Windows is due before the change takes effect.');
		const saved = at.saved();
		const second = at.enable();
		expect([second.code, at.machine().log.length, at.saved()]).toEqual([0, 14, saved]);
		expect(second.output).toMatch(/changed=0 /);

		const checked = at.undo('--check', '--diff');
		expect([checked.code, checked.errors, at.machine().log.length, at.saved()]).toEqual([0, '', 14, saved]);
		const back = at.undo();
		expect([back.code, back.errors]).toEqual([0, '']);
		expect(ordered(at.machine().keys)).toEqual(ordered(machine('6.1.7601.65536', { keys: bare }).keys));
		expect(at.savedFiles()).toEqual([expect.stringMatching(/^srv01\.undone-[0-9a-f]{12}\.json$/)]);
		const again = at.undo();
		expect(again.code).toBe(2);
		expect(again.output).toContain('so there is nothing to undo. Nothing was changed.');
	});
	it('write 9 values on a 32-bit Windows 7, 14 on Server 2012, 12 on Server 2012 R2 and Server 2022', () => {
		const at = estate({
			seven: machine('6.1.7601.65536', { bits: 32 }),
			twelve: machine('6.2.9200.0'),
			r2: machine('6.3.9600.0'),
			twentytwo: machine('10.0.20348.0', { facts: { architecture: null, architecture2: 'x86_64' } }),
		});
		expect(at.enable().code).toBe(0);
		expect(['seven', 'twelve', 'r2', 'twentytwo'].map((name) => ours(at.machine(name).keys))).toEqual([9, 14, 12, 12]);
		expect(JSON.stringify(at.machine('seven').keys)).not.toMatch(/wow6432/i);
	});
	it('give Windows 8 no WinHTTP value, nor a 6.2 that does not say what it is', () => {
		const at = estate({
			eight: machine('6.2.9200.0', { product: 'WinNT' }),
			controller: machine('6.2.9200.0', { product: 'LanmanNT' }),
			unsaid: machine('6.2.9200.0', { product: '' }),
		});
		expect(at.enable().code).toBe(0);
		expect(['eight', 'controller', 'unsaid'].map((name) => ours(at.machine(name).keys))).toEqual([12, 14, 12]);
	});
	it('leave what is right: 0xffffffff counts as enabled, more WinHTTP protocols count as right', () => {
		const keys: Keys = {
			[CLIENT.toUpperCase()]: { ENABLED: ['REG_DWORD', 4294967295] },
			[WINHTTP]: { DefaultSecureProtocols: ['REG_DWORD', 0xaa0] },
		};
		const at = estate({ srv01: machine('6.1.7601.0', { keys, bits: 32 }) });
		expect(at.enable().code).toBe(0);
		expect(at.machine().keys[CLIENT.toUpperCase()]).toEqual({
			ENABLED: ['REG_DWORD', 4294967295],
			DisabledByDefault: ['REG_DWORD', 0],
		});
		expect(at.machine().keys[WINHTTP]).toEqual({ DefaultSecureProtocols: ['REG_DWORD', 0xaa0] });
	});
	it('report a wrong type and leave it; replace it when told to; restore it with its type, whatever it looks like', () => {
		const V2 = 'HKLM:\\SOFTWARE\\Microsoft\\.NETFramework\\v2.0.50727';
		const WOW = 'HKLM:\\SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319';
		const SERVER = `${SCHANNEL}\\Protocols\\TLS 1.2\\Server`;
		const template = "{{ lookup('pipe', 'touch pwned') }}";
		const keys: Keys = {
			[CLIENT]: { Enabled: ['REG_SZ', template], DisabledByDefault: ['REG_SZ', "['a', 1]"] },
			[SERVER]: {
				Enabled: ['REG_EXPAND_SZ', '{"a": true}'],
				DisabledByDefault: ['REG_MULTI_SZ', ['True', template, '{% raw %}', '\u202e\u00e4']],
			},
			[DOTNET]: {
				SystemDefaultTlsVersions: ['REG_BINARY', ['0x01', '0xff']],
				SchUseStrongCrypto: ['REG_QWORD', 9007199254740991],
			},
			[V2]: { SystemDefaultTlsVersions: ['REG_SZ', '1'], SchUseStrongCrypto: ['REG_SZ', ''], Other: ['REG_SZ', template] },
			[WOW]: { SystemDefaultTlsVersions: ['Unknown - 9', 'x'], SchUseStrongCrypto: ['REG_MULTI_SZ', []] },
		};
		const at = estate({ srv01: machine('10.0.17763.0', { keys }) });
		const left = at.enable();
		expect(left.code).toBe(0);
		expect(left.output).toContain('It is REG_QWORD; it must be REG_DWORD. It is left as it is.');
		for (const [path, values] of Object.entries(keys)) expect(at.machine().keys[path]).toMatchObject(values);
		expect(at.undo().code).toBe(0);

		const replaced = at.enable('-e', 'tls_ready_replace_wrong_type=true');
		expect([replaced.code, replaced.errors]).toEqual([0, '']);
		expect(at.machine().keys[CLIENT]).toEqual({ Enabled: ['REG_DWORD', 1], DisabledByDefault: ['REG_DWORD', 0] });
		expect(at.machine().keys[DOTNET]).toEqual({
			SystemDefaultTlsVersions: ['REG_DWORD', 1],
			SchUseStrongCrypto: ['REG_DWORD', 1],
		});
		// What could not be written again exactly is left even then.
		expect(at.machine().keys[WOW]).toEqual(keys[WOW]);
		const back = at.undo();
		expect([back.code, back.errors]).toEqual([0, '']);
		for (const [path, values] of Object.entries(keys)) expect(at.machine().keys[path]).toEqual(values);
		expect(existsSync(join(at.folder, 'pwned'))).toBe(false);
	});
	it('can be undone when a write failed half-way, also after a second try', () => {
		const keys: Keys = { ...bare, [CLIENT]: { Enabled: ['REG_DWORD', 0] } };
		const at = estate({ srv01: machine('6.3.9600.0', { keys, failsAt: 3 }) }, few);
		const failed = at.enable();
		expect(failed.code).toBe(2);
		expect(failed.output).toContain('Write: failed. If values were written, tls-ready-undo.yml restores what was there.');
		const saved = at.saved();
		at.set('srv01', { ...at.machine(), failsAt: 0 });
		expect([at.enable().code, at.saved()]).toEqual([0, saved]);
		expect(ours(at.machine().keys)).toBe(5);
		expect(at.undo().code).toBe(0);
		expect(at.machine().keys[CLIENT]).toEqual({ Enabled: ['REG_DWORD', 0] });
		expect(ours(at.machine().keys)).toBe(1);
	});
	it('keep a foreign value, and the key that it is in', () => {
		const at = estate({ srv01: machine('6.3.9600.0', { keys: bare }) }, few);
		at.enable();
		const { keys, ...rest } = at.machine();
		at.set('srv01', { ...rest, keys: { ...keys, [CLIENT]: { ...keys[CLIENT], Someone: ['REG_SZ', 'else'] } } });
		expect(at.undo().code).toBe(0);
		expect(at.machine().keys[CLIENT]).toEqual({ Someone: ['REG_SZ', 'else'] });
		expect(at.machine().keys[`${SCHANNEL}\\Protocols\\TLS 1.2\\Server`]).toBeUndefined();
	});
	it('refuse saved values that are damaged, cut, or of another machine, and change nothing', () => {
		const at = estate({ srv01: machine('6.3.9600.0', { keys: bare }) }, few);
		at.enable();
		const saved = at.saved() ?? '';
		const after = at.machine();
		for (const text of [
			saved.replace('DisabledByDefault', 'DisabledByDefauld'),
			saved.slice(0, -40),
			saved.replace('S-1-5-21-1', 'S-1-5-21-2'),
		]) {
			expect(text).not.toBe(saved);
			at.save(text);
			const ran = at.undo();
			expect(ran.code).toBe(2);
			expect(ran.output).toContain('is damaged or of another machine. Nothing was changed.');
			expect(at.machine()).toEqual(after);
		}
		at.set('srv01', { ...after, keys: {} });
		expect(at.enable().code).toBe(2);
		expect(at.machine().keys).toEqual({});
	});
	it('restart only when told to, and only where something was written', () => {
		const at = estate({ srv01: machine('6.3.9600.0'), srv02: machine('6.3.9600.0') }, few);
		at.enable('--limit', 'srv01');
		expect(at.machine().log.filter(([what]) => what === 'restart')).toEqual([]);
		at.enable('-e', 'tls_ready_restart=true');
		expect(['srv01', 'srv02'].map((name) => at.machine(name).log.filter(([what]) => what === 'restart').length)).toEqual([0, 1]);
	});
	it('go one machine at a time when told to, and name other machines than the group', () => {
		const at = estate({ srv01: machine('6.3.9600.0'), srv02: machine('6.3.9600.0') }, few);
		expect(at.enable('-e', 'tls_ready_serial=1').output.match(/^PLAY \[/gm)).toHaveLength(2);
		expect(at.enable('-e', 'tls_ready_hosts=srv02').output).not.toContain('[srv01]');
	});
	it('do nothing where the Windows is unknown or a 32-bit PowerShell answers', () => {
		const at = estate(
			{
				srv01: machine('6.3.9600.0', { facts: { env: { PROCESSOR_ARCHITEW6432: 'AMD64' } } }),
			},
			few,
		);
		const ran = at.enable();
		expect(ran.code).toBe(2);
		expect(ran.output).toContain('a 32-bit PowerShell answers. Nothing was changed.');
	});
	it('read no key or name of the plan as a template', () => {
		const [setting] = fourteen;
		if (setting === undefined) throw new Error('no settings');
		const hostile = "{{ lookup('pipe', 'touch pwned') }}";
		const settings = [{ ...setting, key: `SYSTEM\\A\\${hostile}`, name: `{% if true %}${hostile}` }];
		const at = estate({ srv01: machine('6.3.9600.0') }, format.render(inputFor(allShapes, { settings })));
		expect(at.enable().code).toBe(0);
		expect(at.machine().keys[`HKLM:\\SYSTEM\\A\\${hostile}`]).toEqual({ [`{% if true %}${hostile}`]: ['REG_DWORD', 1] });
		expect(at.undo().code).toBe(0);
		expect(Object.keys(at.machine().keys)).not.toContain(`HKLM:\\SYSTEM\\A\\${hostile}`);
		expect(existsSync(join(at.folder, 'pwned'))).toBe(false);
	});
});
