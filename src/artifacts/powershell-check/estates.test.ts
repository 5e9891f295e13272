import { beforeAll, expect, it } from 'vitest';
import type { Answers } from '../../advisor/answers.ts';
import { FACTS, planOf } from '../../advisor/estates/estate.ts';
import { type Held, runInMemory, type StepResult, windows } from '../script-proof/memory.ts';
import { describeWith } from '../script-proof/tools.ts';
import { format } from './index.ts';

/*
 * check.ps1 as somebody downloads it for an estate, with the facts as they stand in content/: what it says on one machine.
 */

const policyKey = 'SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002';
const suitesKey = 'SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002';
const winhttpKey = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';
const protocolKey = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2';
const schannel = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';
const fipsKey = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy';
const uninstallKey = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';

const number = (key: string, name: string, data: number, view: Held['view'] = 'native'): Held => ({
	view,
	key,
	name,
	type: 'REG_DWORD',
	data,
});
const policy = (...suites: string[]): Held => ({
	view: 'native',
	key: policyKey,
	name: 'Functions',
	type: 'REG_SZ',
	data: suites.join(','),
});
const ownSuites = (...suites: string[]): Held => ({
	view: 'native',
	key: suitesKey,
	name: 'Functions',
	type: 'REG_MULTI_SZ',
	data: suites,
});
const agent = (version: string): Held[] =>
	Object.entries({ DisplayName: 'Microsoft Entra Connect Authentication Agent', DisplayVersion: version }).map(
		([name, data]) => ({ view: 'native', key: `${uninstallKey}\\{1}`, name, type: 'REG_SZ', data }),
	);

const GCM = ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'];
const TLS13 = ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'];
const CBC = ['TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'];
/** What Windows up to 8.1 has, as it writes it: with the curve at the end. */
const oldSuites = ownSuites(...CBC.map((suite) => `${suite}_P256`), 'TLS_RSA_WITH_AES_128_CBC_SHA');
const newSuites = ownSuites(...GCM, ...CBC);
const bothViews = (value: number) => [
	number(winhttpKey, 'DefaultSecureProtocols', value),
	number(winhttpKey, 'DefaultSecureProtocols', value, 'wow6432'),
];
const schannelOn = ['Client', 'Server'].flatMap((side) => [
	number(`${protocolKey}\\${side}`, 'Enabled', 1),
	number(`${protocolKey}\\${side}`, 'DisabledByDefault', 0),
]);

/** Where .NET Framework 3.5 and 4.x say that they are installed. */
const fullKey = 'SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full';
const old35 = 'native|SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v3.5';
const release48 = `native|${fullKey}`;

interface Asked {
	readonly estate: Answers;
	readonly machine: ReturnType<typeof windows>;
	readonly valuesOnly?: true;
}
const notLooked: Answers = { 'registry-state': 'not-sure', 'winhttp-value': 'not-sure' };
const on = (id: string, more: Answers = {}): Answers => ({ windows: [id], ...notLooked, ...more });
const needsWinhttp: Answers = { 'winhttp-programs': ['yes'] };
const pta: Answers = { windows: ['server-2022'], ...notLooked, roles: ['pta-agent'] };

const machines = {
	'2012 R2 under a policy of GCM suites': {
		estate: on('server-2012-r2'),
		machine: windows('6.3.9600', { values: [oldSuites, policy(...TLS13, ...GCM)] }),
	},
	'2012 R2 under a policy of GCM and CBC suites': {
		estate: on('server-2012-r2'),
		machine: windows('6.3.9600', { values: [oldSuites, policy(...GCM, `${CBC[0]}_P256`)] }),
	},
	'2012 R2 whose own list names GCM suites that it does not have': {
		estate: on('server-2012-r2'),
		machine: windows('6.3.9600', { values: [ownSuites(...GCM)] }),
	},
	'2012 R2 under a policy, own list not there': {
		estate: on('server-2012-r2'),
		machine: windows('6.3.9600', { values: [policy(...CBC)] }),
	},
	'Server 2008 SP2 under a policy of CBC suites': {
		estate: on('server-2008-sp2'),
		machine: windows('6.0.6002', { values: [ownSuites(...CBC), policy(...CBC)] }),
	},
	'Server 2022 under a policy of GCM suites': {
		estate: on('server-2022'),
		machine: windows('10.0.20348', { values: [newSuites, policy(...GCM)] }),
	},
	'Server 2022 under a policy of TLS 1.3 suites alone': {
		estate: on('server-2022'),
		machine: windows('10.0.20348', { values: [ownSuites(...TLS13, ...GCM), policy(...TLS13)] }),
	},
	'a policy of RC4 alone, values only': {
		estate: on('server-2022'),
		machine: windows('10.0.20348', { values: [policy('TLS_RSA_WITH_RC4_128_SHA')] }),
		valuesOnly: true,
	},
	'Windows 11 with 0xa0 left over': {
		estate: on('windows-11-24h2'),
		machine: windows('10.0.26100', { kind: 'client', values: bothViews(0xa0) }),
		valuesOnly: true,
	},
	'Windows 10 with 0xa0 left over': {
		estate: on('windows-10-1903-22h2'),
		machine: windows('10.0.19045', { kind: 'client', values: bothViews(0xa0) }),
		valuesOnly: true,
	},
	'Windows 11 without the value': {
		estate: on('windows-11-24h2'),
		machine: windows('10.0.26100', { kind: 'client' }),
		valuesOnly: true,
	},
	'2008 R2 where nothing uses WinHTTP, beside Windows 11': {
		estate: { windows: ['server-2008-r2-sp1', 'windows-11-24h2'], ...notLooked, 'winhttp-programs': ['no'] },
		machine: windows('6.1.7601'),
		valuesOnly: true,
	},
	'Windows 8 without the value': {
		estate: on('windows-8', needsWinhttp),
		machine: windows('6.2.9200', { kind: 'client' }),
		valuesOnly: true,
	},
	'Windows 8 with 0x800': {
		estate: { windows: ['windows-8', 'server-2012'], ...notLooked, ...needsWinhttp },
		machine: windows('6.2.9200', { kind: 'client', values: bothViews(0x800) }),
		valuesOnly: true,
	},
	'Server 2012 with 0x800': {
		estate: on('server-2012', needsWinhttp),
		machine: windows('6.2.9200', { values: bothViews(0x800) }),
		valuesOnly: true,
	},
	'a 6.2 that does not say what it is, with 0x800': {
		estate: on('server-2012', needsWinhttp),
		machine: windows('6.2.9200', { kind: '', values: bothViews(0x800) }),
		valuesOnly: true,
	},
	'Server 2008 SP2 with every value': {
		estate: on('server-2008-sp2', needsWinhttp),
		machine: windows('6.0.6002', { values: [...schannelOn, ...bothViews(0x800)] }),
		valuesOnly: true,
	},
	'Vista with every value': {
		estate: { windows: ['windows-vista-sp2', 'server-2008-sp2'], ...notLooked, ...needsWinhttp },
		machine: windows('6.0.6002', { kind: 'client', values: [...schannelOn, ...bothViews(0x800)] }),
		valuesOnly: true,
	},
	'Vista without values': {
		estate: { windows: ['windows-vista-sp2', 'server-2008-sp2'], ...notLooked, ...needsWinhttp },
		machine: windows('6.0.6002', { kind: 'client' }),
		valuesOnly: true,
	},
	'FIPS policy on': {
		estate: on('server-2022'),
		machine: windows('10.0.20348', { values: [number(fipsKey, 'Enabled', 1)] }),
		valuesOnly: true,
	},
	'FIPS policy off': {
		estate: on('server-2022'),
		machine: windows('10.0.20348', { values: [number(fipsKey, 'Enabled', 0)] }),
		valuesOnly: true,
	},
	'an old agent in the global cloud': {
		estate: { ...pta, clouds: ['global'] },
		machine: windows('10.0.20348', { values: agent('1.5.643.0') }),
	},
	'an old agent for US Government': {
		estate: { ...pta, clouds: ['us-government'] },
		machine: windows('10.0.20348', { values: agent('1.5.643.0') }),
	},
	'a new agent for US Government': {
		estate: { ...pta, clouds: ['us-government'] },
		machine: windows('10.0.20348', { values: agent('1.5.1742.0') }),
	},
	'an old agent where the cloud is not known': {
		estate: { ...pta, clouds: 'not-sure' },
		machine: windows('10.0.20348', { values: agent('1.5.643.0') }),
	},
	'Server 2008 SP2 that does not list KB4019276': {
		estate: on('server-2008-sp2'),
		machine: windows('6.0.6002', { hotFixes: [] }),
	},
	'2012 R2 with 3.5, its update not listed': {
		estate: on('server-2012-r2', { 'registry-state': ['missing-or-different'], dotnet: ['3.5', '4.8'] }),
		machine: windows('6.3.9600', { hotFixes: [], keys: [old35, release48] }),
	},
	'2012 R2 with 3.5 and its update': {
		estate: on('server-2012-r2', { dotnet: ['3.5'] }),
		machine: windows('6.3.9600', { hotFixes: ['KB3154520'], keys: [old35] }),
	},
	'2012 R2 without 3.5': {
		estate: on('server-2012-r2', { 'registry-state': ['missing-or-different'], dotnet: ['3.5', '4.8'] }),
		machine: windows('6.3.9600', { hotFixes: [], keys: [release48] }),
	},
	'Windows 11 with 3.5': {
		estate: { windows: ['windows-11-24h2', 'server-2012-r2'], ...notLooked, dotnet: ['3.5'] },
		machine: windows('10.0.26100', { kind: 'client', hotFixes: [], keys: [old35] }),
	},
	'2012 R2 of somebody who has no 3.5 and whose values are right': {
		estate: on('server-2012-r2', { 'registry-state': ['all-right'], dotnet: ['4.8'] }),
		machine: windows('6.3.9600', { hotFixes: [], keys: [old35] }),
	},
	'ECDH off': {
		estate: on('server-2022'),
		machine: windows('10.0.20348', { values: [number(`${schannel}\\KeyExchangeAlgorithms\\ECDH`, 'Enabled', 0)] }),
		valuesOnly: true,
	},
	'SHA384 off': {
		estate: on('server-2022'),
		machine: windows('10.0.20348', { values: [number(`${schannel}\\Hashes\\SHA384`, 'Enabled', 0)] }),
		valuesOnly: true,
	},
	'AES 128 with 1': {
		estate: on('server-2022'),
		machine: windows('10.0.20348', { values: [number(`${schannel}\\Ciphers\\AES 128/128`, 'Enabled', 1)] }),
		valuesOnly: true,
	},
	'AES 128 with 0xffffffff': {
		estate: on('server-2022'),
		machine: windows('10.0.20348', { values: [number(`${schannel}\\Ciphers\\AES 128/128`, 'Enabled', 0xffffffff)] }),
		valuesOnly: true,
	},
	'AES 128 with 0': {
		estate: on('server-2022'),
		machine: windows('10.0.20348', { values: [number(`${schannel}\\Ciphers\\AES 128/128`, 'Enabled', 0)] }),
		valuesOnly: true,
	},
	'curves by policy': {
		estate: on('server-2022'),
		machine: windows('10.0.20348', {
			values: [{ view: 'native', key: policyKey, name: 'EccCurves', type: 'REG_MULTI_SZ', data: ['curve25519'] }],
		}),
		valuesOnly: true,
	},
	'a policy list whose good suites come after 1,023 characters': {
		estate: on('server-2022'),
		machine: windows('10.0.20348', {
			values: [newSuites, policy(...Array<string>(40).fill('TLS_RSA_WITH_AES_128_CBC_SHA'), ...GCM)],
		}),
	},
	'Windows 7 with 3.5 alone': {
		estate: on('windows-7-sp1', { dotnet: ['3.5'] }),
		machine: windows('6.1.7601', { kind: 'client', hotFixes: [], keys: [old35, old35.replace('native', 'wow6432')] }),
	},
	'Windows 7 with 3.5 and 4.0': {
		estate: on('windows-7-sp1', { dotnet: ['3.5'] }),
		machine: windows('6.1.7601', {
			kind: 'client',
			keys: [old35],
			values: [{ view: 'native', key: fullKey, name: 'Version', type: 'REG_SZ', data: '4.0.30319' }],
		}),
	},
} satisfies Record<string, Asked>;

interface Row {
	readonly area: string;
	readonly item: string;
	readonly verdict: string;
	readonly because: string;
	readonly setting: string | null;
}

describeWith('PowerShell', 'check.ps1 of a real plan', () => {
	const results = new Map<string, StepResult | undefined>();
	beforeAll(() => {
		const files = Object.entries(machines).map(([name, { estate }]) => {
			const [file] = format.render({ plan: planOf(estate), facts: FACTS, address: 'https://tls.example/' });
			if (file === undefined) throw new Error(`no check.ps1 for ${name}`);
			return file;
		});
		const all = runInMemory(
			Object.fromEntries(files.map((file, at) => [`check-${at}`, file])),
			Object.values<Asked>(machines).map(({ machine, valuesOnly }, at) => ({
				windows: machine,
				steps: [{ script: `check-${at}`, arguments: { AsJson: true, ...(valuesOnly && { ValuesOnly: true }) } }],
			})),
		);
		Object.keys(machines).forEach((name, at) => {
			results.set(name, all[at]?.steps[0]);
		});
	});

	const rows = (name: keyof typeof machines): Row[] => JSON.parse(results.get(name)?.output ?? '{"rows":[]}').rows;
	const suites = (name: keyof typeof machines) => rows(name).find(({ item }) => item === 'Suites for TLS 1.2');
	const value = (name: keyof typeof machines, setting: string) => rows(name).find((row) => row.setting === setting);
	const verdicts = (name: keyof typeof machines, ...settings: string[]) =>
		settings.map((setting) => value(name, setting)?.verdict);
	const WINHTTP = ['winhttp-defaultsecureprotocols', 'winhttp-defaultsecureprotocols-wow6432'];
	const SCHANNEL = ['schannel-tls12-client-enabled', 'schannel-tls12-client-disabledbydefault'];

	it('counts only suites that this Windows has: GCM alone cuts Server 2012 R2 off, though the policy names good suites', () => {
		expect(suites('2012 R2 under a policy of GCM suites')?.verdict).toBe('Action needed');
		expect(suites('2012 R2 under a policy of GCM suites')?.because).toBe(
			`None of the suites that the services accept can be used. A policy hides ${CBC[1]}, ${CBC[0]}.`,
		);
		expect(suites('2012 R2 under a policy of GCM and CBC suites')?.verdict).toBe('Ready');
		expect(suites('2012 R2 whose own list names GCM suites that it does not have')?.verdict).toBe('Action needed');
		expect(suites('Server 2022 under a policy of GCM suites')?.verdict).toBe('Ready');
	});
	it('does not take suites of TLS 1.3 alone for enough', () => {
		expect(suites('Server 2022 under a policy of TLS 1.3 suites alone')?.verdict).toBe('Action needed');
	});
	it('says Unknown where it cannot tell which suites this Windows has', () => {
		expect(suites('2012 R2 under a policy, own list not there')?.verdict).toBe('Unknown');
		expect(suites('Server 2008 SP2 under a policy of CBC suites')?.verdict).toBe('Unknown');
	});
	it('never calls a policy list Ready that it has not compared', () => {
		expect(value('a policy of RC4 alone, values only', 'cipher-suites-policy')?.verdict).toBe('Unknown');
		expect(value('Server 2022 under a policy of GCM suites', 'cipher-suites-policy')?.verdict).toBe('Info');
	});
	it('finds a WinHTTP value that takes TLS 1.2 away from a Windows that needs none', () => {
		expect(verdicts('Windows 11 with 0xa0 left over', ...WINHTTP)).toEqual(['Action needed', 'Action needed']);
		expect(verdicts('Windows 10 with 0xa0 left over', ...WINHTTP)).toEqual(['Action needed', 'Action needed']);
		expect(verdicts('Windows 11 without the value', ...WINHTTP)).toEqual(['Ready', 'Ready']);
	});
	it('does not want a WinHTTP value where you answered that nothing uses WinHTTP', () => {
		expect(verdicts('2008 R2 where nothing uses WinHTTP, beside Windows 11', ...WINHTTP)).toEqual(['Info', 'Info']);
	});
	it('never calls WinHTTP Ready on Windows 8, Server 2008 and Vista, and names no update that they cannot have', () => {
		for (const name of ['Windows 8 without the value', 'Windows 8 with 0x800'] as const) {
			expect([name, verdicts(name, ...WINHTTP)]).toEqual([name, ['Action needed', 'Action needed']]);
			expect(value(name, 'winhttp-defaultsecureprotocols')?.because).toContain('KB3140245 does not exist for this Windows');
		}
		for (const name of ['Server 2008 SP2 with every value', 'Vista with every value', 'Vista without values'] as const)
			expect([name, verdicts(name, ...WINHTTP)]).toEqual([name, ['Action needed', 'Action needed']]);
		expect(verdicts('Server 2012 with 0x800', ...WINHTTP)).toEqual(['Ready', 'Ready']);
		expect(verdicts('a 6.2 that does not say what it is, with 0x800', ...WINHTTP)).toEqual(['Unknown', 'Unknown']);
	});
	it('never calls Schannel Ready on Vista, whatever values are there', () => {
		expect(verdicts('Vista with every value', ...SCHANNEL)).toEqual(['Action needed', 'Action needed']);
		expect(verdicts('Vista without values', ...SCHANNEL)).toEqual(['Action needed', 'Action needed']);
		expect(value('Vista without values', SCHANNEL[0] ?? '')?.because).toContain('does not support TLS 1.2');
		expect(verdicts('Server 2008 SP2 with every value', ...SCHANNEL)).toEqual(['Ready', 'Ready']);
	});
	it('mentions a FIPS policy that is on, without calling it work and without saying that it is off', () => {
		expect(value('FIPS policy on', 'fips-policy')?.verdict).toBe('Info');
		expect(value('FIPS policy on', 'fips-policy')?.because).toMatch(/^The policy is on\./);
		expect(value('FIPS policy off', 'fips-policy')?.verdict).toBe('Ready');
	});
	it('holds the pass-through agent to what its cloud needs', () => {
		const said = (name: keyof typeof machines) =>
			rows(name)
				.filter(({ item }) => item === 'Microsoft Entra Connect Authentication Agent')
				.map(({ verdict, because }) => `${verdict}: ${because}`);
		expect(said('an old agent in the global cloud')).toEqual(['Ready: It is at least 1.5.643.0.']);
		expect(said('an old agent for US Government')).toEqual(['Action needed: It must be at least 1.5.1742.0.']);
		expect(said('a new agent for US Government')).toEqual(['Ready: It is at least 1.5.1742.0.']);
		expect(said('an old agent where the cloud is not known')).toEqual([
			'Unknown: It must be at least 1.5.643.0, and for some of the answers that you left open at least 1.5.1742.0.',
		]);
	});
	it('leaves it open whether a later rollup brought KB4019276, and says what settles it', () => {
		const [row] = rows('Server 2008 SP2 that does not list KB4019276').filter(({ item }) => item === 'KB4019276');
		expect(row?.verdict).toBe('Unknown');
		expect(row?.because).toContain(
			'To confirm, have an application that uses Schannel connect to a server that accepts only TLS 1.2',
		);
		const [winhttp] = rows('Windows 7 with 3.5 alone').filter(({ item }) => item === 'KB3140245');
		expect(winhttp?.verdict).toBe('Unknown');
		expect(winhttp?.because).toContain(
			'To confirm, have an application that uses WinHTTP, such as Office connect to a server that accepts only TLS 1.2; -ValuesOnly skips this check.',
		);
	});
	it('asks for the update that lets .NET Framework 3.5 use TLS 1.2, where 3.5 is and its Windows needs one', () => {
		const update = (name: keyof typeof machines) =>
			rows(name)
				.filter(({ area, item }) => area === 'updates' && item !== 'KB2919355')
				.map(({ item, verdict }) => `${verdict}: ${item}`);
		expect(update('2012 R2 with 3.5, its update not listed')).toEqual(['Unknown: KB3154520']);
		expect(rows('2012 R2 with 3.5, its update not listed').find(({ item }) => item === 'KB3154520')?.because).toMatch(
			/ A later rollup may hold it\. No list on this machine shows that\. To confirm, have an application for \.NET Framework 3\.5 connect /,
		);
		expect(update('2012 R2 with 3.5 and its update')).toEqual(['Ready: KB3154520']);
		expect(update('2012 R2 without 3.5')).toEqual(['Info: KB3154520']);
		expect(update('Windows 11 with 3.5')).toEqual([]);
		expect(update('2012 R2 of somebody who has no 3.5 and whose values are right')).toEqual([]);
		expect(update('Windows 7 with 3.5 alone')).toEqual(['Unknown: KB3140245', 'Unknown: KB3154518']);
	});
	it('does not call a machine Ready whose key exchange, hash or cipher is off, and knows that only 0xffffffff counts under Ciphers', () => {
		const of = (name: keyof typeof machines, id: string) => value(name, id)?.verdict;
		expect(of('ECDH off', 'schannel-keyexchange-ecdh')).toBe('Action needed');
		expect(of('SHA384 off', 'schannel-hash-sha384')).toBe('Action needed');
		expect(of('AES 128 with 1', 'schannel-cipher-aes128')).toBe('Action needed');
		expect(of('AES 128 with 0xffffffff', 'schannel-cipher-aes128')).toBe('Ready');
		expect(of('AES 128 with 0', 'schannel-cipher-aes128')).toBe('Action needed');
		expect(of('curves by policy', 'ecc-curves-policy')).toBe('Unknown');
	});
	it('does not count suites of a policy list that Windows may have cut off', () => {
		expect(suites('a policy list whose good suites come after 1,023 characters')?.verdict).toBe('Action needed');
		expect(suites('a policy list whose good suites come after 1,023 characters')?.because).toContain(
			'The policy list is longer than 1023 characters; what follows was not counted.',
		);
	});
	it('does not call it work that .NET Framework 4.x is missing where 3.5 is there alone', () => {
		const dotnet = (name: keyof typeof machines) =>
			rows(name)
				.filter(({ area, setting }) => area === 'dotnet-release' || setting === 'dotnet-framework-release')
				.map(({ item, verdict }) => `${verdict}: ${item}`);
		expect(dotnet('Windows 7 with 3.5 alone')).toEqual([
			'Info: HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full Release',
			'Info: Installed release',
			'Info: Installed release, 32-bit',
		]);
		expect(dotnet('Windows 7 with 3.5 and 4.0')).toContain('Action needed: Installed release');
	});
});
