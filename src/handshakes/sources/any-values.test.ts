/** Whatever stands in the fields of logs without a scanner of their own comes to what a plain reading of the version says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from '../test-files.ts';

/** Spellings of versions as these logs have them, with the use that each means. */
const SPELLINGS = {
	azure: {
		'TLS 1.0': 'legacy',
		'TLSv1.1': 'legacy',
		TLSv1: 'legacy',
		'TLS 1.2': 'modern',
		'TLSv1.3': 'modern',
		'': 'notRecorded',
		'TLS 9': 'notRecorded',
	},
	zeek: {
		TLSv10: 'legacy',
		TLSv11: 'legacy',
		SSLv3: 'legacy',
		TLSv12: 'modern',
		TLSv13: 'modern',
		'-': 'notRecorded',
		DTLSv12: 'notRecorded',
	},
	smtp: { TLS1_0: 'legacy', TLS1_1: 'legacy', TLS1_2: 'modern', TLS1_3: 'modern' },
} as const;

const versions = (spellings: Readonly<Record<string, string>>) => fc.constantFrom(...Object.keys(spellings));
const name = fc.stringMatching(/^[A-Za-z0-9=+'"<{\u00e4\u4e2d][ -+\--~\u00e4\u4e2d]{0,20}$/);
const client = fc.constantFrom('192.0.2.5', '192.0.2.6', '2001:db8::1');
const chunk = fc.integer({ min: 1, max: 300 });

type Row = { readonly version: string; readonly agent: string; readonly ip: string };
const rows = (spellings: Readonly<Record<string, string>>) =>
	fc.array(fc.record({ version: versions(spellings), agent: name, ip: client }), { minLength: 1, maxLength: 25 });

/** What was read must be: uses by version, and legacy use by client. */
function expectUse(summary: ReturnType<typeof read>, all: readonly Row[], spellings: Readonly<Record<string, string>>): void {
	const by = (use: string) => all.filter(({ version }) => spellings[version] === use);
	expect(summary.use.byUse).toEqual({
		legacy: by('legacy').length,
		modern: by('modern').length,
		notRecorded: by('notRecorded').length,
	});
	const clients = Object.groupBy(by('legacy'), ({ ip }) => ip);
	expect(Object.fromEntries(summary.use.groups.client.map((group) => [group.name, group.count]))).toEqual(
		Object.fromEntries(Object.entries(clients).map(([ip, its]) => [ip, its?.length])),
	);
}

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('any values', () => {
	test('of Azure, as JSON lines and as CSV', () => {
		fc.assert(
			fc.property(rows(SPELLINGS.azure), chunk, (all, size) => {
				const lines = all.map(({ version, agent, ip }) =>
					JSON.stringify({
						time: '2026-11-20T09:30:00Z',
						callerIpAddress: ip,
						properties: { tlsVersion: version, userAgentHeader: agent },
					}),
				);
				expectUse(read(lines.join('\n'), size), all, SPELLINGS.azure);
				const table = [
					'TimeGenerated,CallerIpAddress,TlsVersion,UserAgentHeader',
					...all.map(({ version, agent, ip }) => ['2026-11-20T09:30:00Z', ip, version, agent].map(cell).join()),
				];
				const summary = read(table.join('\r\n'), size);
				expectUse(summary, all, SPELLINGS.azure);
				const agents = all.flatMap(({ version, agent }) =>
					SPELLINGS.azure[version as keyof typeof SPELLINGS.azure] === 'legacy' ? [agent] : [],
				);
				expect(summary.use.groups.userAgent.map((group) => group.name).toSorted()).toEqual([...new Set(agents)].toSorted());
			}),
		);
	});

	test('of Zeek, as a table and as JSON lines', () => {
		fc.assert(
			fc.property(rows(SPELLINGS.zeek), chunk, (all, size) => {
				const head =
					'#separator \\x09\n#unset_field\t-\n#path\tssl\n#fields\tts\tid.orig_h\tid.resp_h\tversion\tserver_name\testablished\n';
				const table = all.map(({ version, agent, ip }) => `1795167000\t${ip}\t198.51.100.2\t${version}\t${agent}\tT\n`);
				expectUse(read(head + table.join(''), size), all, SPELLINGS.zeek);
				const lines = all.map(({ version, agent, ip }) =>
					JSON.stringify({
						ts: 1795167000,
						'id.orig_h': ip,
						'id.resp_h': '198.51.100.2',
						version,
						server_name: agent,
						established: true,
					}),
				);
				expectUse(read(lines.join('\n'), size), all, SPELLINGS.zeek);
			}),
		);
	});

	test('of SMTP protocol logs', () => {
		const port = (ip: string) => (ip.includes(':') ? `[${ip}]:50123` : `${ip}:50123`);
		fc.assert(
			fc.property(rows(SPELLINGS.smtp), chunk, (all, size) => {
				const head =
					'#Software: Microsoft Exchange Server\r\n#Log-type: SMTP Receive Protocol Log\r\n#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context\r\n';
				const lines = all.flatMap(({ version, agent, ip }) => [
					`2026-11-20T09:30:00.000Z,EX1\\Relay,08D9,5,192.0.2.10:25,${port(ip)},<,EHLO ${agent},\r\n`,
					`2026-11-20T09:30:00.100Z,EX1\\Relay,08D9,6,192.0.2.10:25,${port(ip)},*,,TLS protocol SP_PROT_${version}_SERVER negotiation succeeded using bulk encryption algorithm CALG_AES_256 with strength 256 bits\r\n`,
				]);
				expectUse(read(head + lines.join(''), size), all, SPELLINGS.smtp);
			}),
		);
	});

	test('of Defender: an event without a version is not recorded, and never modern', () => {
		const spellings = { TLSv10: 'legacy', TLSv12: 'modern', '': 'notRecorded' };
		fc.assert(
			fc.property(rows(spellings), chunk, (all, size) => {
				const table = [
					'Timestamp,DeviceName,ActionType,RemoteIP,RemotePort,AdditionalFields',
					...all.map(({ version, agent, ip }) => {
						const details = { direction: 'In', established: 'true', server_name: agent, ...(version === '' ? {} : { version }) };
						return ['2026-11-20T09:30:00Z', 'web01', 'SslConnectionInspected', ip, '50123', JSON.stringify(details)]
							.map(cell)
							.join();
					}),
				];
				expectUse(read(table.join('\n'), size), all, spellings);
			}),
		);
	});
});
