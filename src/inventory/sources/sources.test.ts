import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceCode } from '../../artifacts/evidence-line.ts';
import { factText } from '../machines/facts-text.ts';
import { fleetOfFiles, problemsOf, sessionOf } from '../test-files.ts';

const ENABLED = evidenceCode('schannel-tls12-client-enabled');
const DISABLED = evidenceCode('schannel-tls12-client-disabledbydefault');

/** Machines of one file: name, Windows by the facts, and what was read. */
function machinesOf(content: string) {
	return fleetOfFiles([{ name: 'given', content }]).machines.map(({ machine, assessment }) => ({
		name: machine.name,
		windows: assessment.windows.candidates.map(({ id }) => id).join(' or '),
		facts: Object.fromEntries([...machine.facts].map(([key, fact]) => [key, factText(fact)])),
		labels: machine.labels,
	}));
}

const AD = `"DistinguishedName","DNSHostName","Enabled","LastLogonDate","Name","ObjectGUID","OperatingSystem","OperatingSystemVersion","SamAccountName","SID"
"CN=SRV1,OU=Web,OU=Servers,DC=contoso,DC=com","SRV1.contoso.com","True","11/20/2026 8:15:00 AM","SRV1","6f1c2a3e-0000-4000-8000-000000000001","Windows Server 2022 Standard","10.0 (20348)","SRV1$","S-1-5-21-1-2-3-1104"
"CN=OLD1,OU=Berlin\\, Mitte,DC=contoso,DC=com","OLD1.contoso.com","False","","OLD1","6f1c2a3e-0000-4000-8000-000000000002","Windows Server 2012 R2 Standard","6.3 (9600)","OLD1$","S-1-5-21-1-2-3-1105"
"CN=NAS,DC=contoso,DC=com","nas.contoso.com","True","","NAS","6f1c2a3e-0000-4000-8000-000000000003","OnTap","9.1","NAS$","S-1-5-21-1-2-3-1106"
"CN=NEW,DC=contoso,DC=com","","True","","NEW","6f1c2a3e-0000-4000-8000-000000000004","","","NEW$","S-1-5-21-1-2-3-1107"
`;

describe('Active Directory', () => {
	it('gives each computer with its unit, its account and its Windows', () => {
		expect(machinesOf(AD)).toEqual([
			{ name: 'OLD1.contoso.com', windows: 'server-2012-r2', facts: {}, labels: { unit: 'OU=Berlin\\, Mitte', enabled: false } },
			{
				name: 'SRV1.contoso.com',
				windows: 'server-2022',
				facts: {},
				labels: { unit: 'OU=Web,OU=Servers', enabled: true, lastSeen: Date.UTC(2026, 10, 20, 8, 15) },
			},
		]);
	});
	it('reads the line of evidence out of what Ansible prints as JSON, however deep it lies', () => {
		const line = 'TLSREADY1;t=2026-11-27T22:00Z;n=WEB1;v=10.0.20348;b=64;k=server;c=0123456789ab;r=;.';
		const content = JSON.stringify({ plays: [{ tasks: [{ hosts: { web1: { stdout: line, stdout_lines: [line] } } }] }] });
		const { machines } = fleetOfFiles([{ name: 'run.json', content }]);
		expect(machines.map(({ machine }) => [machine.name, machine.sources])).toEqual([['WEB1', ['carried']]]);
	});
	it('reads the answer of the advanced hunting API, with AdditionalFields as an object and as text', () => {
		for (const additional of [{ TlsClient12: 'Disabled' }, '{"TlsClient12":"Disabled"}']) {
			const row = {
				DeviceName: 'web1.contoso.com',
				DeviceId: 'a',
				OSPlatform: 'WindowsServer2022',
				AdditionalFields: additional,
			};
			for (const answer of [
				{ Stats: {}, Schema: [{ Name: 'DeviceName' }], Results: [row] },
				{ schema: [], results: [row] },
			]) {
				const { machines } = fleetOfFiles([{ name: 'hunting.json', content: JSON.stringify(answer) }]);
				expect(machines.map(({ machine, assessment }) => [machine.name, assessment.verdict])).toEqual([
					['web1.contoso.com', 'action-needed'],
				]);
			}
		}
	});
	it('reads the answer of Resource Graph, whose rows stand in one object', () => {
		const row = { machine: 'srv1', name: 'AuditSecureProtocol', phrase: 'TLS 1.2 - Present' };
		const { machines } = fleetOfFiles([
			{ name: 'graph.json', content: JSON.stringify({ count: 1, data: [row], skip_token: null }) },
		]);
		expect(machines.map(({ machine, assessment }) => [machine.name, assessment.level])).toEqual([['srv1', 'configuration']]);
	});
	it('leaves out devices that Defender has merged into others', () => {
		const csv = 'DeviceName,DeviceId,OSPlatform,OSBuild,MergedToDeviceId\nold,a,Windows10,19045,b\nnew,b,Windows10,19045,\n';
		const session = sessionOf([{ name: 'given', content: csv }]);
		expect([...(session.files[0]?.leftOut ?? [])]).toEqual([['devices that Defender has merged into others', 1]]);
		expect(session.files[0]?.records).toBe(1);
	});
	it('takes the Windows of a device of Intune from the record that checked in last, also where it was enrolled twice', () => {
		const csv =
			'Device name,Last check-in,OS,OS version\nPC1,2025-01-20 10:00:00,Windows,10.0.19045.4\nPC1,2026-11-20 10:00:00,Windows,10.0.26200.1\n';
		expect(machinesOf(csv).map(({ name, windows }) => [name, windows])).toEqual([['PC1', 'windows-11-25h2']]);
	});
	it('says of a page of Microsoft Graph or Resource Graph that names another that there is more', () => {
		const device = { displayName: 'PC1', operatingSystem: 'Windows', operatingSystemVersion: '10.0.26100.1', deviceId: 'a1' };
		const last = { value: [device] };
		const first = { '@odata.nextLink': 'https://graph.microsoft.com/next', value: [{ ...device, deviceId: 'a2' }] };
		expect(problemsOf(JSON.stringify(first))).toEqual(['next-page']);
		expect(problemsOf(JSON.stringify(first) + JSON.stringify(last))).toEqual([]);
		const row = { machine: 'srv1', phrase: 'TLS 1.2 - Present' };
		expect(problemsOf(JSON.stringify({ count: 1, data: [row], skip_token: 'x' }))).toEqual(['next-page']);
		expect(problemsOf(JSON.stringify({ count: 1, data: [row], skip_token: null }))).toEqual([]);
	});
	it('says of a table without rows that it names no machine', () => {
		expect(problemsOf('DNSHostName,Name,OperatingSystem\n')).toEqual(['no-machines']);
	});
	it('says what it left out, and why', () => {
		expect([...(sessionOf([{ name: 'ad', content: AD }]).files[0]?.leftOut ?? [])]).toEqual([
			['accounts without an operating system', 1],
		]);
	});
	it.each([
		[
			'the #TYPE line of Windows PowerShell',
			`#TYPE Microsoft.ActiveDirectory.Management.ADComputer\r\n${AD.replaceAll('\n', '\r\n')}`,
		],
		['semicolons', AD.replaceAll('","', '";"')],
		['tabs', AD.replaceAll('","', '"\t"')],
		['a line for Excel', `sep=;\n${AD.replaceAll('","', '";"')}`],
	])('is read with %s', (_, content) => {
		expect(machinesOf(content)).toEqual(machinesOf(AD));
	});
	it('is read as UTF-16', () => {
		const utf16 = Buffer.from(`\ufeff${AD}`, 'utf16le');
		expect(fleetOfFiles([{ name: 'ad', content: utf16 }]).machines.map(({ machine }) => machine.name)).toEqual([
			'OLD1.contoso.com',
			'SRV1.contoso.com',
		]);
	});
	it.each([
		['as it is', 'Windows Server® 2008 R2 Standard', 'utf8'],
		['in the code page of a Windows', 'Windows Server® 2008 R2 Standard', 'latin1'],
		['as Windows PowerShell writes it', 'Windows Server? 2008 R2 Standard', 'utf8'],
	] as const)('knows a Windows with a sign in its name: %s', (_, name, encoding) => {
		const content = Buffer.from(AD.replace('Windows Server 2012 R2 Standard","6.3 (9600)', `${name}","6.1 (7601)`), encoding);
		expect(fleetOfFiles([{ name: 'ad', content }]).machines[0]?.assessment.windows.candidates.map(({ id }) => id)).toEqual([
			'server-2008-r2-sp1',
		]);
		expect(problemsOf(content)).toEqual([]);
	});
	it('says that names are garbled in a file in the code page of a Windows', () => {
		expect(problemsOf(Buffer.from(AD.replaceAll('SRV1', 'SÜD1'), 'latin1'))).toEqual(['not-utf8']);
	});
	it('leaves a logon of which day and month cannot be told apart unread, rather than guess', () => {
		const labels = (date: string) => machinesOf(AD.replace('11/20/2026 8:15:00 AM', date))[1]?.labels.lastSeen;
		expect(labels('03/04/2026 08:15:00')).toBeUndefined();
		expect(problemsOf(AD.replace('11/20/2026 8:15:00 AM', '03/04/2026 08:15:00'))).toEqual(['times']);
		expect(problemsOf(AD.replace('11/20/2026 8:15:00 AM', '01/01/1601 01:00:00'))).toEqual([]);
		expect(labels('20.11.2026 08:15:00')).toBe(Date.UTC(2026, 10, 20, 8, 15));
		expect(labels('2026-11-20T08:15:00Z')).toBe(Date.UTC(2026, 10, 20, 8, 15));
	});
});

const INTUNE = `Device ID,Device name,Enrollment date,Last check-in,Microsoft Entra Device ID,OS version,OS,SkuFamily,JoinType,ProcessorArchitecture,Category
1,PC1,2026-01-01 10:00:00,2026-11-27 09:00:00,aaaaaaaa-0000-4000-8000-000000000001,10.0.22631.3447,Windows,Enterprise,0,9,Sales
2,iPad,2026-01-01 10:00:00,2026-11-27 09:00:00,aaaaaaaa-0000-4000-8000-000000000002,17.1,iOS/iPadOS,,0,12,Sales
`;

describe('Intune', () => {
	it('gives the Windows devices of the portal, with their category', () => {
		expect(machinesOf(INTUNE)).toEqual([
			{ name: 'PC1', windows: 'windows-11-22h2', facts: {}, labels: { group: 'Sales', lastSeen: Date.UTC(2026, 10, 27, 9) } },
		]);
	});
	it('gives the same by the names of the API', () => {
		const api = INTUNE.replace(
			/^.*\n/,
			'DeviceId,DeviceName,CreatedDate,LastContact,ReferenceId,OSVersion,DeviceType,SkuFamily,JoinType,ProcessorArchitecture,CategoryName\n',
		);
		expect(machinesOf(api)).toEqual(machinesOf(INTUNE));
	});
	it('gives what the detection script found, from the device status of Remediations', () => {
		const line = `TLSREADY1;t=2026-11-27T22:00Z;n=PC1;v=10.0.22631.3447;b=64;k=client;c=0123456789ab;r=${ENABLED}=0,${DISABLED}=-;.`;
		const status = `DeviceName,DetectionStatus,PreRemediationDetectionScriptOutput\nPC1,3,"${line} TLS Ready: Action needed on PC1."\nPC2,2,\n`;
		expect(machinesOf(status)).toEqual([
			{
				name: 'PC1',
				windows: 'windows-11-22h2',
				facts: { 'setting:schannel-tls12-client-enabled': 'REG_DWORD=0', 'setting:schannel-tls12-client-disabledbydefault': '-' },
				labels: {},
			},
		]);
		expect([...(sessionOf([{ name: 's', content: status }]).files[0]?.leftOut ?? [])]).toEqual([
			['devices on which the script has not run yet', 1],
		]);
	});
});

describe('Defender', () => {
	const header =
		'DeviceId,DeviceName,OSPlatform,OSVersion,OSBuild,OSArchitecture,AadDeviceId,MachineGroup,OnboardingStatus,Timestamp,AdditionalFields';
	const fields = (given: object) => `"${JSON.stringify(given).replaceAll('"', '""')}"`;
	const row = (given: object) =>
		`${header}\nd1,srv1.contoso.com,WindowsServer2022,10.0,20348,64-bit,,Web,Onboarded,2026-11-27T22:00:00Z,${fields(given)}\n`;
	it('gives the state of TLS 1.2 and the .NET values; what is null says nothing', () => {
		expect(
			machinesOf(
				row({ TlsClient12: 'Enabled', TlsServer12: 'Disabled', SchUseStrongCrypto40: '1', SystemDefaultTlsVersions40: null }),
			),
		).toEqual([
			{
				name: 'srv1.contoso.com',
				windows: 'server-2022',
				facts: {
					'protocol:client': 'state="Enabled"',
					'protocol:server': 'state="Disabled"',
					'setting:dotnet-v4-schusestrongcrypto': 'REG_DWORD=1',
				},
				labels: { group: 'Web' },
			},
		]);
	});
	it('gives the same from the JSON of the API', () => {
		const json = JSON.stringify([
			{
				DeviceName: 'srv1.contoso.com',
				OSPlatform: 'WindowsServer2022',
				OSVersion: '10.0',
				OSBuild: 20348,
				AdditionalFields: { TlsServer12: 'Disabled' },
			},
		]);
		expect(machinesOf(json)).toMatchObject([
			{ name: 'srv1.contoso.com', windows: 'server-2022', facts: { 'protocol:server': 'state="Disabled"' } },
		]);
	});
	it('names a cell that holds no whole JSON, and still counts the machine', () => {
		const cut = row({ TlsClient12: 'Enabled' }).replace('""}"', '"');
		expect(problemsOf(cut)).toEqual(['additional-fields']);
		expect(machinesOf(cut)).toHaveLength(1);
	});
	it('says that there are more machines where the file has exactly as many rows as an export can have', () => {
		const one = row({ TlsClient12: 'Enabled' }).split('\n');
		const many = [one[0], ...Array.from({ length: 30_000 }, (_, at) => (one[1] as string).replace('srv1', `srv${at}`)), ''].join(
			'\n',
		);
		expect(problemsOf(many)).toEqual(['row-limit']);
	});
});

describe('a table of unknown form', () => {
	const cmdb = 'Hostname;Betriebssystem;Build;Standort\nSRV1;Windows Server 2019 Standard;17763;Berlin\nDRUCKER;;;Berlin\n';
	it('asks which columns hold what, and shows them with the first rows', () => {
		const [file] = sessionOf([{ name: 'cmdb', content: cmdb }]).files;
		expect(file?.problems.map(({ code }) => code)).toEqual(['columns']);
		expect(file?.table).toEqual({
			columns: ['Hostname', 'Betriebssystem', 'Build', 'Standort'],
			rows: [
				['SRV1', 'Windows Server 2019 Standard', '17763', 'Berlin'],
				['DRUCKER', '', '', 'Berlin'],
			],
		});
	});
	it('is read once they are named', () => {
		const mapping = { name: 'Hostname', windows: 'Betriebssystem', build: 'Build', group: 'Standort' };
		const { machines } = fleetOfFiles([{ name: 'cmdb', content: cmdb }], [mapping]);
		expect(
			machines.map(({ machine, assessment }) => [machine.name, assessment.windows.candidates[0]?.id, machine.labels.group]),
		).toEqual([['SRV1', 'server-2019', 'Berlin']]);
	});
});

describe('other tools', () => {
	const line = `TLSREADY1;t=2026-11-27T22:00Z;n=SRV1;f=srv1.contoso.com;v=10.0.20348;b=64;k=server;c=0123456789ab;r=${ENABLED}=1,${DISABLED}=-;.`;
	const facts = {
		'setting:schannel-tls12-client-enabled': 'REG_DWORD=1',
		'setting:schannel-tls12-client-disabledbydefault': '-',
	};
	const srv1 = [{ name: 'srv1.contoso.com', windows: 'server-2022', facts, labels: {} }];
	it.each([
		['Run Scripts of Configuration Manager', JSON.stringify([{ Device: 'SRV1', ScriptOutput: `"${line}"`, ScriptExitCode: 0 }])],
		[
			'Run Command of Azure',
			JSON.stringify({ value: [{ code: 'ComponentStatus/StdOut/succeeded', message: `[stdout]\n${line}\n[stderr]` }] }),
		],
		[
			'a scheduled query of osquery',
			JSON.stringify({
				name: 'pack_tls',
				hostIdentifier: 'srv1',
				action: 'added',
				columns: { verdict: 'Unknown', evidence: line },
			}),
		],
		['any table with our line in a cell', `Host,Status,Output\nSRV1,done,"${line}"\n`],
	])('carry the line of evidence: %s', (_, content) => {
		expect(machinesOf(content)).toEqual(srv1);
		expect(problemsOf(content)).toEqual([]);
	});
	it('CMPivot gives the values that are set; what gives no row was not read', () => {
		const rows =
			'Device,Key,Property,Value\nSRV1,HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client,Enabled,0\n';
		expect(machinesOf(rows.replaceAll('\\\\', '\\'))).toMatchObject([
			{ name: 'SRV1', facts: { 'setting:schannel-tls12-client-enabled': 'REG_DWORD=0' } },
		]);
	});
	it('CMPivot of a value without its type takes a number for what it is, and nothing else', () => {
		const client = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client';
		const fact = (value: string) =>
			machinesOf(`Device,Key,Property,Value\nSRV1,${client},Enabled,${value}\n`)[0]?.facts[
				'setting:schannel-tls12-client-enabled'
			];
		expect([fact('1'), fact('0xFFFFFFFF'), fact('-1'), fact('4294967295')]).toEqual([
			'REG_DWORD=1',
			'REG_DWORD=4294967295',
			'REG_DWORD=4294967295',
			'REG_DWORD=4294967295',
		]);
		for (const text of ['', 'yes', '1.5', '-2147483649', '4294967296', '99999999999'])
			expect([text, fact(text)]).toEqual([text, '?"The export does not give its type."']);
	});
	it('CMPivot without keys names devices alone, and that is said', () => {
		const rows = 'Device,Property,Value\nSRV1,Enabled,0\n';
		expect(machinesOf(rows)).toMatchObject([{ name: 'SRV1', facts: {} }]);
		expect(problemsOf(rows)).toEqual(['no-key']);
	});
	it('carry no more rows than the tool exports, which is said', () => {
		const rows = Array.from({ length: 20_000 }, (_, at) => `SRV${at},"${line.replaceAll(/srv1/gi, `srv${at}`)}"`);
		expect(problemsOf(['Device,Evidence', ...rows, ''].join('\n'))).toEqual(['row-limit']);
		expect(problemsOf(['Device,Evidence', ...rows.slice(1), ''].join('\n'))).toEqual([]);
	});
	it('Change Tracking gives the values that somebody tracks, in either view', () => {
		const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node\\Microsoft\\.NETFramework\\v4.0.30319';
		const rows = `Computer,RegistryKey,ValueName,ValueData,TimeGenerated\nsrv1.contoso.com,${key},SchUseStrongCrypto,1,2026-11-27T22:00:00Z\n`;
		expect(machinesOf(rows)).toMatchObject([
			{ name: 'srv1.contoso.com', facts: { 'setting:dotnet-v4-schusestrongcrypto-wow6432': 'REG_DWORD=1' } },
		]);
	});
	it('the built-in policy of Azure proves the server side where it says Present, and nothing where it says Absent', () => {
		const row = (word: string) =>
			JSON.stringify([{ machine: 'srv1', reasons: [{ phrase: `TLS 1.0 - Absent. TLS 1.2 - ${word}.` }] }]);
		expect(machinesOf(row('Present'))).toMatchObject([{ name: 'srv1', facts: { 'protocol:server': 'state="Enabled"' } }]);
		expect(machinesOf(row('Absent'))).toMatchObject([{ name: 'srv1', facts: {} }]);
	});
	it('osquery gives registry rows of other queries as well', () => {
		const row = {
			key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server',
			name: 'Enabled',
			type: 'REG_DWORD',
			data: '1',
		};
		const log = JSON.stringify({ name: 'registry', hostIdentifier: 'SRV1', unixTime: 1_795_000_000, snapshot: [row] });
		expect(machinesOf(log)).toMatchObject([{ name: 'SRV1', facts: { 'setting:schannel-tls12-server-enabled': 'REG_DWORD=1' } }]);
	});
	it('osquery names the host by its decorations where the identifier is a number', () => {
		const log = JSON.stringify({
			name: 'os_version',
			hostIdentifier: '564D2F24-0000-4000-8000-000000000001',
			decorations: { host_uuid: '564D2F24-0000-4000-8000-000000000001', hostname: 'SRV1.contoso.com' },
			action: 'added',
			columns: { name: 'Microsoft Windows Server 2022 Standard', major: '10', minor: '0', build: '20348' },
		});
		expect(machinesOf(log)).toMatchObject([{ name: 'SRV1.contoso.com', windows: 'server-2022' }]);
	});
	it('osquery gives the rows of a live query as a table; an empty one of a join says nothing', () => {
		const key = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client';
		const rows = `hostname,key,name,type,data\nSRV1,${key},Enabled,REG_DWORD,0\nSRV1,${key},DisabledByDefault,REG_SZ,0\nSRV2,${key},Enabled,,\n`;
		expect(machinesOf(rows)).toMatchObject([
			{
				name: 'SRV1',
				facts: {
					'setting:schannel-tls12-client-enabled': 'REG_DWORD=0',
					'setting:schannel-tls12-client-disabledbydefault': 'REG_SZ="0"',
				},
			},
		]);
	});
	it('Microsoft Entra gives the CSV of its portal', () => {
		const csv =
			'displayName,accountEnabled,operatingSystem,operatingSystemVersion,joinType (trustType),isCompliant,registrationTime,approximateLastSignInDateTime,deviceId,objectId\nPC1,true,Windows,10.0.22631.1,AzureAd,true,2026-01-01T00:00:00Z,2026-11-01T00:00:00Z,aaaaaaaa-0000-4000-8000-000000000001,x\nPhone,true,iOS,17.1,Workplace,,,,aaaaaaaa-0000-4000-8000-000000000002,y\n';
		expect(machinesOf(csv)).toEqual([
			{ name: 'PC1', windows: 'windows-11-22h2', facts: {}, labels: { enabled: true, lastSeen: Date.UTC(2026, 10, 1) } },
		]);
	});
	it('Microsoft Entra gives its devices, disabled ones as such', () => {
		const devices = [
			{
				id: 'x',
				deviceId: 'aaaaaaaa-0000-4000-8000-000000000001',
				displayName: 'PC1',
				operatingSystem: 'Windows',
				operatingSystemVersion: '10.0.22631.1',
				accountEnabled: false,
				approximateLastSignInDateTime: '2026-11-01T00:00:00Z',
			},
		];
		expect(machinesOf(JSON.stringify({ value: devices }))).toEqual([
			{ name: 'PC1', windows: 'windows-11-22h2', facts: {}, labels: { enabled: false, lastSeen: Date.UTC(2026, 10, 1) } },
		]);
	});
	it('Ansible gives its facts', () => {
		const facts = {
			ansible_hostname: 'SRV1',
			ansible_fqdn: 'SRV1.contoso.com',
			ansible_distribution: 'Microsoft Windows Server 2022 Standard',
			ansible_distribution_version: '10.0.20348.0',
			ansible_architecture: '64-bit',
		};
		expect(machinesOf(JSON.stringify({ ansible_facts: facts }))).toMatchObject([
			{ name: 'SRV1.contoso.com', windows: 'server-2022' },
		]);
	});
});

describe('a file that is no inventory', () => {
	it.each([
		['a sign-in log', 'Date (UTC),User,Sign-in error code,Authentication Processing Details\n2026-11-27,u,0,x\n', 'sign-in-log'],
		['a connection log', 'TimeGenerated,TlsVersion,CallerIpAddress\n2026-11-27,TLS 1.0,10.0.0.1\n', 'connection-log'],
	])('is named: %s', (_, content, code) => {
		expect(problemsOf(content)).toEqual([code]);
	});
	it('of JSON is named too', () => {
		expect(
			problemsOf('[{"createdDateTime":"2026-11-27T10:00:00Z","userPrincipalName":"u","authenticationProcessingDetails":[]}]'),
		).toEqual(['sign-in-log']);
	});
});

describe('lines of evidence', () => {
	const line = (name: string) =>
		`TLSREADY1;t=2026-11-27T22:00Z;n=${name};f=${name}.contoso.com;v=10.0.20348;b=64;k=server;c=0123456789ab;r=${ENABLED}=1,${DISABLED}=?;d=81041/81041;s=?;u=;a=;.`;
	it('are read one after the other, with what is between them counted', () => {
		const text = `${line('srv1')}\r\nsome other output\r\n${line('srv2')}\r\n`;
		expect(machinesOf(text).map(({ name }) => name)).toEqual(['srv1.contoso.com', 'srv2.contoso.com']);
		expect([...(sessionOf([{ name: 'l', content: text }]).files[0]?.leftOut ?? [])]).toEqual([['lines without evidence', 1]]);
	});
	it('tell absent, present and not read apart', () => {
		expect(machinesOf(line('srv1'))[0]?.facts).toMatchObject({
			'setting:schannel-tls12-client-enabled': 'REG_DWORD=1',
			'setting:schannel-tls12-client-disabledbydefault': '?"The check could not read it."',
			'dotnet-release': 'REG_DWORD=528449',
			suites: '?"The check could not read it."',
			'role:pta-agent': '-',
		});
	});
	it('that were cut are used as far as they are whole, and that is said', () => {
		const cut = line('srv1').slice(0, 110);
		expect(problemsOf(cut)).toEqual(['cut-lines']);
		expect(machinesOf(cut)).toHaveLength(1);
		expect(problemsOf('TLSREADY1;t=2026-11-2')).toEqual(['cut-line']);
	});
});

describe('any file', () => {
	const files = [
		AD,
		INTUNE,
		`TLSREADY1;t=2026-11-27T22:00Z;n=PC1;v=10.0.22631;b=64;k=client;c=0123456789ab;r=${ENABLED}=0,${DISABLED}=-;.\n`,
	];
	it('says the same however its bytes come', () => {
		for (const content of files)
			for (const size of [1, 2, 3, 7, 64, 1000]) {
				const read = (of: ReturnType<typeof sessionOf>) =>
					[...of.machines.statements].map((one) => ({ ...one, facts: [...one.facts] }));
				expect(read(sessionOf([{ name: 'x', content }], size))).toEqual(read(sessionOf([{ name: 'x', content }])));
			}
	});
	it('of any bytes ends in a report and never in an error', () => {
		fc.assert(
			fc.property(fc.constantFrom(...files), fc.nat(), fc.uint8Array({ maxLength: 20 }), (content, place, noise) => {
				const bytes = Buffer.from(content);
				const at = place % bytes.length;
				const changed = Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
				const session = sessionOf([{ name: 'x', content: changed }]);
				expect(session.files).toHaveLength(1);
				expect(() => fleetOfFiles([{ name: 'x', content: changed }])).not.toThrow();
			}),
			{ numRuns: 200 },
		);
	});
	it('may have a million columns, and names what would be accepted', () => {
		expect(problemsOf(`${'a,'.repeat(1_000_000)}b\n`)).toEqual(['too-many-columns']);
	});
});
