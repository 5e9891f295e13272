import { expect, test } from 'vitest';
import { shownKey } from '../../knowledge/registry-text.ts';
import { judge } from '../findings.ts';
import { FACTS, planOf, work } from './estate.ts';

const item = (plan: ReturnType<typeof planOf>, id: string) => plan.items.find((candidate) => candidate.id === id);

test('a current Windows that was looked at everywhere is ready', () => {
	const plan = planOf({ windows: ['windows-11-24h2'] });
	expect(plan.verdict).toBe('ready');
	expect(work(plan)).toEqual([]);
});

test('Server 2012 with WinHTTP programs: Schannel is on, WinHTTP needs KB3140245 and 0x800 in both hives', () => {
	const plan = planOf({
		windows: ['server-2012'],
		'winhttp-programs': ['yes'],
		kb3140245: ['missing'],
		'registry-state': ['missing-or-different'],
	});
	expect(work(plan)).toContain('required install-kb3140245');
	expect(work(plan)).toContain('required set-values');
	const winhttp = plan.settings.filter(({ layer }) => layer === 'winhttp');
	expect(winhttp.map((setting) => `${shownKey(setting)} ${setting.name} = ${setting.write?.value}`).toSorted()).toEqual([
		'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp DefaultSecureProtocols = 2048',
		'SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp DefaultSecureProtocols = 2048',
	]);
	expect(plan.shapes.map(({ id, settings }) => [id, settings.length])).toEqual([['x64-winhttp', 14]]);
});

test('Windows 8 with WinHTTP programs: there is no update for it, so they must move', () => {
	const plan = planOf({
		windows: ['windows-8'],
		architecture: ['x64'],
		'winhttp-programs': ['yes'],
		'registry-state': ['missing-or-different'],
	});
	expect(work(plan)).toContain('blocker leave-windows-without-winhttp-update');
	expect(work(plan, true)).not.toContain('required install-kb3140245');
	expect(plan.settings.some(({ layer }) => layer === 'winhttp')).toBe(false);
});

test('Server 2012 R2 with PTA agent 1.5.643.0: 12 values, no WinHTTP value, host and Windows too old, agent merely recommended', () => {
	const plan = planOf({
		windows: ['server-2012-r2'],
		roles: ['pta-agent'],
		'pta-agent.version': ['1.5.643.0'],
		'registry-state': ['missing-or-different'],
	});
	expect(plan.shapes.map(({ id, settings }) => [id, settings.length])).toEqual([['x64', 12]]);
	expect(plan.settings.some(({ layer }) => layer === 'winhttp')).toBe(false);
	expect(item(plan, 'pta-agent.below-1-5-1007-0')?.priority).toBe('recommended');
	expect(item(plan, 'pta-agent.host')?.priority).toBe('required');
	expect(item(plan, 'replace-windows-without-updates')?.priority).toBe('required');
	expect(item(plan, 'replace-windows-without-updates')?.appliesTo).toEqual([
		'Windows Server 2012 R2, except under Pass-through authentication agent',
	]);
	const ciphers = item(plan, 'mind-cipher-suites-on-old-windows');
	expect(ciphers?.priority).toBe('recommended');
	expect([ciphers?.why, ...(ciphers?.steps ?? []).map(({ text }) => text)].join(' ')).toMatch(/GCM/);
	expect([ciphers?.why, ...(ciphers?.steps ?? []).map(({ text }) => text)].join(' ')).toMatch(/DHE/);
});

test('on the last day of its extended updates Server 2012 R2 was not yet without updates', () => {
	const at = (today: string) => work(planOf({ windows: ['server-2012-r2'] }, today));
	expect(at('2026-10-13')).not.toContain('required replace-windows-without-updates');
	expect(at('2026-10-14')).toContain('required replace-windows-without-updates');
});

for (const version of ['1.2.65.0', '2.3.20.0', '2.4.131.0'])
	test(`Entra Connect ${version} is a blocker: its date has passed`, () => {
		const plan = planOf({
			windows: ['server-2022'],
			roles: ['entra-connect-sync'],
			'entra-connect-sync.version': [version],
			'connect-application-based-authentication': ['no'],
		});
		expect(plan.items.filter(({ id, priority }) => id.startsWith('entra-connect-sync.') && priority === 'blocker')).toHaveLength(
			1,
		);
	});

test('Entra Connect 2.5.190.0 must move before 2027-04-07, and blocks from that day on', () => {
	const at = (today: string) =>
		item(
			planOf(
				{
					windows: ['server-2022'],
					roles: ['entra-connect-sync'],
					'entra-connect-sync.version': ['2.5.190.0'],
					'connect-application-based-authentication': ['yes'],
				},
				today,
			),
			'entra-connect-sync.below-2-6-84-0',
		);
	expect(at('2026-11-21')).toMatchObject({ priority: 'required', dueBy: { date: '2027-04-07' } });
	expect(at('2027-04-07')?.priority).toBe('blocker');
});

test('Entra Connect 2.6.79.0 was recalled and must be removed', () => {
	const plan = planOf({
		windows: ['server-2022'],
		roles: ['entra-connect-sync'],
		'entra-connect-sync.version': ['2.6.79.0'],
		'connect-application-based-authentication': ['yes'],
	});
	expect(work(plan)).toContain('required entra-connect-sync.recalled-2-6-79-0');
});

test('Entra Connect 2.6.92.0 with application-based authentication needs nothing', () => {
	const plan = planOf({
		windows: ['server-2022'],
		roles: ['entra-connect-sync'],
		'entra-connect-sync.version': ['2.6.92.0'],
		'connect-application-based-authentication': ['yes'],
	});
	// Clean logs show sign-ins alone, so that this one stays whatever the estate.
	expect(work(plan, true)).toEqual(['recommended find-beyond-sign-ins']);
	expect(plan.verdict).toBe('ready');
});

test('not knowing about application-based authentication is unknown, with the command that tells', () => {
	const plan = planOf({ windows: ['server-2022'], roles: ['entra-connect-sync'], 'entra-connect-sync.version': ['2.6.92.0'] });
	expect(plan.verdict).toBe('unknown');
	expect(plan.unknowns.map(({ question, findOut }) => [question, findOut.command])).toEqual([
		['connect-application-based-authentication', 'Get-ADSyncEntraConnectorCredential'],
	]);
});

test('explicit values before setup concern Entra Connect 2.3.20.0 to 2.4.129.0 and no other build', () => {
	const concerned = (version: string) =>
		planOf({
			windows: ['server-2022'],
			roles: ['entra-connect-sync'],
			'entra-connect-sync.version': [version],
			'connect-application-based-authentication': ['yes'],
		}).items.some(({ id }) => id === 'entra-connect-sync.values-before-setup');
	expect(['2.3.8.0', '2.3.20.0', '2.4.129.0', '2.4.131.0'].map(concerned)).toEqual([false, true, true, false]);
});

test('.NET 4.6.1 or older is required work: it is out of support, but nothing is cut off for that alone', () => {
	for (const dotnet of ['4.5.2', '4.6.1'])
		expect(work(planOf({ windows: ['server-2016'], dotnet: [dotnet] }))).toContain('required replace-unsupported-dotnet');
});

test('.NET 4.6.2 blocks where a connector runs, which needs 4.7.2', () => {
	const plan = planOf({
		windows: ['server-2016'],
		roles: ['private-network-connector'],
		'private-network-connector.version': ['1.5.4892.0'],
		dotnet: ['4.6.2'],
	});
	expect(work(plan)).toContain('blocker private-network-connector.dotnet');
});

test('.NET 4.6.2 elsewhere wants all eight values, and 4.8 is recommended', () => {
	const plan = planOf({ windows: ['server-2016'], dotnet: ['4.6.2'], 'registry-state': ['missing-or-different'] });
	expect(work(plan).filter((line) => line.startsWith('blocker'))).toEqual([]);
	expect(plan.settings.filter(({ layer }) => layer === 'dotnet')).toHaveLength(8);
	expect(work(plan)).toContain('required set-values');
	expect(work(plan, true)).toContain('recommended install-newest-dotnet');
});

test('MFA Server is retired: migrating is the item, whatever its version', () => {
	const plan = planOf({ windows: ['server-2019'], roles: ['mfa-server'] });
	expect(plan.items.filter(({ id }) => id.startsWith('mfa-server')).map(({ id }) => id)).toEqual(['mfa-server.retired']);
	expect(item(plan, 'mfa-server.retired')?.priority).toBe('blocker');
	expect(item(plan, 'mfa-server.retired')?.title).toMatch(/migrat|move/i);
});

test('an SQL Server behind the sync engine that is not supported must move; a TLS 1.2 update is only for the time until then', () => {
	const sql = (version: string) =>
		planOf({ windows: ['server-2022'], roles: ['remote-sql-server'], 'remote-sql-server.version': [version] })
			.items.filter(({ id }) => id.startsWith('remote-sql-server'))
			.map(({ id, priority, steps }) => {
				const update = steps
					.filter(({ text }) => text.startsWith('If the move has to wait'))
					.map(({ text }) => text.replace(/^.*?1\.2\. /, ''));
				return [
					`${priority} ${id.replace('remote-sql-server.', '')}`,
					...update.map((text) => /^Install .*?(?=\.(?: |$))/.exec(text)?.[0]),
				];
			});
	const builds =
		'9.0.5000.0 12.0.2560.0 12.0.2564.0 12.0.2271.0 12.0.4213.0 12.0.4219.0 12.0.4416.1 11.0.7001.0 13.0.1601.5 16.0.1000.6';
	expect(Object.fromEntries(builds.split(' ').map((build) => [build, sql(build).flat()]))).toEqual({
		'9.0.5000.0': ['required sql-2005'],
		'12.0.2560.0': ['required database-2014', 'Install SP2 or SP3, or CU12 at least'],
		'12.0.2564.0': ['required database-2014'],
		'12.0.2271.0': ['required database-2014'],
		'12.0.4213.0': ['required database-2014', 'Install SP2 or SP3, or on SP1 GDR 12.0.4219.0 or CU5 12.0.4439.1'],
		'12.0.4219.0': ['required database-2014'],
		'12.0.4416.1': ['required database-2014', 'Install SP2 or SP3, or CU5 at least'],
		'11.0.7001.0': ['required database-2012'],
		'13.0.1601.5': ['required database-2016'],
		'16.0.1000.6': [],
	});
});

test('nothing in a plan says to update the SQL drivers of Entra Connect: that puts the server out of support', () => {
	const plan = planOf({
		windows: ['server-2022'],
		roles: ['entra-connect-sync', 'remote-sql-server'],
		'entra-connect-sync.version': ['2.5.190.0'],
		'remote-sql-server.version': ['12.0.4213.0'],
	});
	const text = plan.items
		.flatMap(({ title, why, steps, verify }) => [title, why, ...steps.map((step) => step.text), ...verify])
		.join('\n');
	expect(text).not.toMatch(/update the client drivers/i);
	expect(text).toMatch(/Keep the SQL drivers that come with it/);
});

test('the database moves before Entra Connect is upgraded, and application-based authentication follows the upgrade', () => {
	const plan = planOf({
		windows: ['server-2022'],
		roles: ['entra-connect-sync', 'remote-sql-server'],
		'entra-connect-sync.version': ['2.5.190.0'],
		'remote-sql-server.version': ['12.0.4213.0'],
		'connect-application-based-authentication': ['no'],
	});
	const place = (id: string) => plan.items.findIndex((candidate) => candidate.id === id);
	expect(place('remote-sql-server.database-2014')).toBeGreaterThanOrEqual(0);
	expect(place('remote-sql-server.database-2014')).toBeLessThan(place('entra-connect-sync.below-2-6-84-0'));
	expect(place('entra-connect-sync.below-2-6-84-0')).toBeLessThan(place('use-application-based-authentication'));
});

test('Entra Connect 2.6.84.0 and 2.6.91.0 lack the security fixes of 2.6.92.0', () => {
	for (const version of ['2.6.84.0', '2.6.91.0'])
		expect(
			work(
				planOf({
					windows: ['server-2022'],
					roles: ['entra-connect-sync'],
					'entra-connect-sync.version': [version],
					'connect-application-based-authentication': ['yes'],
				}),
			),
		).toEqual(['required entra-connect-sync.below-2-6-92-0']);
});

test('Office Online Server ends on 31 December 2026: never ready, and a blocker from the day on', () => {
	const at = (today: string) =>
		planOf({ windows: ['server-2022'], roles: ['office-online-server'], 'server-products': ['yes'] }, today);
	expect(at('2026-11-27').verdict).toBe('action-needed');
	expect(item(at('2026-11-27'), 'prepare-office-online-server')).toMatchObject({
		priority: 'required',
		dueBy: { date: '2026-12-31' },
	});
	expect(item(at('2026-12-31'), 'prepare-office-online-server')?.priority).toBe('blocker');
});

test('Windows 7 with old TLS libraries is told about the roots that Microsoft services present', () => {
	const plan = planOf({ windows: ['windows-7-sp1'], architecture: ['x64'], 'tls-libraries': ['old-runtimes'] });
	const roots = item(plan, 'check-root-certificates');
	expect(roots?.why).toMatch(/DigiCert Global Root G2/);
	expect(roots?.steps.map(({ text }) => text).join(' ')).toMatch(/DF3C24F9BFD666761B268073FE06D1CC8D4F82A4/);
});

test('AD FS and its proxies on Server 2012 R2 must move: the paid updates of that Windows have ended', () => {
	const plan = planOf({
		windows: ['server-2012-r2'],
		roles: ['ad-fs', 'web-application-proxy'],
		'ad-fs.host': ['server-2012-r2'],
		'web-application-proxy.host': ['server-2012-r2'],
	});
	expect(work(plan)).toContain('required ad-fs.host');
	expect(work(plan)).toContain('required web-application-proxy.host');
});

test('.NET 3.5 beside 4.8 on a connector host is no reason to install 4.7.2', () => {
	const plan = planOf({
		windows: ['server-2022'],
		roles: ['private-network-connector'],
		'private-network-connector.version': ['1.5.4892.0'],
		dotnet: ['3.5', '4.8'],
	});
	expect(plan.items.map(({ id }) => id)).not.toContain('private-network-connector.dotnet');
	expect(plan.unknowns.map(({ question }) => question)).not.toContain('private-network-connector.dotnet');
});

test('"not sure" about Windows is unknown, with the command that tells', () => {
	const plan = planOf({ windows: 'not-sure' });
	expect(plan.verdict).toBe('unknown');
	expect(plan.unknowns.find(({ question }) => question === 'windows')?.findOut.command).toMatch(
		/CurrentVersion|Win32_OperatingSystem/,
	);
});

test('a 32-bit Windows 7 takes nine values', () => {
	const plan = planOf({
		windows: ['windows-7-sp1'],
		architecture: ['x86'],
		'winhttp-programs': ['yes'],
		kb3140245: ['installed'],
		'registry-state': ['missing-or-different'],
	});
	expect(plan.shapes.map(({ id, settings }) => [id, settings.length])).toEqual([['x86-winhttp', 9]]);
	expect(plan.shapes[0]?.settings.map(shownKey).filter((key) => /wow6432node/i.test(key))).toEqual([]);
});

test('0x00000A00 on Windows 11 drops TLS 1.3: delete the value, or write 0x2800', () => {
	const plan = planOf({ windows: ['windows-11-24h2'], 'winhttp-value': ['tls12-without-13'] });
	const fix = item(plan, 'remove-winhttp-value-without-tls13');
	expect(fix?.priority).toBe('required');
	expect(fix?.title).toContain('0x2800');
	const setting = FACTS.settings.find(({ id }) => id === 'winhttp-defaultsecureprotocols');
	if (setting === undefined) throw new Error('no such setting');
	const found = (value: number, nt: string) =>
		judge(setting, { state: 'present', type: 'REG_DWORD', value }, { nt, bits: 64 }).verdict;
	expect(found(0xa00, '10.0.22621')).toBe('action');
	expect(found(0x2800, '10.0.22621')).toBe('ready');
	expect(found(0xa00, '10.0.17763')).toBe('ready');
	expect(found(0xa0, '6.1.7601')).toBe('action');
	expect(judge(setting, { state: 'absent' }, { nt: '10.0.22621', bits: 64 }).verdict).toBe('ready');
	expect(judge(setting, { state: 'absent' }, { nt: '6.1.7601', bits: 64 }).verdict).toBe('action');
});

test('in a mixed estate each item says which part of it it is for', () => {
	const plan = planOf({
		clouds: ['global', 'china'],
		windows: ['server-2012', 'server-2022', 'windows-7-sp1'],
		architecture: ['x64'],
		roles: ['pta-agent', 'ad-fs'],
		'pta-agent.version': ['1.5.643.0', '1.5.2482.0'],
		'pta-agent.host': ['server-2022'],
		'ad-fs.host': ['server-2012'],
		'winhttp-programs': ['yes'],
		kb3140245: ['missing'],
		'registry-state': ['missing-or-different'],
	});
	expect(item(plan, 'install-kb3140245')?.appliesTo).toEqual(['Windows 7 SP1', 'Windows Server 2012']);
	expect(item(plan, 'pta-agent.below-1-5-1007-0')?.appliesTo).toEqual(['Pass-through authentication agent version 1.5.643.0']);
	expect(item(plan, 'pta-agent.host')).toBeUndefined();
	expect(plan.milestones.map(({ id }) => id)).toEqual(expect.arrayContaining(['entra-id-public', 'entra-id-china']));
	expect(plan.milestones.map(({ id }) => id)).not.toContain('entra-id-us-government');
});

test('a registry with 0xffffffff as Enabled is enabled, and a wrong type is work', () => {
	const setting = FACTS.settings.find(({ id }) => id === 'schannel-tls12-client-enabled');
	if (setting === undefined) throw new Error('no such setting');
	const machine = { nt: '10.0.14393', bits: 64 } as const;
	expect(judge(setting, { state: 'present', type: 'REG_DWORD', value: 0xffffffff }, machine).verdict).toBe('ready');
	expect(judge(setting, { state: 'present', type: 'REG_DWORD', value: 0 }, machine).verdict).toBe('action');
	expect(judge(setting, { state: 'present', type: 'REG_SZ', value: '1' }, machine)).toEqual({
		setting: 'schannel-tls12-client-enabled',
		verdict: 'action',
		because: 'It is REG_SZ; it must be REG_DWORD.',
	});
	expect(judge(setting, { state: 'not-read', why: 'access denied' }, machine).verdict).toBe('unknown');
});

test('before setup of Entra Connect come its Windows and its .NET, and nothing that the new build does not ask for', () => {
	const plan = planOf({
		windows: ['server-2012-r2'],
		roles: ['entra-connect-sync'],
		'entra-connect-sync.version': ['2.4.27.0'],
		dotnet: ['4.6.2'],
		'registry-state': ['missing-or-different'],
	});
	const ids = plan.items.map(({ id }) => id);
	const role = ids.filter((id) => id.startsWith('entra-connect-sync.'));
	expect(role).toEqual([
		'entra-connect-sync.host',
		'entra-connect-sync.dotnet',
		'entra-connect-sync.below-2-5-79-0',
		'entra-connect-sync.values-before-setup',
	]);
	expect(item(plan, 'entra-connect-sync.below-2-5-79-0')?.after).toEqual([
		'entra-connect-sync.host',
		'entra-connect-sync.dotnet',
	]);
	expect(ids.indexOf('entra-connect-sync.below-2-5-79-0')).toBeLessThan(ids.indexOf('set-values'));
	expect(
		item(plan, 'set-values')
			?.steps.map(({ text }) => text)
			.join('\n'),
	).toContain('Keep the backup');
});

test('clean sign-in logs do not hide what they cannot show, and leave the estate ready', () => {
	const plan = planOf({ 'sign-in-logs': ['clean-all-four'], windows: ['windows-11-24h2'] });
	expect(item(plan, 'find-beyond-sign-ins')?.priority).toBe('recommended');
	expect(plan.verdict).toBe('ready');
});

test('where old protocols are off already, what talks inside is to be looked at, whatever runs there', () => {
	const plan = planOf({ roles: ['ad-fs', 'exchange-server'], windows: ['server-2022'], 'old-protocols': ['done'] });
	expect(item(plan, 'check-after-old-protocols-off')).toBeDefined();
});

test('Front Door is looked at for its cipher suites even where TLS 1.2 is enforced', () => {
	const plan = planOf({
		services: ['azure-services'],
		'azure-services': ['front-door'],
		'azure-tls': ['clean-and-enforced'],
	});
	expect(item(plan, 'check-front-door-suites')).toBeDefined();
});

test('values that are missing are set whether or not the .NET version is known, and one restart follows', () => {
	for (const dotnet of ['not-sure', ['4.8']] as const) {
		const plan = planOf({ windows: ['windows-11-24h2'], 'registry-state': ['missing-or-different'], dotnet });
		expect(work(plan, true).filter((line) => /set-|restart/.test(line))).toEqual(['required set-values', 'required restart']);
		expect(plan.settings.map(({ layer }) => layer).toSorted()).toEqual([
			...Array(8).fill('dotnet'),
			...Array(4).fill('schannel'),
		]);
	}
});

test('no two items set the same Schannel value, whatever Windows stand side by side', () => {
	for (const state of [['missing-or-different'], ['switched-off'], 'not-sure'] as const)
		for (const windows of [['windows-11-24h2'], ['server-2008-r2-sp1', 'server-2022']]) {
			const { items } = planOf({ windows, 'registry-state': state });
			const setters = items.filter(({ settings }) => settings.includes('schannel-tls12-client-enabled'));
			expect([state, windows, setters.length]).toEqual([state, windows, 1]);
		}
});

test('an edition of Windows 11 whose support has ended is to be replaced, a tended one is not', () => {
	const replaced = (windows: string) => work(planOf({ windows: [windows] })).filter((line) => line.includes('replace-windows'));
	expect(replaced('windows-11-22h2')).toEqual(['required replace-windows-without-updates']);
	expect(replaced('windows-11-24h2')).toEqual([]);
	expect(replaced('windows-11-24h2-home-pro')).toEqual(['required replace-windows-without-updates']);
	expect(replaced('windows-11-25h2')).toEqual([]);
});

test('Windows 10 Enterprise LTSB 2016 still has paid updates: that is a plan, not an end', () => {
	const plan = planOf({ windows: ['windows-10-ltsb-2016'], architecture: ['x64'] });
	expect(item(plan, 'replace-windows-without-free-updates')?.priority).toBe('recommended');
	expect(item(plan, 'replace-windows-without-updates')).toBeUndefined();
});

test('only the hosts of the clouds and services in use are to be reached', () => {
	const hosts = (cloud: string) => planOf({ windows: ['server-2022'], clouds: [cloud] }).endpoints.map(({ host }) => host);
	expect(hosts('china')).toContain('login.partner.microsoftonline.cn');
	expect(hosts('china')).not.toContain('login.microsoftonline.com');
	expect(hosts('global')).toContain('login.microsoftonline.com');
	expect(hosts('global')).not.toContain('login.partner.microsoftonline.cn');
});

test('a Windows version that has ended names each role on it that has an item of its own, and no other Windows does', () => {
	const plan = planOf({
		windows: ['windows-7-sp1', 'server-2012-r2'],
		architecture: ['x64'],
		roles: ['ad-fs', 'web-application-proxy'],
	});
	expect(item(plan, 'replace-windows-without-updates')?.appliesTo).toEqual([
		'Windows 7 SP1',
		'Windows Server 2012 R2, except under AD FS, Web Application Proxy',
	]);
});

test('moving AD FS and its proxies off Server 2012 R2 stands before .NET and registry values for the old servers', () => {
	const plan = planOf({
		windows: ['server-2012-r2'],
		roles: ['ad-fs', 'web-application-proxy'],
		dotnet: ['4.5.1'],
		'registry-state': ['missing-or-different'],
	});
	const ids = plan.items.map(({ id }) => id);
	const order = ['ad-fs.host', 'web-application-proxy.host', 'replace-unsupported-dotnet', 'set-values'].map((id) =>
		ids.indexOf(id),
	);
	expect(order).toEqual(order.toSorted((one, other) => one - other));
	expect(order[0]).toBeGreaterThanOrEqual(0);
});

test('.NET Framework under a role that has an item for it is named there, with its end of support, and not by the item for all machines', () => {
	const plan = planOf({
		windows: ['server-2016'],
		roles: ['private-network-connector'],
		'private-network-connector.version': ['1.5.4892.0'],
		dotnet: ['4.6.2'],
	});
	expect(item(plan, 'install-newest-dotnet')?.appliesTo).toEqual([
		'.NET Framework 4.6.2, except under Microsoft Entra private network connector',
	]);
	expect(item(plan, 'private-network-connector.dotnet')?.dates).toEqual([
		{ kind: 'end-of-support', date: '2027-01-12', of: '.NET Framework 4.6.2' },
	]);
});
