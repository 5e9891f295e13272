import { describe, expect, test } from 'vitest';
import { suiteLabel } from '../summary/summary-text.ts';
import { problemsOf, read, readFiles } from '../test-files.ts';

describe('Schannel events', () => {
	const completed = (type: string, protocol: string, suite: string, target = '') =>
		`<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Schannel' Guid='{1f678132-5938-4686-9fdc-c8ff68f15c85}'/><EventID>36880</EventID><TimeCreated SystemTime='2026-11-20T09:30:00.1234567Z'/><Computer>srv1.contoso.example</Computer></System><UserData><EventXML xmlns='LSA_NS'><Type>${type}</Type><Protocol>${protocol}</Protocol><CipherSuite>${suite}</CipherSuite><ExchangeStrength>384</ExchangeStrength><ContextHandle>0x1</ContextHandle><TargetName>${target}</TargetName></EventXML></UserData></Event>`;
	const refused = `<Event><System><Provider Name='Schannel'/><EventID>36871</EventID><Computer>srv1</Computer></System><EventData><Data Name='Type'>client</Data><Data Name='ErrorState'>10013</Data><Data Name='CallerProcessId'>12</Data><Data Name='CallerProcessImageName'>old.exe</Data></EventData></Event>`;

	test('as wevtutil writes them, without a root, say what a client reached with which version', () => {
		const { use } = read(
			[completed('client', 'TLS 1.0', '0xc014', 'old.contoso.example'), completed('server', 'TLS 1.2', '0xc030')].join('\r\n'),
		);
		expect(use.byUse).toEqual({ notRecorded: 0, modern: 1, legacy: 1 });
		expect(use.rows[0]).toMatchObject({
			version: 'TLS 1.0',
			side: 'client',
			client: 'srv1.contoso.example',
			server: 'old.contoso.example',
			first: Date.UTC(2026, 10, 20, 9, 30, 0, 123),
		});
	});

	test('as Event Viewer writes them, in one root, give the same; 3DES is known by the number of its suite', () => {
		const { use } = read(`<?xml version="1.0"?>\n<Events>${completed('server', 'TLS 1.2', '0x000a')}</Events>`);
		expect([use.verdict, use.tripleDes, use.groups.server[0]?.name]).toEqual(['legacy', 1, 'srv1.contoso.example']);
		expect(use.suites.map(suiteLabel)).toEqual(['TLS 1.2, 0x000a (3DES)']);
	});

	test('about failures are failures with their numbers, and no use', () => {
		const { use, failures } = read(`<Events>${refused}${refused}</Events>`);
		expect(use.verdict).toBe('notEnough');
		expect(failures.map(({ what, side, machine, program, count }) => [what, side, machine, program, count])).toEqual([
			['Credential not created (36871), state 10013', 'client', 'srv1', 'old.exe', 2],
		]);
	});

	test('of other providers are counted apart', () => {
		const other = `<Event><System><Provider Name='Service Control Manager'/><EventID>7036</EventID></System></Event>`;
		expect(read(`${other}${completed('server', 'TLS 1.2', '0xc030')}`).files[0]?.otherRecords).toBe(1);
	});

	const GERMAN =
		'Ein TLS-client-Handshake wurde erfolgreich abgeschlossen. Die ausgehandelten kryptografischen Parameter lauten wie folgt.\n\n   Protokollversion: TLS 1.0\n   CipherSuite: 0xC014\n   Austauschstärke: 256 Bits\n   Kontexthandle: 0x1\n   Zielname: alt.contoso.example\n   Name des lokalen Zertifikatantragstellers: \n   Name des Remotezertifikatantragstellers: CN=alt';

	test('as CSV of Get-WinEvent are read by numbers, in any display language', () => {
		const csv = `"Message","Id","ProviderName","LogName","MachineName","TimeCreated"\r\n"${GERMAN}","36880","Schannel","System","pc7","2026-11-20T09:30:00Z"\r\n`;
		expect(read(csv).use.rows[0]).toMatchObject({
			version: 'TLS 1.0',
			cipher: '0xc014',
			side: 'client',
			client: 'pc7',
			server: 'alt.contoso.example',
		});
	});

	test('as CSV of Event Viewer with its sixth cell without a heading', () => {
		const csv = `Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Aufgabenkategorie\r\nInformationen,20.11.2026 09:30:00,Schannel,36880,Keine,"${GERMAN}"\r\nFehler,20.11.2026 09:31:00,Schannel,36887,Keine,"Es wurde eine schwerwiegende Warnung vom Remoteendpunkt empfangen. Der durch das TLS-Protokoll definierte Code lautet 70."\r\n`;
		const summary = read(csv);
		expect([summary.use.byUse.legacy, summary.failures.map(({ what }) => what)]).toEqual([
			1,
			['Alert received from the other end (36887), alert 70'],
		]);
		expect(problemsOf(summary)).toEqual(['notice times-by-language']);
	});

	test('as CSV of a few columns that were selected, and as rows of the table Event, give machine and time', () => {
		const selected = `"TimeCreated","MachineName","Id","Message"\r\n"11/20/2026 9:30:00 AM","pc7","36880","${GERMAN}"\r\n`;
		const rows = `"TimeGenerated [UTC]","Computer","Source","EventID","RenderedDescription"\r\n"11/20/2026, 9:30:00.000 AM","pc7","Schannel","36880","${GERMAN}"\r\n`;
		for (const csv of [selected, rows]) {
			const summary = read(csv);
			expect(problemsOf(summary)).toEqual([]);
			expect(summary.use.rows[0]).toMatchObject({
				version: 'TLS 1.0',
				client: 'pc7',
				server: 'alt.contoso.example',
				first: Date.UTC(2026, 10, 20, 9, 30),
			});
		}
	});

	test('as JSON of Get-WinEvent, and as the answer of a query for the table Event, give the same', () => {
		const event = {
			Id: 36880,
			ProviderName: 'Schannel',
			Message: GERMAN,
			MachineName: 'pc7',
			TimeCreated: `/Date(${Date.UTC(2026, 10, 20, 9, 30)})/`,
		};
		const columns = ['TimeGenerated', 'Computer', 'Source', 'EventID', 'RenderedDescription'].map((name) => ({ name }));
		const answer = { tables: [{ columns, rows: [['2026-11-20T09:30:00Z', 'pc7', 'Schannel', 36880, GERMAN]] }] };
		const other = { ...event, ProviderName: 'Service Control Manager', Id: 7036 };
		for (const content of [[event, other], answer])
			expect(
				read(JSON.stringify(content)).use.rows.map(({ version, client, server, first }) => [version, client, server, first]),
			).toEqual([['TLS 1.0', 'pc7', 'alt.contoso.example', Date.UTC(2026, 10, 20, 9, 30)]]);
	});

	test('of other logs in such a table are counted apart', () => {
		const csv = '"TimeCreated","Id","Message"\r\n"11/20/2026 9:30:00 AM","7036","The service entered the running state."\r\n';
		const summary = read(csv);
		expect([summary.use.verdict, summary.use.connections, summary.files[0]?.otherRecords]).toEqual(['notEnough', 0, 1]);
	});

	test('in the binary form of the event log are named, with the way to a form that is read', () => {
		const evtx = new Uint8Array(4096);
		evtx.set(new TextEncoder().encode('ElfFile'));
		const [problem] = read(evtx).files[0]?.problems ?? [];
		expect(problem?.found).toBe('This is a Windows event log in its binary form (.evtx), not a connection log or scan.');
		expect(problem?.accepted).toContain('save it as XML');
	});
});

describe('Zeek', () => {
	const head = (fields: string) =>
		`#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tssl\n#fields\t${fields}\n`;
	const FIELDS = 'ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tversion\tcipher\tserver_name\tlast_alert\testablished';

	test('as a table: use, failures, and what is not recorded', () => {
		const { use, failures } = read(
			`${head(FIELDS)}1795167000.5\tC1\t192.0.2.1\t5000\t198.51.100.2\t443\tTLSv10\tTLS_RSA_WITH_AES_128_CBC_SHA\told.contoso.example\t-\tT\n1795167001\tC2\t192.0.2.1\t5001\t198.51.100.2\t443\tTLSv12\tTLS_RSA_WITH_3DES_EDE_CBC_SHA\t-\t-\tT\n1795167002\tC3\t192.0.2.2\t5002\t198.51.100.2\t443\tTLSv10\t-\t-\tprotocol_version\tF\n1795167003\tC4\t192.0.2.2\t5002\t198.51.100.2\t443\t-\t-\t-\t-\tT\n`,
		);
		expect([use.byUse, use.tripleDes]).toEqual([{ notRecorded: 1, modern: 0, legacy: 2 }, 1]);
		expect(use.groups.server.map(({ name }) => name).toSorted()).toEqual(['198.51.100.2:443', 'old.contoso.example:443']);
		expect(failures.map(({ what, version, target }) => [what, version, target])).toEqual([
			['Handshake not completed, alert protocol_version', 'TLS 1.0', '198.51.100.2:443'],
		]);
	});

	test('as JSON lines', () => {
		const line = {
			ts: 1795167000,
			uid: 'C1',
			'id.orig_h': '192.0.2.1',
			'id.resp_h': '198.51.100.2',
			'id.resp_p': 443,
			version: 'TLSv13',
			established: true,
		};
		expect(read(`${JSON.stringify(line)}\n${JSON.stringify({ ...line, version: 'TLSv11' })}\n`).use.byUse).toEqual({
			notRecorded: 0,
			modern: 1,
			legacy: 1,
		});
	});
});

describe('mail', () => {
	test('the SMTP AUTH report counts messages by sender, and is never enough to rule legacy TLS out', () => {
		const csv = '"Sender","Messages (TLS 1.0)","Messages (TLS 1.1)","Messages (TLS 1.2)"\n"scan@contoso.example","120","0","3"\n';
		expect(read(csv).use.groups.account.map(({ name, count }) => [name, count])).toEqual([['scan@contoso.example', 120]]);
		expect(read(csv.replace('120', '0')).use.verdict).toBe('notEnough');
	});

	test('a report without times that is given twice is called a copy; files of two sources with as many connections are none', () => {
		const csv = '"Sender","Messages (TLS 1.0)","Messages (TLS 1.2)"\n"scan@contoso.example","1","0"\n';
		expect(problemsOf(readFiles({ one: csv, two: csv }))).toEqual(['notice copy']);
		const day = '2026-11-20T09:30:00Z';
		const storage = `TimeGenerated,CallerIpAddress,TlsVersion\n${day},192.0.2.5,TLS 1.0\n`;
		const network = `Timestamp,ActionType,RemoteIP,AdditionalFields\n${day},SslConnectionInspected,192.0.2.1,"{""version"":""TLSv10""}"\n`;
		expect(problemsOf(readFiles({ storage, network }))).toEqual([]);
	});

	test.each([
		['"25% (1,200)"', 1200],
		['"1200 (25%)"', 1200],
		['"25%"', 1200],
		['"0%"', 0],
	])('a cell %s is %i of 4,800 messages', (cell, messages) => {
		const csv = `Sender address,TLS1.0%,TLS1.1%,TLS1.2%,Message count\na@contoso.example,${cell},0,0,4800\n`;
		expect(read(csv).use.byUse.legacy).toBe(messages);
	});

	const log = (type: string, side: string) =>
		`#Software: Microsoft Exchange Server\r\n#Version: 15.0.0.0\r\n#Log-type: SMTP ${type} Protocol Log\r\n#Date: 2026-11-20T00:00:00.000Z\r\n#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context\r\n2026-11-20T09:30:00.000Z,EX1\\Relay,08D9,5,192.0.2.10:25,192.0.2.77:50123,<,EHLO scanner,\r\n2026-11-20T09:30:00.100Z,EX1\\Relay,08D9,6,192.0.2.10:25,192.0.2.77:50123,*,,TLS protocol SP_PROT_TLS1_0_${side} negotiation succeeded using bulk encryption algorithm CALG_3DES with strength 168 bits, MAC hash algorithm CALG_SHA1 with strength 160 bits and key exchange algorithm CALG_RSA_KEYX with strength 2048 bits\r\n`;

	test('the protocol logs name the client where Exchange is the server, and the server where it is the client', () => {
		expect(read(log('Receive', 'SERVER')).use.rows[0]).toMatchObject({
			version: 'TLS 1.0',
			cipher: '3DES',
			client: '192.0.2.77',
			server: '192.0.2.10:25',
			program: 'EX1\\Relay',
			count: 1,
		});
		expect(read(log('Send', 'CLIENT')).use.rows[0]).toMatchObject({
			side: 'client',
			client: '192.0.2.10',
			server: '192.0.2.77:50123',
		});
	});
});

describe('Azure', () => {
	const storage = (tlsVersion: string | undefined, protocol = 'HTTPS') => ({
		time: '2026-11-20T09:30:00.0000000Z',
		category: 'StorageRead',
		callerIpAddress: '192.0.2.5:4521',
		protocol,
		properties: {
			accountName: 'contosodata',
			userAgentHeader: 'OldTool/1.0',
			...(tlsVersion === undefined ? {} : { tlsVersion }),
		},
	});

	test('storage logs as JSON lines name caller, account and user agent', () => {
		const { use } = read([storage('TLS 1.0'), storage('TLS 1.2')].map((record) => JSON.stringify(record)).join('\n'));
		expect(use.rows[0]).toMatchObject({
			version: 'TLS 1.0',
			client: '192.0.2.5',
			server: 'contosodata',
			userAgent: 'OldTool/1.0',
		});
		expect(use.byUse.modern).toBe(1);
	});

	test('requests that store no version are not recorded; over plain HTTP they are counted apart', () => {
		const { use, files } = read(
			`TimeGenerated,CallerIpAddress,TlsVersion,Protocol\n2026-11-20T09:30:00Z,192.0.2.5,,HTTPS\n2026-11-20T09:30:00Z,192.0.2.5,,HTTP\n`,
		);
		expect([use.byUse.notRecorded, files[0]?.otherRecords]).toEqual([1, 1]);
	});

	test('exactly as many rows as one export gives are suspected to be cut, so that none seen is not said', () => {
		const row = (at: number) => `${new Date(Date.UTC(2026, 10, 20) + at).toISOString()},192.0.2.5,TLS 1.3\n`;
		const csv = (rows: number) =>
			`TimeGenerated,CallerIpAddress,TlsVersion\n${Array.from({ length: rows }, (_, at) => row(at)).join('')}`;
		const cut = read(csv(30_000));
		expect([cut.use.verdict, problemsOf(cut)]).toEqual(['notEnough', ['incomplete row-limit']]);
		expect(read(csv(29_999)).use.verdict).toBe('noneFound');
	});

	test('times in the local time of whoever exported them are read as UTC, and that is said', () => {
		const summary = read(
			'"TimeGenerated [Local Time]","CallerIpAddress","TlsVersion"\r\n"11/20/2026, 9:30:00.000 AM","192.0.2.5","TLS 1.0"\r\n',
		);
		expect([summary.use.first, problemsOf(summary)]).toEqual(['2026-11-20T09:30:00.000Z', ['incomplete local-time']]);
	});

	test('the answer of the query API is read as the same rows', () => {
		const answer = {
			tables: [
				{
					name: 'PrimaryResult',
					columns: ['TimeGenerated', 'AccountName', 'CallerIpAddress', 'TlsVersion'].map((name) => ({ name, type: 'string' })),
					rows: [
						['2026-11-20T09:30:00Z', 'contosodata', '192.0.2.5:1', 'TLS 1.0'],
						['2026-11-20T09:31:00Z', 'contosodata', '192.0.2.6:1', 'TLS 1.2'],
					],
				},
			],
		};
		const { use } = read(JSON.stringify(answer));
		expect([use.connections, use.groups.client.map(({ name }) => name)]).toEqual([2, ['192.0.2.5']]);
		const partial = read(JSON.stringify({ ...answer, error: { code: 'PartialError' } }));
		expect([partial.use.connections, problemsOf(partial)]).toEqual([2, ['incomplete partial-answer']]);
	});

	test('what our storage query counted on the service counts as often', () => {
		const { use } = read(
			[
				'Day [UTC],SourceTable,AccountName,Version,Protocol,AuthenticationType,UserAgentHeader,Address,Requests,First [UTC],Last [UTC]',
				'"11/20/2026, 12:00:00.000 AM",StorageBlobLogs,contosodata,TLS 1.0,HTTPS,SAS,OldTool/1.0,192.0.2.5,1200,"11/20/2026, 1:00:00.000 AM","11/20/2026, 9:00:00.000 PM"',
				'"11/20/2026, 12:00:00.000 AM",StorageBlobLogs,contosodata,(not stated),HTTPS,SAS,x,192.0.2.6,30,"11/20/2026, 1:00:00.000 AM","11/20/2026, 2:00:00.000 AM"',
				'"11/20/2026, 12:00:00.000 AM",StorageBlobLogs,contosodata,(not stated),HTTP,SAS,x,192.0.2.6,5,"11/20/2026, 1:00:00.000 AM","11/20/2026, 2:00:00.000 AM"',
				'',
			].join('\r\n'),
		);
		expect(use.byUse).toEqual({ notRecorded: 30, modern: 0, legacy: 1200 });
		expect([use.first, use.last, use.rows[0]?.userAgent]).toEqual([
			'2026-11-20T01:00:00.000Z',
			'2026-11-20T21:00:00.000Z',
			'OldTool/1.0',
		]);
	});

	test('a request to Application Gateway over plain HTTP is no connection without a version', () => {
		const plain = {
			time: '2026-11-20T09:30:00Z',
			properties: { clientIP: '192.0.2.6', host: 'www.contoso.example', sslEnabled: 'off', sslProtocol: '', sslCipher: '' },
		};
		const { use, files } = read(JSON.stringify({ records: [plain] }));
		expect([use.connections, files[0]?.otherRecords]).toEqual([0, 1]);
	});

	test('access logs of Application Gateway and Front Door', () => {
		const gateway = {
			time: '2026-11-20T09:30:00Z',
			properties: { clientIP: '192.0.2.6', host: 'www.contoso.example', sslProtocol: 'TLSv1', sslCipher: 'DES-CBC3-SHA' },
		};
		const door = {
			time: '2026-11-20T09:30:00Z',
			properties: { clientIp: '192.0.2.7', hostName: 'door.contoso.example', securityProtocol: 'TLSv1.1', userAgent: 'x' },
		};
		const { use } = read(JSON.stringify({ records: [gateway, door] }));
		expect(use.groups.server.map(({ name }) => name)).toEqual(['door.contoso.example', 'www.contoso.example']);
		expect([use.byUse.legacy, use.tripleDes]).toEqual([2, 1]);
	});
});

describe('a table of no known source', () => {
	test('with a column for the TLS version shows who used legacy TLS, how often and when, and how it was read', () => {
		const { use, files } = read(
			'User,TLS Version,Client IP,User Agent,Workload,Count,Last seen\r\nada@contoso.com,TLS1_0,192.0.2.1,"Outlook, 2010",Exchange,"1,200",2026-11-20T10:00:00Z\r\nbob@contoso.com,1.2,192.0.2.2,,,,\r\n',
		);
		expect([use.verdict, use.byUse]).toEqual(['legacy', { notRecorded: 0, modern: 1, legacy: 1200 }]);
		expect(use.rows).toEqual([
			expect.objectContaining({
				version: 'TLS 1.0',
				account: 'ada@contoso.com',
				client: '192.0.2.1',
				userAgent: 'Outlook, 2010',
				server: 'Exchange',
				count: 1200,
				last: Date.UTC(2026, 10, 20, 10),
				source: 'table',
			}),
		]);
		expect(files[0]?.problems[0]?.found).toContain('the TLS version from "tls version", the client from "client ip"');
	});

	test('never rules legacy TLS out: nobody knows what it leaves out', () => {
		const modern = 'Source IP;SSL protocol;Date\n192.0.2.1;TLSv1.2;2026-11-27T10:00:00Z\n';
		const summary = read(modern);
		expect([summary.use.verdict, summary.use.byUse.modern]).toEqual(['notEnough', 1]);
		expect(problemsOf(summary)).toEqual(['incomplete table-of-connections']);
	});

	test.each([
		['without a TLS version', 'Client IP,User,Date\n192.0.2.1,a,2026-11-20T10:00:00Z\n'],
		['that names nobody', 'TLS version,Count\nTLS 1.0,7\n'],
		['of a scanner, which says what servers accept', 'IP,SSL version,Supported\n192.0.2.1,TLS 1.0,yes\n'],
	])('%s is not taken for connections', (_, csv) => {
		expect(problemsOf(read(csv))).toEqual(['rejected not-recognised']);
	});
});
