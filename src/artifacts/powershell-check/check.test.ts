import { beforeAll, describe, expect, it } from 'vitest';
import { FACTS } from '../../advisor/estates/estate.ts';
import { evidenceCode } from '../evidence-line.ts';
import { allShapes, everything, inputFor, shape } from '../script-proof/fixture.ts';
import { type Case, type Held, runInMemory, type StepResult, windows } from '../script-proof/memory.ts';
import { describeWith } from '../script-proof/tools.ts';
import { format } from './index.ts';

const [file] = format.render(everything);
if (file === undefined) throw new Error('check.ps1 is missing');

const dotnetKey = 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';
const clientKey = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client';
const winhttpKey = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';
const policyKey = 'SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002';
const suitesKey = 'SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002';
const releaseKey = 'SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full';
const packagesKey = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages';
const uninstallKey = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';

const number = (view: Held['view'], key: string, name: string, data: number): Held => ({
	view,
	key,
	name,
	type: 'REG_DWORD',
	data,
});
const words = (view: Held['view'], key: string, name: string, data: string): Held => ({ view, key, name, type: 'REG_SZ', data });

/** The eight .NET values, right. */
const dotnetRight: Held[] = (['native', 'wow6432'] as const).flatMap((view) =>
	['v4.0.30319', 'v2.0.50727'].flatMap((version) =>
		['SystemDefaultTlsVersions', 'SchUseStrongCrypto'].map((name) =>
			number(view, `SOFTWARE\\Microsoft\\.NETFramework\\${version}`, name, 1),
		),
	),
);

/** A current server on which everything that the check looks at is in order. */
const inOrder: Held[] = [
	...dotnetRight,
	number('native', releaseKey, 'Release', 528449),
	number('wow6432', releaseKey, 'Release', 528449),
	{
		view: 'native',
		key: suitesKey,
		name: 'Functions',
		type: 'REG_MULTI_SZ',
		data: ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_CBC_SHA'],
	},
];

interface Row {
	readonly area: string;
	readonly item: string;
	readonly verdict: string;
	readonly found: string;
	readonly because: string;
	readonly setting: string | null;
	readonly type: string | null;
	readonly data: unknown;
	readonly right: string | null;
}

const json = { AsJson: true };
const valuesOnly = { AsJson: true, ValuesOnly: true };
const server = (
	values: Held[],
	change: Parameters<typeof windows>[1] = {},
	version: Parameters<typeof windows>[0] = '10.0.20348',
	args: Record<string, boolean> = valuesOnly,
): Case => ({
	windows: windows(version, { values, ...change }),
	steps: [{ script: 'check', arguments: args }],
});
const rowsOf = (result: StepResult | undefined): Row[] => JSON.parse(result?.output ?? '{}').rows;
const verdictOf = (result: StepResult | undefined, setting: string) =>
	rowsOf(result).find((row) => row.setting === setting)?.verdict;
const areaOf = (result: StepResult | undefined, area: string) =>
	rowsOf(result)
		.filter((row) => row.area === area)
		.map(({ item, verdict, found }) => `${verdict}: ${item}: ${found}`);

/** Event 36871 as newer Windows write it: the process first, then the side and the state. */
const refused = (process: string, id: number, state: number) =>
	`<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><EventID>36871</EventID></System><EventData><Data Name="CallerProcessId">${id}</Data><Data Name="CallerProcessImageName">${process}</Data><Data Name="Type">client</Data><Data Name="ErrorState">${state}</Data></EventData></Event>`;

const cases = {
	'a current server in order': server(inOrder, {}, '10.0.20348', json),
	'a current server without .NET values': server([]),
	'TLS 1.2 disabled on a current server': server([...dotnetRight, number('native', clientKey, 'Enabled', 0)]),
	'Enabled as 0xffffffff': server([...dotnetRight, number('native', clientKey, 'Enabled', 0xffffffff)]),
	'a wrong type': server([...dotnetRight.slice(1), words('native', dotnetKey, 'SystemDefaultTlsVersions', '1')]),
	'a key that may not be read': server(dotnetRight, { unreadable: [`native|${clientKey}`] }),
	'0xa00 for WinHTTP on Server 2022': server([...dotnetRight, number('native', winhttpKey, 'DefaultSecureProtocols', 0xa00)]),
	'0x2800 for WinHTTP on Server 2022': server([...dotnetRight, number('native', winhttpKey, 'DefaultSecureProtocols', 0x2800)]),
	'Server 2012 without WinHTTP values': server(dotnetRight, {}, '6.2.9200'),
	'Server 2012 with 0xa00 for WinHTTP': server(
		[
			...dotnetRight,
			number('native', winhttpKey, 'DefaultSecureProtocols', 0xa00),
			number('wow6432', winhttpKey, 'DefaultSecureProtocols', 0xa00),
		],
		{},
		'6.2.9200',
	),
	'Windows 7 without values': server([], {}, '6.1.7601'),
	'a 32-bit Windows': server([], { bits: 32 }, '6.1.7601'),
	'no version in the registry': {
		windows: { ...windows('6.3.9600'), values: [] },
		steps: [{ script: 'check', arguments: json }],
	} satisfies Case,
	'FIPS policy on': server([
		...dotnetRight,
		number('native', 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy', 'Enabled', 1),
	]),
	'.NET 4.6.1': server([...inOrder, number('native', releaseKey, 'Release', 394271)], {}, '10.0.20348', json),
	'.NET 4.6.2': server([...inOrder, number('native', releaseKey, 'Release', 394806)], {}, '10.0.20348', json),
	'.NET 4.5': server([...inOrder, number('native', releaseKey, 'Release', 378389)], {}, '10.0.20348', json),
	'no .NET release to read': server(dotnetRight, {}, '10.0.20348', json),
	'a policy that hides the good suites': server(
		[...inOrder, words('native', policyKey, 'Functions', 'TLS_RSA_WITH_AES_128_CBC_SHA,TLS_RSA_WITH_AES_256_CBC_SHA')],
		{},
		'10.0.20348',
		json,
	),
	'suites with a curve at the end': server(
		[
			...inOrder.slice(0, -1),
			{
				view: 'native',
				key: suitesKey,
				name: 'Functions',
				type: 'REG_MULTI_SZ',
				data: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256_P256'],
			},
		],
		{},
		'10.0.20348',
		json,
	),
	'the update is there': server(
		[...inOrder, number('native', `${packagesKey}\\Package_for_KB3140245~31bf3856ad364e35~amd64~~6.1.1.0`, 'CurrentState', 112)],
		{},
		'6.2.9200',
		json,
	),
	'the update is only staged': server(
		[...inOrder, number('native', `${packagesKey}\\Package_for_KB3140245~31bf3856ad364e35~amd64~~6.1.1.0`, 'CurrentState', 80)],
		{ hotFixes: [] },
		'6.2.9200',
		json,
	),
	'the update is on the slower list': server(inOrder, { hotFixes: ['KB3140245'] }, '6.2.9200', json),
	'no list of updates can be read': server(inOrder, { hotFixes: null }, '6.2.9200', json),
	'an old agent': server(
		[
			...inOrder,
			words('native', `${uninstallKey}\\{1}`, 'DisplayName', 'Example Authentication Agent'),
			words('native', `${uninstallKey}\\{1}`, 'DisplayVersion', '1.5.643.0'),
		],
		{},
		'10.0.20348',
		json,
	),
	'a new agent in the 32-bit list': server(
		[
			...inOrder,
			words('wow6432', `${uninstallKey}\\{1}`, 'DisplayName', 'Example Authentication Agent (64)'),
			words('wow6432', `${uninstallKey}\\{1}`, 'DisplayVersion', '1.5.2482.0'),
		],
		{},
		'10.0.20348',
		json,
	),
	'an agent without a version': server(
		[...inOrder, words('native', `${uninstallKey}\\{1}`, 'DisplayName', 'Example Authentication Agent')],
		{},
		'10.0.20348',
		json,
	),
	'events of refused clients': server(inOrder, { events: 3 }, '10.0.20348', json),
	'events that name who they are about': server(
		inOrder,
		{ events: [refused('SearchIndexer', 5580, 10013), refused('svchost', 10013, 10011), refused('Billing Agent', 812, 10013)] },
		'10.0.20348',
		json,
	),
	'a log that may not be read': server(inOrder, { events: 'unreadable' }, '10.0.20348', json),
	'a proxy for WinHTTP': server(
		[
			...inOrder,
			{
				view: 'native',
				key: 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections',
				name: 'WinHttpSettings',
				type: 'REG_BINARY',
				data: [24, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 9, 0, 0, 0, ...Buffer.from('proxy:808'), 0, 0, 0, 0],
			},
		],
		{},
		'10.0.20348',
		json,
	),
	'nothing logged': server(
		[...inOrder, number('native', 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL', 'EventLogging', 0)],
		{ events: 3 },
		'10.0.20348',
		json,
	),
	'a root that is missing and not added': server(
		[...inOrder, number('native', 'SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot', 'DisableRootAutoUpdate', 1)],
		{},
		'10.0.20348',
		json,
	),
	'a root that is there': server(
		inOrder,
		{
			keys: ['native|SOFTWARE\\Microsoft\\SystemCertificates\\AuthRoot\\Certificates\\0123456789ABCDEF0123456789ABCDEF01234567'],
		},
		'10.0.20348',
		json,
	),
	'a root that is refused': server(
		inOrder,
		{
			keys: [
				'native|SOFTWARE\\Microsoft\\SystemCertificates\\Disallowed\\Certificates\\0123456789ABCDEF0123456789ABCDEF01234567',
			],
		},
		'10.0.20348',
		json,
	),
	'0xffffffff beside Exchange': server(
		[
			...dotnetRight,
			number('native', clientKey, 'Enabled', 0xffffffff),
			number('native', 'SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup', 'MsiProductMajor', 15),
		],
		{},
	),
	'as a line': server(
		[
			...inOrder.slice(1),
			words('native', dotnetKey, 'SystemDefaultTlsVersions', '1'),
			number('native', clientKey, 'Enabled', 0xffffffff),
			number('native', 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', 'UBR', 2700),
			words('native', 'SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters', 'Hostname', 'srv01'),
			words('native', 'SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters', 'Domain', 'contoso.com'),
			words('native', `${uninstallKey}\\{1}`, 'DisplayName', 'Example Authentication Agent'),
			words('native', `${uninstallKey}\\{1}`, 'DisplayVersion', '1.5.643.0'),
		],
		{ unreadable: ['wow6432|SOFTWARE\\Microsoft\\.NETFramework\\v2.0.50727'] },
		'10.0.20348',
		{ AsLine: true },
	),
	'as a line of values': server([], {}, '10.0.20348', { AsLine: true, ValuesOnly: true }),
	'a line that would be too long': server(
		[
			words('native', 'SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters', 'Domain', `${'d'.repeat(900)}.com`),
			...Array.from({ length: 30 }, (_, at) => [
				words('native', `${uninstallKey}\\{${at}}`, 'DisplayName', 'Example Authentication Agent'),
				words('native', `${uninstallKey}\\{${at}}`, 'DisplayVersion', `1.5.643.0${'9'.repeat(200)}`),
			]).flat(),
		],
		{ name: '\u00c9;tage,'.repeat(60) },
		'10.0.20348',
		{ AsLine: true },
	),
	'as text': server([], {}, '10.0.20348', { ValuesOnly: true }),
	'as CSV': server(
		[...inOrder, words('user', 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', 'AutoConfigURL', '=cmd|calc')],
		{},
		'10.0.20348',
		{ AsCsv: true },
	),
} satisfies Record<string, Case>;

describeWith('PowerShell', 'check.ps1 against a registry in memory', () => {
	const results = new Map<string, StepResult | undefined>();
	const seen = (name: keyof typeof cases) => results.get(name);
	beforeAll(() => {
		const all = runInMemory({ check: file }, Object.values(cases));
		Object.keys(cases).forEach((name, index) => {
			results.set(name, all[index]?.steps[0]);
		});
	});

	it('ends by itself in every case', () => {
		for (const [name, result] of results) {
			expect([name, result?.ended]).toEqual([name, 'exit']);
		}
	});
	it('calls a current server in order Ready and exits 0', () => {
		expect(rowsOf(seen('a current server in order')).filter(({ verdict }) => verdict !== 'Ready' && verdict !== 'Info')).toEqual(
			[],
		);
		expect(JSON.parse(seen('a current server in order')?.output ?? '').verdict).toBe('Ready');
		expect(seen('a current server in order')?.code).toBe(0);
	});
	it('wants explicit .NET values and exits 1', () => {
		expect(verdictOf(seen('a current server without .NET values'), 'dotnet-v4-native-strong-crypto')).toBe('Action needed');
		expect(verdictOf(seen('a current server without .NET values'), 'schannel-client-enabled')).toBe('Ready');
		expect(seen('a current server without .NET values')?.code).toBe(1);
	});
	it('sees that TLS 1.2 is disabled, and that 0xffffffff is enabled', () => {
		expect(verdictOf(seen('TLS 1.2 disabled on a current server'), 'schannel-client-enabled')).toBe('Action needed');
		expect(verdictOf(seen('Enabled as 0xffffffff'), 'schannel-client-enabled')).toBe('Ready');
		expect(rowsOf(seen('Enabled as 0xffffffff')).find((row) => row.setting === 'schannel-client-enabled')?.data).toBe(4294967295);
	});
	it('calls a wrong type work, in words', () => {
		expect(rowsOf(seen('a wrong type')).find((row) => row.setting === 'dotnet-v4-native-system-default')?.because).toBe(
			'It is REG_SZ; it must be REG_DWORD.',
		);
		expect(seen('a wrong type')?.code).toBe(1);
	});
	it('calls what cannot be read Unknown and exits 2', () => {
		expect(verdictOf(seen('a key that may not be read'), 'schannel-client-enabled')).toBe('Unknown');
		expect(seen('a key that may not be read')?.code).toBe(2);
		expect(seen('no version in the registry')?.code).toBe(2);
	});
	it('knows that 0xa00 drops TLS 1.3 on a Windows that has it', () => {
		expect(verdictOf(seen('0xa00 for WinHTTP on Server 2022'), 'winhttp-native')).toBe('Action needed');
		expect(verdictOf(seen('0x2800 for WinHTTP on Server 2022'), 'winhttp-native')).toBe('Ready');
		expect(verdictOf(seen('Server 2012 with 0xa00 for WinHTTP'), 'winhttp-native')).toBe('Ready');
		expect(verdictOf(seen('Server 2012 without WinHTTP values'), 'winhttp-wow6432')).toBe('Action needed');
		expect(verdictOf(seen('Server 2012 without WinHTTP values'), 'schannel-client-enabled')).toBe('Ready');
		expect(verdictOf(seen('Windows 7 without values'), 'schannel-client-enabled')).toBe('Action needed');
	});
	it('looks for nine values on a 32-bit Windows', () => {
		expect(
			rowsOf(seen('a 32-bit Windows')).filter(
				({ setting, area }) => setting !== null && ['schannel', 'dotnet', 'winhttp'].includes(area),
			),
		).toHaveLength(9);
	});
	it('reads values that nothing writes', () => {
		expect(verdictOf(seen('FIPS policy on'), 'fips-policy')).toBe('Info');
	});
	it('judges the installed .NET Framework', () => {
		expect(areaOf(seen('.NET 4.6.1'), 'dotnet-release')[0]).toBe('Action needed: Installed release: 4.6.1 (394271)');
		expect(areaOf(seen('.NET 4.6.2'), 'dotnet-release')[0]).toBe('Ready: Installed release: 4.6.2 (394806)');
		expect(rowsOf(seen('.NET 4.6.2')).find(({ area }) => area === 'dotnet-release')?.because).toContain(
			'Current Entra agents need 4.7.2.',
		);
		expect(areaOf(seen('.NET 4.5'), 'dotnet-release')[0]).toBe('Action needed: Installed release: 378389');
		expect(areaOf(seen('no .NET release to read'), 'dotnet-release')).toEqual([
			'Unknown: Installed release: not found',
			'Unknown: Installed release, 32-bit: not found',
		]);
	});
	it('sees suites that a policy hides', () => {
		const [row] = rowsOf(seen('a policy that hides the good suites')).filter(({ item }) => item === 'Suites for TLS 1.2');
		expect(row?.verdict).toBe('Action needed');
		expect(row?.because).toBe(
			'None of the suites that the services accept can be used. A policy hides TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384.',
		);
		expect(areaOf(seen('suites with a curve at the end'), 'cipher-suites')).toContain(
			'Ready: Suites for TLS 1.2: TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
		);
	});
	it('finds updates, and does not take "cannot be read" for "not installed"', () => {
		expect(areaOf(seen('the update is there'), 'updates')).toEqual(['Ready: KB3140245: installed']);
		expect(areaOf(seen('the update is on the slower list'), 'updates')).toEqual(['Ready: KB3140245: installed']);
		expect(areaOf(seen('the update is only staged'), 'updates')).toEqual(['Action needed: KB3140245: not installed']);
		expect(areaOf(seen('no list of updates can be read'), 'updates')).toEqual(['Unknown: KB3140245: unreadable']);
		expect(areaOf(seen('a current server in order'), 'updates')).toEqual([]);
	});
	it('compares agents with the minimum, in both lists of programs', () => {
		expect(areaOf(seen('an old agent'), 'agents')).toEqual(['Action needed: Example Authentication Agent: 1.5.643.0']);
		expect(areaOf(seen('a new agent in the 32-bit list'), 'agents')).toEqual([
			'Ready: Example Authentication Agent (64): 1.5.2482.0',
		]);
		expect(areaOf(seen('an agent without a version'), 'agents')).toEqual(['Unknown: Example Authentication Agent: ']);
		expect(areaOf(seen('a current server in order'), 'agents')).toEqual(['Info: Authentication Agent: not installed']);
	});
	it('shows events and proxies', () => {
		expect(areaOf(seen('events of refused clients'), 'events')).toEqual([
			'Info: Schannel event 36871, state 10013, last 30 days: 3, newest 2026-11-20 08:15',
			'Info: Schannel event 36874, last 30 days: 3, newest 2026-11-20 08:15',
			'Info: Schannel event 36880, last 30 days: not written',
		]);
		// The process id 10013 is no state.
		expect(areaOf(seen('events that name who they are about'), 'events').slice(0, 2)).toEqual([
			'Info: Schannel event 36871, state 10013, last 30 days: 2, newest 2026-11-20 08:15, by Billing Agent (1), SearchIndexer (1)',
			'Info: Schannel event 36874, last 30 days: 3, newest 2026-11-20 08:15, by Billing Agent (1), SearchIndexer (1), svchost (1)',
		]);
		expect(areaOf(seen('a log that may not be read'), 'events')).toEqual([
			'Unknown: Schannel event 36871, state 10013, last 30 days: unreadable',
			'Unknown: Schannel event 36874, last 30 days: unreadable',
			'Info: Schannel event 36880, last 30 days: not written',
		]);
		expect(areaOf(seen('a proxy for WinHTTP'), 'proxy')[0]).toBe('Info: WinHTTP proxy: proxy:808');
	});
	it('speaks in lines, and writes CSV that a spreadsheet does not run', () => {
		expect(seen('as text')?.output).toMatch(/^TLS Ready: check of SRV01\. It reads and changes nothing\.\n/);
		expect(seen('as text')?.output).toMatch(
			/\nResult: Action needed \(8 action needed, 0 unknown, 9 ready\)\. Next: enable\.ps1 -WhatIf says what it would write, and writes nothing\. What it does not write is named above\.$/,
		);
		expect(seen('as CSV')?.output).toContain('"Proxy of the current user","Info","\'=cmd|calc"');
	});
});

describeWith('PowerShell', 'check.ps1 on what decides beside the protocols', () => {
	const results = new Map<string, StepResult | undefined>();
	const seen = (name: keyof typeof cases) => results.get(name);
	beforeAll(() => {
		const all = runInMemory({ check: file }, Object.values(cases));
		Object.keys(cases).forEach((name, index) => {
			results.set(name, all[index]?.steps[0]);
		});
	});
	it('does not take none for nothing where EventLogging keeps events from being written', () => {
		expect(areaOf(seen('nothing logged'), 'events')).toEqual([
			'Info: Schannel event 36871, state 10013, last 30 days: not written',
			'Info: Schannel event 36874, last 30 days: not written',
			'Info: Schannel event 36880, last 30 days: not written',
		]);
	});
	it('looks for roots, and calls one work only if nothing will add it or the machine refuses it', () => {
		expect(areaOf(seen('a root that is missing and not added'), 'roots')).toEqual([
			'Info: Automatic root update: off',
			'Action needed: Root Example Root: not there',
		]);
		expect(areaOf(seen('a current server in order'), 'roots')).toEqual([
			'Info: Automatic root update: on',
			'Info: Root Example Root: not there yet',
		]);
		expect(areaOf(seen('a root that is there'), 'roots')[1]).toBe('Ready: Root Example Root: there');
		expect(areaOf(seen('a root that is refused'), 'roots')[1]).toBe('Action needed: Root Example Root: refused');
	});
	it('names 0xffffffff beside Exchange, and programs that it has not looked at', () => {
		const [row] = rowsOf(seen('0xffffffff beside Exchange')).filter(({ setting }) => setting === 'schannel-client-enabled');
		expect([row?.verdict, row?.because]).toEqual([
			'Ready',
			'Any value but 0 allows TLS 1.2. Exchange is installed here, and 0xffffffff is not among the values that its Health Checker accepts: 0 and 1. Write 1.',
		]);
		expect(areaOf(seen('a current server in order'), 'dotnet')).toContain(
			'Info: Applications with settings of their own: not looked at',
		);
	});
	it('says what is wrong with a wrong value, and what would be right', () => {
		const [row] = rowsOf(seen('TLS 1.2 disabled on a current server')).filter(
			({ setting }) => setting === 'schannel-client-enabled',
		);
		expect(row).toMatchObject({ because: '0 disables TLS 1.2.', right: 'any number but 0, or not set' });
	});
	it('prints one line of evidence: what is there, without verdicts', () => {
		const output = seen('as a line')?.output ?? '';
		expect(output).toMatch(
			/^TLSREADY1;t=\d{4}-\d\d-\d\dT\d\d:\d\dZ;n=SRV01;f=srv01\.contoso\.com;v=10\.0\.20348\.2700;b=64;k=server;c=0123456789ab;r=[0-9a-z=,!?-]+;d=81041\/81041;s=[0-9a-f]{4};u=;a=[0-9a-f]{4}=1\.5\.643\.0;\.$/,
		);
		const [, values = ''] = /;r=([^;]*);/.exec(output) ?? [];
		const found = Object.fromEntries(values.split(',').map((each) => each.split('=')));
		const codes = (...ids: string[]) => ids.map((id) => found[evidenceCode(id)]);
		expect(
			codes(
				'schannel-client-enabled',
				'schannel-server-enabled',
				'dotnet-v4-native-strong-crypto',
				'dotnet-v4-native-system-default',
				'dotnet-v2-wow6432-strong-crypto',
			),
		).toEqual(['ffffffff', '-', '1', '!s', '?']);
		expect(Object.keys(found)).toHaveLength(17);
	});
	it('leaves out of that line what it has not read, and cuts whole fields only', () => {
		expect(seen('as a line of values')?.output).toMatch(/;r=[^;]+;\.$/);
		const long = seen('a line that would be too long')?.output ?? '';
		expect(long.length).toBeLessThanOrEqual(1000);
		expect(long).toMatch(/^TLSREADY1;t=[^;]+;n=__tage_[A-Za-z_]+;[ -~]+;cut=\d+;\.$/);
	});
});

describeWith('PowerShell', 'a line of evidence that grows by one agent after the other', () => {
	it('is whole up to 1,000 characters and says from there on what it leaves out', () => {
		const counts = Array.from({ length: 13 }, (_, at) => 34 + 2 * at);
		const lines = runInMemory(
			{ check: file },
			counts.map((count) => {
				const agents = Array.from({ length: count }, (_, at) => [
					words('native', `${uninstallKey}\\{${at}}`, 'DisplayName', 'Example Authentication Agent'),
					words('native', `${uninstallKey}\\{${at}}`, 'DisplayVersion', `1.5.643.${1000 + at}`),
				]).flat();
				return server([...inOrder, ...agents], {}, '10.0.20348', { AsLine: true });
			}),
		).map(({ steps }) => steps[0]?.output ?? '');
		const entries = (line: string) => /;a=([^;]+);/.exec(line)?.[1]?.split(',').length ?? 0;
		const whole = lines.filter((line) => !line.includes(';cut='));
		expect(whole.map(entries)).toEqual(counts.slice(0, whole.length));
		// An agent takes 18 characters: the last whole line is within two of them of the end, and the next is cut.
		expect(whole.length).toBeGreaterThan(0);
		expect(whole.length).toBeLessThan(lines.length);
		expect(whole.at(-1)?.length).toBeGreaterThan(1000 - 2 * 18);
		for (const line of lines) expect([line.length <= 1000, line]).toEqual([true, expect.stringMatching(/;\.$/)]);
	});
});

describe('the codes of a line of evidence', () => {
	it('stand for one fact each, with the facts as they stand', () => {
		const ids = [
			...FACTS.settings.map(({ id }) => id),
			...FACTS.machine.agents.map(({ role }) => role),
			...FACTS.machine.cipherSuites.map(({ name }) => name),
		];
		expect(new Set(ids.map(evidenceCode)).size).toBe(new Set(ids).size);
	});
	it('of a full plan fit into the line with room for the rest', () => {
		expect(FACTS.settings.length * '0000=ffffffff,'.length).toBeLessThan(700);
	});
});

describe('check.ps1 as a download', () => {
	it('holds what the plan calls for and reads, and nothing else', () => {
		const [narrow] = format.render(inputFor([shape('x64', false)]));
		const line = narrow?.text.split('\r\n').find((each) => each.startsWith('{"contentVersion"'));
		expect(JSON.parse(line ?? '').settings.map(({ id }: { id: string }) => id)).toHaveLength(12 + 3);
		expect(JSON.parse(line ?? '').settings.map(({ id }: { id: string }) => id)).not.toContain('winhttp-native');
	});
	it('is the same for the same answers, in ASCII with CR LF', () => {
		expect(format.render(everything)).toEqual(format.render(inputFor(allShapes)));
		expect(file.text).toMatch(/^[\r\n -~]*$/);
		expect(file.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(file.text).toContain('Made for the answers at: https://tls.example/wizard/#v1;windows=server-2012-r2\r\n');
	});
});
