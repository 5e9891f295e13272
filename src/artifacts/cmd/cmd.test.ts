import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACTS, planOf } from '../../advisor/estates/estate.ts';
import { isWrittenOn, judge, type Machine } from '../../advisor/findings.ts';
import { encode } from '../artifact.ts';
import { allShapes, everything, fourteen, inputFor, readOnly, shape } from '../script-proof/fixture.ts';
import type { Held } from '../script-proof/memory.ts';
import { observed, RealRegistry } from '../script-proof/real-registry.ts';
import { describeWith, type Ran } from '../script-proof/tools.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { batchData } from './data.ts';
import { format } from './index.ts';

const files = format.render(everything);
const winhttpKey = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';
const clientKey = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client';

describe('the batch files as downloads', () => {
	it('are three, in ASCII with CR LF, the same for the same answers', () => {
		expect(files.map(({ fileName }) => fileName)).toEqual(['check.cmd', 'enable.cmd', 'rollback.cmd']);
		for (const { text } of files) {
			expect(text).toMatch(/^[\r\n -~]*$/);
			expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			expect(text).toContain('rem Made for the answers at: https://tls.example/wizard/#v1;windows=server-2012-r2\r\n');
		}
		expect(format.render(inputFor(allShapes))).toEqual(files);
	});
	it('hold only what the plan calls for', () => {
		expect(format.render(inputFor([shape('x64', false)]))[1]?.text.match(/^call :setting /gm)).toHaveLength(12);
		expect(files[0]?.text.match(/^call :setting /gm)).toHaveLength(17);
	});
	it('jump over a header whose address could mean something to cmd.exe', () => {
		const [check] = format.render(inputFor(allShapes, {}, 'https://tls.example/wizard/#v1;a=%~0%PATH%&calc|more'));
		expect(check?.text.startsWith('@goto :start\r\nrem ')).toBe(true);
		expect(check?.text.indexOf('%~0')).toBeLessThan(check?.text.indexOf('\r\n:start\r\n') ?? 0);
	});
	it('refuse whatever a batch file cannot hold, naming the setting and the field', () => {
		const [first] = fourteen;
		if (first === undefined) throw new Error('no settings');
		expect(() => batchData([{ ...first, key: 'SYSTEM\\a" & calc & "' }])).toThrow(
			'Registry setting "schannel-client-enabled": key is "SYSTEM\\\\a\\" & calc & \\""',
		);
		expect(() => batchData([{ ...first, name: '%PATH%' }])).toThrow('name is "%PATH%"');
	});
	it('turn 100,000 hostile texts into a refusal or into the same text again', () => {
		const [first] = fourteen;
		if (first === undefined) throw new Error('no settings');
		const hostile = fc.string({
			unit: fc.oneof(
				fc.constantFrom(
					'"',
					'%',
					'!',
					'^',
					'&',
					'|',
					'<',
					'>',
					'\n',
					'\r',
					'\0',
					"'",
					'`',
					'$(',
					')',
					':',
					'\\',
					' ',
					'A',
					'\u202e',
				),
				fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
			),
			maxLength: 12,
		});
		fc.assert(
			fc.property(hostile, fc.constantFrom('id', 'key', 'name'), (text, field) => {
				let block: string;
				try {
					block = batchData([{ ...first, [field]: text }]);
				} catch (error) {
					expect(String(error)).toContain(`${field} is ${JSON.stringify(text)}`);
					return;
				}
				const parts = /^:settings\ncall :setting (\S+) native "([^"\n]*)" (\S+) REG_DWORD [^\n]*\n/.exec(block);
				expect(parts?.[{ id: 1, key: 2, name: 3 }[field as 'id']]).toBe(text);
				expect(block).toMatch(/^[A-Za-z0-9 :"._\\\n/-]*$/);
			}),
			{ numRuns: 100_000 },
		);
	});
});

describeWith('Wine', 'check.cmd, enable.cmd and rollback.cmd in a real registry', () => {
	let prefix: WinePrefix;
	let registry: RealRegistry;
	const run = (name: 'check' | 'enable' | 'rollback', args: string[] = [], env: NodeJS.ProcessEnv = {}): Ran =>
		prefix.run(['cmd', '/c', `C:\\${name}.cmd`, ...args], env);
	const backups = () => prefix.path('windows', 'TlsReady');
	beforeAll(() => {
		prefix = new WinePrefix();
		registry = new RealRegistry(prefix);
		for (const file of files) writeFileSync(prefix.path(file.fileName), encode(file));
	});
	afterAll(() => prefix?.remove());

	const verdicts = (output: string) =>
		Object.fromEntries(
			[...output.matchAll(/^ {2}(Ready|Action needed|Info|Unknown) +HKLM\\(\S.*) (\S+): /gm)].map(([, verdict, key, name]) => [
				`${key} ${name}`,
				verdict,
			]),
		);
	const expectedVerdicts = (values: readonly Held[], machine: Machine) =>
		Object.fromEntries(
			[...fourteen, ...readOnly].map((setting) => [
				`${setting.view === 'wow6432' ? setting.key.replace('SOFTWARE\\', 'SOFTWARE\\WOW6432Node\\') : setting.key} ${setting.name}`,
				{ ready: 'Ready', action: 'Action needed', info: 'Info', unknown: 'Unknown' }[
					judge(setting, observed(values, setting), machine).verdict
				],
			]),
		);

	/** The whole way on one machine: check, enable, check, enable again, undo. */
	function thereAndBack(values: readonly Held[], machine: Machine): void {
		rmSync(backups(), { recursive: true, force: true });
		registry.set(values, machine);
		const before = registry.export();

		const first = run('check');
		expect(verdicts(first.output)).toEqual(expectedVerdicts(values, machine));
		expect(first.code).toBe(Object.values(expectedVerdicts(values, machine)).includes('Action needed') ? 1 : 0);

		const enabled = run('enable');
		expect(enabled.errors).toBe('');
		// What enable leaves: a wrong type, and values that this Windows does not take.
		const left = fourteen.filter((setting) => {
			const seen = observed(values, setting);
			const taken = isWrittenOn(setting, machine);
			return (
				judge(setting, seen, machine).verdict === 'action' && (!taken || (seen.state === 'present' && seen.type !== 'REG_DWORD'))
			);
		});
		expect([enabled.code, enabled.output]).toEqual([
			left.length > 0 ? 1 : 0,
			expect.stringContaining(`(${left.length} action needed, 0 unknown, ${14 - left.length} ready)`),
		]);
		const changed = registry.export();

		const wrote = /^ {2}Written/m.test(enabled.output);
		if (wrote) expect(enabled.output).toContain('Backup         C:\\windows\\TlsReady\\backup-0001');
		expect(wrote).toBe(JSON.stringify(changed) !== JSON.stringify(before));

		const undone = run('rollback');
		expect([undone.code, undone.errors], undone.output).toEqual([wrote ? 0 : 5, '']);
		expect(registry.export()).toEqual(before);
	}

	it('go there and back on Server 2022 with a WinHTTP value that drops TLS 1.3, and with 0xffffffff', () => {
		const right = fourteen
			.filter(({ layer }) => layer === 'dotnet')
			.map(({ view, key, name, type }) => ({ view, key, name, type, data: 1 }));
		thereAndBack(
			[
				...right,
				{ view: 'native', key: winhttpKey, name: 'DefaultSecureProtocols', type: 'REG_DWORD', data: 0xa00 },
				{ view: 'native', key: clientKey, name: 'Enabled', type: 'REG_DWORD', data: 0xffffffff },
			],
			{ nt: '10.0.20348', kind: 'server', bits: 64 },
		);
	});
	it('give Windows 8 no WinHTTP value, though it shares its number with Server 2012', () => {
		registry.set([], { nt: '6.2.9200', kind: 'client' });
		expect(run('enable', ['/whatif']).output.match(/^ {2}Would write/gm)).toHaveLength(12);
		registry.set([], { nt: '6.2.9200', kind: 'server' });
		expect(run('enable', ['/whatif']).output.match(/^ {2}Would write/gm)).toHaveLength(14);
	});
	it('say Unknown for a policy of cipher suites, and only mention a FIPS policy that is on', () => {
		const [policy, fips] = readOnly;
		if (policy === undefined || fips === undefined) throw new Error('no settings');
		const right = fourteen.map(({ view, key, name, type, write }) => ({ view, key, name, type, data: write?.value ?? 0 }));
		const list: Held = { view: 'native', key: policy.key, name: policy.name, type: 'REG_SZ', data: 'TLS_RSA_WITH_RC4_128_SHA' };
		const on: Held = { view: 'native', key: fips.key, name: fips.name, type: 'REG_DWORD', data: 1 };
		registry.set([...right, on], { nt: '6.1.7601', kind: 'client' });
		const mentioned = run('check');
		expect([mentioned.code, verdicts(mentioned.output)[`${fips.key} ${fips.name}`]]).toEqual([0, 'Info']);
		registry.set([...right, list], { nt: '6.1.7601', kind: 'client' });
		const unknown = run('check');
		expect([unknown.code, verdicts(unknown.output)[`${policy.key} ${policy.name}`]]).toEqual([2, 'Unknown']);
	});

	it('do not call it work that .NET Framework 4.x is missing, with the facts as they stand', () => {
		const plan = planOf({ windows: ['windows-7-sp1'], dotnet: ['3.5'], 'registry-state': ['missing-or-different'] });
		const [real] = format.render({ plan, facts: FACTS, address: 'https://tls.example/' });
		writeFileSync(prefix.path('real.cmd'), real?.text ?? '');
		registry.set([], { nt: '6.1.7601', kind: 'client' });
		const key = 'SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full';
		prefix.run(['reg', 'delete', `HKLM\\${key}`, '/f', '/reg:64']);
		expect(verdicts(prefix.run(['cmd', '/c', 'C:\\real.cmd']).output)[`${key} Release`]).toBe('Info');
	});
	it('write nothing with /whatif, and not when not elevated', () => {
		rmSync(backups(), { recursive: true, force: true });
		registry.set([], { nt: '6.1.7601', kind: 'client' });
		const before = registry.export();
		const whatIf = run('enable', ['/whatif']);
		expect(whatIf.output.match(/^ {2}Would write/gm)).toHaveLength(14);
		expect(whatIf.code).toBe(1);
		registry.elevated(false);
		for (const name of ['enable', 'rollback'] as const) {
			const refused = run(name);
			expect([refused.output, refused.code]).toEqual([
				'TLS Ready: run this as administrator. Nothing was changed. Next: open a command prompt with "Run as administrator".\n',
				3,
			]);
		}
		registry.elevated(true);
		expect(registry.export()).toEqual(before);
		expect(run('enable', ['/now']).code).toBe(4);
	});
	it('find nine values on a 32-bit Windows', () => {
		registry.set([], { nt: '6.1.7601', kind: 'client' });
		// Wine sets the variable itself, so the architecture can only be forced inside the file.
		const forced = files[0]?.text.replace('set "reg=', 'set "PROCESSOR_ARCHITECTURE=x86"\r\nset "reg=') ?? '';
		writeFileSync(prefix.path('check32.cmd'), forced);
		const { output } = prefix.run(['cmd', '/c', 'C:\\check32.cmd']);
		expect(output).toContain('check of this 32-bit Windows');
		expect(output).toContain('(9 action needed, 0 unknown, 3 ready)');
	});
	it('refuse a damaged backup and one of another machine, keep earlier backups, and undo the newest first', () => {
		rmSync(backups(), { recursive: true, force: true });
		registry.set([], { nt: '6.1.7601', kind: 'client' });
		const before = registry.export();
		expect(run('enable').output).toContain('backup-0001');
		// As if the first had stopped before its last values, and someone had changed another.
		for (const view of [64, 32]) prefix.run(['reg', 'delete', `HKLM\\${winhttpKey}`, '/f', `/reg:${view}`]);
		prefix.run(['reg', 'add', `HKLM\\${clientKey}`, '/v', 'Enabled', '/t', 'REG_DWORD', '/d', '0', '/f', '/reg:64']);
		const broken = registry.export();
		expect(run('enable').output).toContain('backup-0002');
		const mended = registry.export();

		const file = join(backups(), 'backup-0002', 'values.txt');
		const whole = readFileSync(file, 'latin1');
		for (const [bad, why] of [
			[whole.replace('|0x0|', '|0x1|'), 'it does not match its checksum'],
			[whole.replace('|Enabled|', '|"&calc|'), 'it holds characters that no backup has'],
			[whole.replace(/\|[0-9a-f]{8}-/, '|00000000-'), 'it is of another machine'],
		] as const) {
			writeFileSync(file, bad);
			const refused = run('rollback');
			expect([refused.output, refused.code]).toEqual([expect.stringContaining(`${why}. Nothing was changed.`), 5]);
		}
		expect(registry.export()).toEqual(mended);
		writeFileSync(file, whole);

		const newest = run('rollback');
		expect([newest.code, newest.output]).toEqual([0, expect.stringContaining('1 older backups can still be undone')]);
		expect(registry.export()).toEqual(broken);
		const oldest = run('rollback');
		expect([oldest.code, oldest.errors]).toEqual([0, '']);
		expect(registry.export()).toEqual(before);
	});
	it('undo what was done although a later enable.cmd was stopped while it wrote its backup', () => {
		rmSync(backups(), { recursive: true, force: true });
		// Two values are enough for every place: reg.exe is started for each.
		const few = format.render(inputFor([{ ...shape('x64', true), settings: fourteen.slice(-2) }]));
		for (const file of few) writeFileSync(prefix.path(`few-${file.fileName}`), encode(file));
		const run = (name: 'enable' | 'rollback', args: string[] = []) => prefix.run(['cmd', '/c', `C:\\few-${name}.cmd`, ...args]);
		registry.set([], { nt: '6.1.7601', kind: 'client' });
		const before = registry.export();
		expect(run('enable').output).toContain('backup-0001');
		for (const view of [64, 32]) prefix.run(['reg', 'delete', `HKLM\\${winhttpKey}`, '/f', `/reg:${view}`]);
		const between = registry.export();
		// Stopped before the list gets its name, before the line that ends it, within it, and before it.
		const whole = few[1]?.text ?? '';
		for (const at of ['ren "%file%"', '>>"%file%" echo end', '>>"%file%" echo %id%', '>"%file%" echo tls-ready']) {
			expect(whole).toContain(at);
			writeFileSync(prefix.path('stopped.cmd'), whole.replace(at, `exit 9\r\n${at}`));
			expect(prefix.run(['cmd', '/c', 'C:\\stopped.cmd']).code).toBe(9);
			expect(registry.export()).toEqual(between);
		}
		const half = join(backups(), 'backup-0004', 'values.part');
		writeFileSync(half, `${readFileSync(half, 'latin1')}winhttp-native|nat`);

		expect(run('rollback', ['/whatif']).output).toContain(
			'what rollback.cmd would restore on this 64-bit Windows, from C:\\windows\\TlsReady\\backup-0001. It changes nothing now.',
		);
		const undone = run('rollback');
		for (const number of ['0002', '0003', '0004', '0005'])
			expect(undone.output).toContain(
				`Passed over    C:\\windows\\TlsReady\\backup-${number}: enable.cmd was stopped before this backup was whole, and had changed nothing`,
			);
		expect([undone.code, undone.errors], undone.output).toEqual([0, '']);
		expect(undone.output).not.toContain('older backups');
		expect(registry.export()).toEqual(before);
		const again = run('rollback');
		expect([again.code, again.output]).toEqual([5, expect.stringContaining('has no backup that is still to be undone')]);
	});
	it('refuse a list that lost its end after the change, instead of calling it harmless', () => {
		rmSync(backups(), { recursive: true, force: true });
		registry.set([], { nt: '6.3.9600', kind: 'server' });
		expect(run('enable').code).toBe(0);
		const after = registry.export();
		const file = join(backups(), 'backup-0001', 'values.txt');
		const whole = readFileSync(file, 'latin1');
		writeFileSync(file, whole.slice(0, whole.lastIndexOf('end|')));
		const refused = run('rollback');
		expect([refused.code, refused.output]).toEqual([
			5,
			expect.stringMatching(
				/cannot be used: it has no end\. Nothing was changed\.\nenable\.cmd changes nothing before this list is whole, so it was damaged or changed later\./,
			),
		]);
		expect(registry.export()).toEqual(after);
		writeFileSync(file, whole);
		expect(run('rollback').code).toBe(0);
	});
	it('leave a key that someone else has used since', () => {
		rmSync(backups(), { recursive: true, force: true });
		registry.set(
			fourteen.slice(2).map(({ view, key, name, type, write }) => ({ view, key, name, type, data: write?.value ?? 0 })),
			{ nt: '6.3.9600', kind: 'server' },
		);
		run('enable');
		prefix.run(['reg', 'add', `HKLM\\${clientKey}`, '/v', 'Someone', '/d', 'else', '/f', '/reg:64']);
		expect(run('rollback').output).toContain(`Kept           HKLM\\${clientKey}, because something else is in it`);
		expect(prefix.run(['reg', 'query', `HKLM\\${clientKey}`, '/reg:64']).output).toMatch(/Someone {4}REG_SZ {4}else/);
	});
});
