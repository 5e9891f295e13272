/** For tests: the shortest file of each kind that the site reads. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceCode } from '../../artifacts/evidence-line.ts';
import { iisLine, iisLog } from '../../handshakes/test-files.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../handshakes/sources', name), 'utf8');
const LINE = `TLSREADY1;t=2026-11-27T22:00Z;n=WEB1;v=10.0.20348;b=64;k=server;c=0123456789ab;r=${evidenceCode('schannel-tls12-client-enabled')}=0;.`;

/** By the id of the source. */
export const MACHINE_FILES: Readonly<Record<string, string>> = {
	check: `${LINE}\r\n`,
	'active-directory':
		'"DNSHostName","Name","OperatingSystem","OperatingSystemVersion"\r\n"web1.contoso.com","WEB1","Windows Server 2022 Standard","10.0 (20348)"\r\n',
	intune: 'Device name,OS,OS version,Device ID\r\nPC1,Windows,10.0.26100.2314,1\r\n',
	defender: 'DeviceName,DeviceId,OSPlatform,OSVersion\r\nweb1.contoso.com,a1,WindowsServer2022,10.0\r\n',
	'configuration-manager': 'Device,Caption,Version\r\nWEB1,Microsoft Windows Server 2022 Standard,10.0.20348\r\n',
	azure: 'Computer,RegistryKey,ValueName,ValueData\r\nWEB1,HKEY_LOCAL_MACHINE\\x,Enabled,1\r\n',
	osquery: '{"hostIdentifier":"WEB1","columns":{"name":"Enabled","data":"1"}}\n',
	'entra-devices': '[{"displayName":"PC1","operatingSystemVersion":"10.0.26100.1","deviceId":"a1"}]',
	ansible:
		'{"ansible_facts":{"ansible_distribution":"Microsoft Windows Server 2022 Standard","ansible_hostname":"WEB1","ansible_distribution_version":"10.0.20348.0"}}',
	evidence: '{"tlsReadyEvidence":1,"observations":[]}\n',
	carried: `DeviceId,Evidence\r\na1,${LINE}\r\n`,
};

/** By the id of the source. */
export const CONNECTION_FILES: Readonly<Record<string, string>> = {
	iis: iisLog(iisLine()),
	schannel: '<Events><Event></Event></Events>',
	'smtp-protocol':
		'#Software: Microsoft Exchange Server\r\n#Log-type: SMTP Receive Protocol Log\r\n#Fields: date-time,session-id\r\n',
	'smtp-auth': 'Sender,TLS1.0,TLS1.2\r\na@contoso.com,1,2\r\n',
	azure: 'TimeGenerated,TlsVersion,CallerIpAddress\r\n2026-11-20T10:00:00Z,TLS 1.0,192.0.2.1\r\n',
	defender: 'Timestamp,ActionType,RemoteIP,AdditionalFields\r\n2026-11-20T10:00:00Z,SslConnectionInspected,192.0.2.1,{}\r\n',
	zeek: '{"ts":1795000000,"id.orig_h":"192.0.2.1","id.resp_h":"192.0.2.2","version":"TLSv10","established":true}\n',
	nmap: fixture('nmap/fixtures/nmap.xml'),
	testssl: fixture('testssl/fixtures/flat.json'),
	sslyze: '{"server_scan_results":[]}',
	sslscan: fixture('sslscan/fixtures/sslscan.xml'),
	table: 'User,TLS version,Client IP\r\nada@contoso.com,TLS 1.0,192.0.2.1\r\n',
};

export const SIGN_IN_LOG = JSON.stringify([
	{
		id: 'a1',
		createdDateTime: '2026-11-20T10:00:00Z',
		userPrincipalName: 'ada@contoso.com',
		signInEventTypes: ['interactiveUser'],
		deviceDetail: { deviceId: '', displayName: 'WEB1' },
		ipAddress: '192.0.2.1',
		authenticationProcessingDetails: [{ key: 'Legacy TLS (TLS 1.0, 1.1, 3DES)', value: 'True' }],
	},
]);
