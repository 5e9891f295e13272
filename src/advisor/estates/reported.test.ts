/** Cases that administrators reported in public, each with the right answer to their estate. What the search finds for their words is in e2e/search.spec.ts. */
import { expect, test } from 'vitest';
import { judge } from '../findings.ts';
import type { Plan } from '../plan-types.ts';
import { settingsFor } from '../settings-for.ts';
import { FACTS, planOf, TODAY, work } from './estate.ts';

const item = ({ items }: Plan, id: string) => items.find((candidate) => candidate.id === id);
const textOf = (plan: Plan, id: string) => {
	const found = item(plan, id);
	return found === undefined
		? undefined
		: [found.title, found.why, ...found.steps.map(({ text }) => text), ...found.verify.map(({ text }) => text)].join('\n');
};
const place = (plan: Plan, id: string) => plan.items.findIndex((candidate) => candidate.id === id);

test('case 1: setup of Entra Connect refuses on a fresh server: set the values, restart, then run setup again', () => {
	const plan = planOf({
		windows: ['server-2019'],
		roles: ['entra-connect-sync'],
		'entra-connect-sync.version': ['2.4.27.0'],
		'registry-state': ['missing-or-different'],
		dotnet: ['4.8'],
	});
	expect(work(plan)).toContain('required set-values');
	expect(item(plan, 'set-values')?.settings).toContain('schannel-tls12-client-enabled');
	expect(item(plan, 'set-values')?.settings).toContain('dotnet-v4-schusestrongcrypto');
	const order = ['set-values', 'restart', 'entra-connect-sync.values-before-setup'].map((id) => place(plan, id));
	expect(order).toEqual(order.toSorted((one, other) => one - other));
	expect(order[0]).toBeGreaterThanOrEqual(0);
});

test('case 3: PHP with cURL on Linux is refused after SSLProtocol was set in Apache: the library of the client decides', () => {
	const plan = planOf({ windows: ['no-windows'], 'tls-libraries': ['nss'] });
	expect(work(plan)).toContain('blocker update-tls-libraries');
	expect(textOf(plan, 'update-tls-libraries')).toMatch(/SSLProtocol in Apache, do not affect outbound connections/);
});

test('case 4: curl 7.19.7 with NSS on CentOS 6, OpenSSL 1.0.1e beside it: never ready; update curl and NSS or name tlsv1.2', () => {
	const plan = planOf({ windows: ['no-windows'], 'tls-libraries': ['nss'] });
	expect(plan.verdict).toBe('action-needed');
	expect(textOf(plan, 'update-tls-libraries')).toMatch(/Update curl, libcurl and nss.*tlsv1\.2/);
	expect(plan.items.filter(({ id }) => id.includes('openssl'))).toEqual([]);
});

test('case 6: a web application below 4.7 takes the .NET values and a new target; a device with TLS 1.0 in its code is a blocker', () => {
	const plan = planOf({
		windows: ['server-2016'],
		dotnet: ['4.8'],
		'dotnet-programs': ['older-target'],
		'registry-state': ['missing-or-different'],
	});
	expect(work(plan, true)).toContain('recommended retarget-dotnet-programs');
	expect(plan.settings.filter(({ layer }) => layer === 'dotnet')).toHaveLength(8);
	expect(work(planOf({ windows: ['no-windows'], 'tls-libraries': ['pinned'] }))).toContain('blocker remove-hardcoded-protocols');
});

test('case 7: an Azure DevOps agent on Server 2012 R2 whose hardening left no common suite: a blocker, and the agent is tested', () => {
	const plan = planOf({ windows: ['server-2012-r2'], roles: ['azure-devops-agent'], 'cipher-policy': ['policy-gcm-only'] });
	expect(work(plan)).toContain('blocker open-cipher-policy');
	expect(textOf(plan, 'azure-devops-agent.test-connection')).toMatch(/dev\.azure\.com/);
});

test('case 8: a list of suites that the policy editor cuts: stay under 1,023 characters, and remove before you add', () => {
	const text = textOf(planOf({ windows: ['server-2016'], 'cipher-policy': ['policy-hides'] }), 'open-cipher-policy');
	expect(text).toMatch(/under 1,023 characters/);
	expect(text).toMatch(/Remove suites that nothing needs.*before you add/);
});

test('case 10: a server hardened with IIS Crypto: Ciphers, Hashes, KeyExchangeAlgorithms and curves are asked, and restrictions block', () => {
	const hardened = (answer: string | 'not-sure') =>
		planOf({ windows: ['server-2019'], 'schannel-restrictions': answer === 'not-sure' ? answer : [answer] });
	expect(work(hardened('restricted'))).toContain('blocker remove-schannel-restrictions');
	expect(textOf(hardened('restricted'), 'remove-schannel-restrictions')).toMatch(/Ciphers.*Hashes.*KeyExchangeAlgorithms/s);
	expect(hardened('not-sure').verdict).toBe('unknown');
	expect(hardened('none').verdict).toBe('ready');
});

test('case 11: every Enabled under SCHANNEL set to 1, and Remote Desktop is dead: under Ciphers only 0xffffffff enables', () => {
	for (const id of ['schannel-cipher-aes128', 'schannel-cipher-aes256']) {
		const setting = FACTS.settings.find((candidate) => candidate.id === id);
		if (setting === undefined) throw new Error(`no setting ${id}`);
		expect(setting.key).toMatch(/\\SCHANNEL\\Ciphers\\AES (128\/128|256\/256)$/);
		const found = (value: number) =>
			judge(setting, { state: 'present', type: 'REG_DWORD', value }, { nt: '10.0.17763', bits: 64 });
		expect([found(1).verdict, found(0).verdict, found(0xffffffff).verdict]).toEqual(['action', 'action', 'ready']);
		expect(judge(setting, { state: 'absent' }, { nt: '10.0.17763', bits: 64 }).verdict).toBe('ready');
	}
});

test('case 12: the event that shows programs which ask for a version that is disabled is 36871 with state 10013', () => {
	const plan = planOf({ windows: ['server-2019'], 'old-protocols': ['planned'] });
	expect(textOf(plan, 'watch-schannel-events')).toMatch(/36871 with state 10013 names a process/);
	expect(textOf(plan, 'switch-old-protocols-off-last')).toMatch(/36871 with state 10013/);
	expect(textOf(plan, 'switch-old-protocols-off-last')).toMatch(/36874 counts refused clients without naming them/);
});

test('cases 13 and 14: a script or an old .NET tool on Server 2016 takes Tls12 for the session, and the .NET values for good', () => {
	const plan = planOf({
		windows: ['server-2016'],
		'legacy-clients': ['old-powershell'],
		'registry-state': ['missing-or-different'],
	});
	expect(textOf(plan, 'update-powershell')).toMatch(/SecurityProtocolType\]::Tls12/);
	expect(plan.settings.filter(({ layer }) => layer === 'dotnet')).toHaveLength(8);
});

test('case 16: a .NET client says that the SSL connection could not be established: suites, proxy and root are looked at', () => {
	const text = textOf(planOf({ windows: ['server-2019'], roles: ['azure-devops-agent'] }), 'azure-devops-agent.test-connection');
	expect(text).toMatch(/The SSL connection could not be established/);
	for (const cause of [/suite/, /proxy/, /root certificates/]) expect(text).toMatch(cause);
});

test('case 18: Azure SQL refuses a login with 47072: the driver is replaced, not .NET', () => {
	const plan = planOf({
		services: ['azure-services'],
		'azure-services': ['sql-database'],
		'azure-tls': ['clean-and-enforced'],
		windows: ['server-2019'],
		'sql-and-drivers': ['old-drivers'],
	});
	expect(work(plan)).toContain('blocker replace-database-drivers');
	expect(textOf(plan, 'replace-database-drivers')).toMatch(/"SQL Server" ODBC driver.*jTDS/s);
});

test('case 20: AD FS and Web Application Proxy on Server 2022 are never ready before trust and certificates were tested', () => {
	const estate = (answer: string | 'not-sure') =>
		planOf({
			windows: ['server-2022'],
			roles: ['ad-fs', 'web-application-proxy'],
			'tls13-servers': answer === 'not-sure' ? answer : [answer],
		});
	expect(estate('not-sure').verdict).toBe('unknown');
	expect(work(estate('fails'))).toContain('required disable-tls13-where-it-fails');
	expect(textOf(estate('fails'), 'disable-tls13-where-it-fails')).toMatch(/TLS 1\.3\\Client/);
	expect(estate('works').verdict).toBe('ready');
});

test('cases 22 and 30: clean logs leave other connections to look at, and no item says that SSL Labs shows what clients use', () => {
	const plan = planOf({ windows: ['windows-11-25h2'] });
	expect(textOf(plan, 'find-beyond-sign-ins')).toMatch(/cover only sign-ins to Entra ID/);
	expect(textOf(plan, 'find-beyond-sign-ins')).toMatch(/SSL Labs shows only what a server accepts, never what clients use/);
});

test('case 27: IIS can log who still uses which version; the values are hexadecimal, and only those with a server read so', () => {
	const text = (windows: string) => textOf(planOf({ windows: [windows] }), 'find-beyond-sign-ins');
	expect(text('server-2019')).toMatch(/40 is TLS 1\.0, 100 is 1\.1, 400 is 1\.2 and 1000 is 1\.3/);
	expect(text('windows-11-25h2')).not.toMatch(/IIS/);
	expect(text('server-2019')).not.toMatch(/KB4025334/);
	expect(text('server-2016')).toMatch(/KB4025334/);
});

test('cases 28 and 38: old clients of Storage are found in its logs and by Resource Graph; a scan of the host does not show them', () => {
	const plan = planOf({
		services: ['azure-services'],
		'azure-services': ['storage'],
		'azure-tls': ['old-found'],
		windows: ['no-windows'],
	});
	expect(textOf(plan, 'fix-azure-clients')).toMatch(/A scan of the host does not show this/);
	expect(plan.formats).toEqual(expect.arrayContaining(['kql-storage', 'resource-graph']));
});

test('case 32: before TLS 1.0 is disabled on a SQL Server it gets a build with TLS 1.2, and Database Mail its .NET 3.5', () => {
	const plan = planOf({
		windows: ['server-2012-r2'],
		roles: ['sql-server'],
		'sql-and-drivers': ['old-builds'],
		'old-protocols': ['planned'],
		dotnet: ['3.5', '4.8'],
	});
	expect(item(plan, 'switch-old-protocols-off-last')?.after).toContain('update-sql-builds');
	expect(textOf(plan, 'update-sql-builds')).toMatch(/\.NET Framework 3\.5.*Database Mail/);
	expect(place(plan, 'update-sql-builds')).toBeLessThan(place(plan, 'switch-old-protocols-off-last'));
});

test('case 35: TLS inspection leaves the hosts of device registration out, those of the clouds in use', () => {
	const text = textOf(
		planOf({
			services: ['entra-id', 'device-registration'],
			windows: ['windows-11-25h2'],
			'tls-inspection': ['yes-includes-entra'],
			'inspecting-proxy-tls12': ['yes'],
		}),
		'leave-hosts-out-of-inspection',
	);
	expect(text).toMatch(/device\.login\.microsoftonline\.com and enterpriseregistration\.windows\.net/);
	expect(text).not.toMatch(/microsoftonline\.us|partner\.microsoftonline\.cn/);
});

test('case 36: the trust of Web Application Proxy takes SchUseStrongCrypto in the 32-bit view as well', () => {
	const plan = planOf({ windows: ['server-2019'], roles: ['web-application-proxy'], 'registry-state': ['missing-or-different'] });
	expect(item(plan, 'set-values')).toMatchObject({ priority: 'required' });
	expect(item(plan, 'set-values')?.settings).toContain('dotnet-v4-schusestrongcrypto-wow6432');
});

test('case 37: the console of Configuration Manager cannot sign in: .NET, its values, and a restart', () => {
	const plan = planOf({
		windows: ['server-2016'],
		roles: ['configuration-manager'],
		'server-products': ['no'],
		'registry-state': ['missing-or-different'],
		dotnet: ['4.5.2'],
	});
	expect(work(plan)).toEqual(
		expect.arrayContaining(['required configuration-manager.dotnet', 'required set-values', 'required restart']),
	);
});

test('Exchange Server: 0xffffffff as Enabled is told, because Health Checker does not accept it; elsewhere it is fine', () => {
	const setting = FACTS.settings.find(({ id }) => id === 'schannel-tls12-client-enabled');
	if (setting === undefined) throw new Error('no such setting');
	const verdict = (roles: string[]) => {
		const [resolved = setting] = settingsFor({ facts: FACTS, answers: { roles }, today: TODAY }, [setting]);
		return judge(resolved, { state: 'present', type: 'REG_DWORD', value: 0xffffffff }, { nt: '10.0.17763', bits: 64 });
	};
	expect(verdict(['exchange-server'])).toMatchObject({ verdict: 'info', because: expect.stringMatching(/Write 1 on Exchange/) });
	expect(verdict(['ad-fs']).verdict).toBe('ready');
	expect(judge(setting, { state: 'present', type: 'REG_DWORD', value: 0xffffffff }, { nt: '10.0.17763', bits: 64 }).verdict).toBe(
		'ready',
	);
});

test('Python 2.7.8, whatever its OpenSSL, is never ready', () => {
	const plan = planOf({ windows: ['no-windows'], 'tls-libraries': ['old-runtimes'] });
	expect(work(plan)).toContain('blocker update-tls-libraries');
	expect(textOf(plan, 'update-tls-libraries')).toMatch(/cannot name TLS 1\.2 even on OpenSSL 1\.0\.1/);
});

test('Windows 7: replacing it stands before what keeps it alive, which says that it can be left undone', () => {
	const plan = planOf({
		windows: ['windows-7-sp1'],
		architecture: ['x64'],
		'winhttp-programs': ['yes'],
		kb3140245: ['missing'],
		'legacy-clients': ['old-office'],
		'registry-state': ['missing-or-different'],
		dotnet: ['4.5.2'],
	});
	for (const id of ['install-kb3140245', 'update-office-clients', 'replace-unsupported-dotnet', 'set-values']) {
		expect(place(plan, 'replace-windows-without-updates')).toBeLessThan(place(plan, id));
		expect(item(plan, id)?.needless).toEqual([{ item: 'replace-windows-without-updates', parts: ['Windows 7 SP1'] }]);
	}
	expect(item(plan, 'replace-windows-without-updates')?.dates).toContainEqual({
		kind: 'end-of-support',
		date: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
		of: 'Windows 7 SP1',
	});
});

test('Connect 2.4.130.0 on Server 2019 in the cloud of 21Vianet: the upgrade stands first, and waits for nothing', () => {
	const plan = planOf({
		clouds: ['china'],
		windows: ['server-2019'],
		roles: ['entra-connect-sync'],
		'entra-connect-sync.version': ['2.4.130.0'],
		dotnet: ['4.7.2'],
		'registry-state': ['missing-or-different'],
		'connect-application-based-authentication': ['no'],
	});
	expect(plan.items[0]?.id).toBe('entra-connect-sync.below-2-5-79-0');
	expect(plan.items[0]?.after).toEqual([]);
	expect(place(plan, 'use-application-based-authentication')).toBeGreaterThan(0);
	expect(textOf(plan, 'verify-handshake')).toContain('login.partner.microsoftonline.cn');
	expect(textOf(plan, 'verify-handshake')).not.toContain('login.microsoftonline.com');
});
