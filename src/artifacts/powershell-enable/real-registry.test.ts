import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isWrittenOn, judge, type Machine } from '../../advisor/findings.ts';
import { encode } from '../artifact.ts';
import { format as check } from '../powershell-check/index.ts';
import { format as rollback } from '../powershell-rollback/index.ts';
import { everything, fourteen, readOnly } from '../script-proof/fixture.ts';
import type { Held } from '../script-proof/memory.ts';
import { observed, RealRegistry } from '../script-proof/real-registry.ts';
import { describeWith, type Ran } from '../script-proof/tools.ts';
import { WinePrefix } from '../script-proof/wine.ts';
import { format as enable } from './index.ts';

const WORDS = { ready: 'Ready', action: 'Action needed', info: 'Info', unknown: 'Unknown' } as const;
const clientKey = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client';

describeWith('PowerShell for Windows', 'check.ps1, enable.ps1 and rollback.ps1 in a real registry', () => {
	let prefix: WinePrefix;
	let registry: RealRegistry;
	const run = (name: 'check' | 'enable' | 'rollback', ...args: string[]): Ran => prefix.powershell(`${name}.ps1`, args);
	const backups = () => prefix.path('ProgramData', 'TlsReady');
	beforeAll(() => {
		prefix = new WinePrefix();
		registry = new RealRegistry(prefix);
		for (const format of [check, enable, rollback])
			for (const file of format.render(everything)) writeFileSync(prefix.path(file.fileName), encode(file));
	});
	afterAll(() => prefix?.remove());

	/** The whole way on one machine: check, enable, check, undo. */
	function thereAndBack(values: readonly Held[], machine: Machine, replaceWrongType: boolean): void {
		rmSync(backups(), { recursive: true, force: true });
		registry.set(values, machine);
		const before = registry.export();

		const first = run('check', '-ValuesOnly', '-AsJson');
		const rows: { setting: string | null; verdict: string }[] = JSON.parse(first.output).rows;
		expect(Object.fromEntries(rows.flatMap(({ setting, verdict }) => (setting === null ? [] : [[setting, verdict]])))).toEqual(
			Object.fromEntries(
				[...fourteen, ...readOnly].map((setting) => [
					setting.id,
					WORDS[judge(setting, observed(values, setting), machine).verdict],
				]),
			),
		);

		// What enable leaves: a wrong type unless told otherwise, and values that this Windows does not take.
		const left = fourteen.filter((setting) => {
			const seen = observed(values, setting);
			const taken = isWrittenOn(setting, machine);
			const wrongType = seen.state === 'present' && seen.type !== 'REG_DWORD';
			// An empty text or list could not be restored exactly, so it stays whatever was said.
			const empty = wrongType && /SZ$/.test(seen.type) && seen.value.toString() === '';
			return judge(setting, seen, machine).verdict === 'action' && (!taken || (wrongType && (!replaceWrongType || empty)));
		});
		const enabled = run('enable', ...(replaceWrongType ? ['-ReplaceWrongType'] : []));
		expect([enabled.code, enabled.output]).toEqual([
			left.length > 0 ? 1 : 0,
			expect.stringContaining(`(${left.length} action needed, 0 unknown, ${14 - left.length} ready)`),
		]);
		const changed = registry.export();
		const wrote = /^ {2}Written/m.test(enabled.output);
		if (wrote) expect(enabled.output).toContain('Backup         C:\\ProgramData\\TlsReady\\backup-0001.json');
		expect(wrote).toBe(JSON.stringify(changed) !== JSON.stringify(before));

		const undone = run('rollback');
		expect([undone.code, undone.output]).toEqual([
			wrote ? 0 : 5,
			expect.stringContaining(wrote ? 'Result: Ready (everything is as it was)' : 'no backup'),
		]);
		expect(registry.export()).toEqual(before);
	}

	it('go there and back on a bare Windows 7', () => thereAndBack([], { nt: '6.1.7601', kind: 'client', bits: 64 }, false));
	it('name a REG_DWORD that is not four bytes long and an empty list, and leave them whatever they are told', () => {
		rmSync(backups(), { recursive: true, force: true });
		const dotnet = fourteen.filter(({ layer }) => layer === 'dotnet');
		const bytes = [[1], [1, 0], [], [1, 0, 0, 0, 2, 0, 0, 0], [1, 0, 0, 0, 2, 0, 0, 0, 9], []];
		const odd = dotnet.slice(0, 6).map(({ view, key, name }, at): Held => {
			const type = at < 5 ? 'REG_DWORD' : 'REG_MULTI_SZ';
			return { view, key, name, type, data: bytes[at] ?? [] };
		});
		registry.set(odd, { nt: '6.3.9600', kind: 'server' });
		const before = registry.export();

		const seen = run('check', '-ValuesOnly', '-AsJson');
		const rows: { setting: string | null; verdict: string; because: string }[] = JSON.parse(seen.output).rows;
		for (const [at, setting] of dotnet.slice(0, 6).entries()) {
			const type = at < 5 ? 'REG_DWORD of a wrong length' : 'REG_MULTI_SZ';
			expect(rows.find((row) => row.setting === setting.id)).toMatchObject({
				verdict: 'Action needed',
				because: `It is ${type}; it must be REG_DWORD.`,
			});
		}
		expect(run('check').output).toContain('REG_DWORD of a wrong length');

		const enabled = run('enable', '-ReplaceWrongType');
		expect([enabled.code, enabled.output]).toEqual([1, expect.stringContaining('(6 action needed, 0 unknown, 8 ready)')]);
		expect(enabled.output.match(/-ReplaceWrongType leaves it too: it could not be restored exactly/g)).toHaveLength(6);
		// The two that were missing, and the four of Schannel.
		expect(enabled.output.match(/^ {2}Written/gm)).toHaveLength(6);
		expect(run('rollback').code).toBe(0);
		expect(registry.export()).toEqual(before);
	});
	it('write nothing with -WhatIf, and keep the backup where only administrators can write', () => {
		rmSync(backups(), { recursive: true, force: true });
		registry.set([], { nt: '6.3.9600', kind: 'server' });
		const before = registry.export();
		const whatIf = run('enable', '-WhatIf');
		expect(whatIf.output.match(/What if: /g)).toHaveLength(12);
		expect(whatIf.code).toBe(1);
		expect(registry.export()).toEqual(before);
		expect(run('rollback').output).toContain('has no backup that is still to be undone');

		expect(run('enable').code).toBe(0);
		const after = registry.export();
		const undo = run('rollback', '-WhatIf');
		expect([undo.code, undo.output]).toEqual([1, expect.stringContaining('Result: Action needed (nothing was changed)')]);
		expect(registry.export()).toEqual(after);
		const rights = prefix.powershellWith([
			'-Command',
			"(Get-Acl 'C:\\ProgramData\\TlsReady').GetAccessRules($true, $true, [Security.Principal.SecurityIdentifier]) | ForEach-Object { $_.IdentityReference.Value }",
		]);
		// Wine shows Administrators as the user who is one.
		expect(rights.output.trim().split(/\s+/).toSorted()).toEqual(['S-1-5-18', expect.stringMatching(/^S-1-5-(21-|32-544$)/)]);
	});
	it('refuse a folder that others can write to', () => {
		registry.set([], { nt: '6.3.9600', kind: 'server' });
		const before = registry.export();
		mkdirSync(prefix.path('open'));
		// Wine shows this as a right of Everyone.
		chmodSync(prefix.path('open'), 0o777);
		const refused = run('enable', '-BackupFolder', 'C:\\open');
		expect([refused.code, refused.output]).toEqual([
			5,
			expect.stringMatching(
				/no backup could be made, so nothing was changed\. C:\\open is not safe for a backup: S-1-1-0 can write to it/,
			),
		]);
		expect(registry.export()).toEqual(before);
	});
	it('see the same from either view: a value in the 32-bit view is not one in the 64-bit view', () => {
		const only32: Held[] = fourteen
			.filter(({ view }) => view === 'wow6432')
			.map(({ view, key, name, type, write }) => ({ view, key, name, type, data: write?.value ?? 0 }));
		registry.set([...only32, { view: 'native', key: clientKey, name: 'Enabled', type: 'REG_DWORD', data: 0xffffffff }], {
			nt: '6.2.9200',
			kind: 'server',
		});
		const seen = run('check', '-ValuesOnly', '-AsJson');
		const rows: { setting: string | null; verdict: string; data: unknown }[] = JSON.parse(seen.output).rows;
		const of = (id: string) => rows.find(({ setting }) => setting === id);
		expect([of('dotnet-v4-wow6432-strong-crypto')?.verdict, of('dotnet-v4-native-strong-crypto')?.verdict]).toEqual([
			'Ready',
			'Action needed',
		]);
		expect([of('schannel-client-enabled')?.verdict, of('schannel-client-enabled')?.data]).toEqual(['Ready', 4294967295]);
		expect(seen.code).toBe(1);
	});
});
