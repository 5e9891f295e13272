import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { problemText } from '../../reading/file-problem.ts';
import { SignInSession } from '../session/session.ts';
import { csv, diagnosticRecord, logAnalyticsRow, portalRecord, readFiles, readLog, utf8, utf16 } from '../test-logs.ts';

const uses = (bytes: Uint8Array) => readLog(bytes).signIns.map((signIn) => signIn.use);
const kindsOf = (bytes: Uint8Array) => readLog(bytes).signIns.map((signIn) => signIn.kind);
const codes = (bytes: Uint8Array) => readLog(bytes).problems.map((problem) => problem.code);
const json = (value: unknown) => utf8(JSON.stringify(value));

const three = [portalRecord({}, 'True'), portalRecord({}, 'False'), portalRecord({ authenticationProcessingDetails: [] })];

describe('I can give the log in any form it is handed out in', () => {
	test('the JSON download of the portal', () => {
		expect(uses(json(three))).toEqual(['legacy', 'modern', 'absent']);
		expect(readLog(json(three)).form).toBe('portalJson');
	});

	test('a page of Microsoft Graph, with members before and after its list', () => {
		const page = { '@odata.context': 'x', value: three, extra: { value: [1] } };
		expect(uses(json(page))).toEqual(['legacy', 'modern', 'absent']);
		expect(codes(json(page))).toEqual([]);
	});

	test('many pages, one after the other or in a list', () => {
		const page = JSON.stringify({ value: three });
		expect(uses(utf8(`${page}\n${page}`))).toHaveLength(6);
		expect(uses(utf8(`[${page},${page}]`))).toHaveLength(6);
		expect(readLog(utf8(page)).form).toBe('graphPages');
	});

	test('pages of which the last names one more', () => {
		const first = JSON.stringify({ '@odata.nextLink': 'https://x', value: three });
		const last = JSON.stringify({ value: three, '@odata.nextLink': 'https://x' });
		const namesNextPage = (text: string) => readFiles({ 'a.json': text }).files[0]?.namesNextPage;
		expect(namesNextPage(first + JSON.stringify({ value: three }))).toBe(false);
		expect(namesNextPage(first + last)).toBe(true);
	});

	test('Azure Monitor records, one a line, with all four categories', () => {
		const categories = ['SignInLogs', 'NonInteractiveUserSignInLogs', 'ServicePrincipalSignInLogs', 'ManagedIdentitySignInLogs'];
		const lines = categories
			.map((category) => JSON.stringify(diagnosticRecord({ signInEventTypes: undefined }, 'True', category)))
			.join('\r\n');
		expect(uses(utf8(lines))).toEqual(['legacy', 'legacy', 'legacy', 'legacy']);
		expect(kindsOf(utf8(lines))).toEqual(['interactive', 'nonInteractive', 'servicePrincipal', 'managedIdentity']);
		expect(readLog(utf8(lines)).form).toBe('jsonLines');
	});

	test('messages of an event hub', () => {
		expect(uses(json({ records: [diagnosticRecord({}, 'True'), diagnosticRecord()] }))).toEqual(['legacy', 'modern']);
	});

	test('Log Analytics rows as JSON', () => {
		const rows = [
			logAnalyticsRow({}, 'True'),
			logAnalyticsRow({ Category: undefined }, 'False', 'AADNonInteractiveUserSignInLogs'),
		];
		expect(uses(json(rows))).toEqual(['legacy', 'modern']);
		expect(kindsOf(json(rows))).toEqual(['interactive', 'nonInteractive']);
	});

	test('Log Analytics rows as CSV, with its names for time columns', () => {
		const details = (value: string) => JSON.stringify([{ key: 'Legacy TLS (TLS 1.0, 1.1, 3DES)', value }]);
		const table = csv([
			['TimeGenerated [UTC]', 'Id', 'Category', 'UserPrincipalName', 'UserAgent', 'AuthenticationProcessingDetails'],
			['11/15/2026, 9:30:00.123 AM', 'a', 'SignInLogs', 'user@contoso.example', 'one,\r\n"two"', details('True')],
			['2026-11-15T09:30:00.1234567Z', 'b', 'NonInteractiveUserSignInLogs', '', '', details('False')],
			['2026-11-15T09:30:00Z', 'c', 'ServicePrincipalSignInLogs', '', '', ''],
		]);
		const read = readLog(utf8(table), [], true);
		expect(read.signIns).toEqual([
			{ id: 'a', time: Date.UTC(2026, 10, 15, 9, 30, 0, 123), kind: 'interactive', use: 'legacy', shape: 'logAnalytics' },
			{ id: 'b', time: Date.UTC(2026, 10, 15, 9, 30, 0, 123), kind: 'nonInteractive', use: 'modern', shape: 'logAnalytics' },
			{ id: 'c', time: Date.UTC(2026, 10, 15, 9, 30), kind: 'servicePrincipal', use: 'notStated', shape: 'logAnalytics' },
		]);
		expect(read.full[0]?.userAgent).toBe('one,\r\n"two"');
	});

	test('the CSV files of the PowerShell script, which hold legacy sign-ins only', () => {
		const users = csv([
			[
				'CorrelationId',
				'createdDateTime',
				'userPrincipalName',
				'userId',
				'UserDisplayName',
				'AppDisplayName',
				'AppId',
				'IPAddress',
				'isInteractive',
				'ResourceDisplayName',
				'ResourceId',
				'UserAgent',
			],
			[
				'c',
				'11/15/2026 9:30:00 AM',
				'user@contoso.example',
				'u',
				'Test User',
				'App',
				'a',
				'203.0.113.1',
				'True',
				'Graph',
				'r',
				'Agent',
			],
			[
				'c',
				'11/15/2026 9:30:00 AM',
				'user@contoso.example',
				'u',
				'Test User',
				'App',
				'a',
				'203.0.113.1',
				'False',
				'Graph',
				'r',
				'Agent',
			],
		]);
		const workloads = csv([
			[
				'CorrelationId',
				'createdDateTime',
				'AppDisplayName',
				'AppId',
				'IPAddress',
				'ResourceDisplayName',
				'ResourceId',
				'ServicePrincipalId',
				'ServicePrincipalName',
			],
			['c', '11/15/2026 9:30:00 AM', 'App', 'a', '203.0.113.1', 'Graph', 'r', 's', 'Workload'],
		]);
		const byScript = (bytes: Uint8Array) => readLog(bytes, [], false, 'Interactive_lowTls_tenant.csv');
		expect(byScript(utf16(`#TYPE Selected.Object\r\n${users}`, 'LE')).signIns.map(({ kind, use }) => [kind, use])).toEqual([
			['interactive', 'legacy'],
			['nonInteractive', 'legacy'],
		]);
		expect(byScript(utf8(workloads)).signIns.map(({ kind, use }) => [kind, use])).toEqual([['servicePrincipal', 'legacy']]);
		expect(byScript(utf8(users.replaceAll('","', '";"'))).form).toBe('scriptCsv');
	});

	test('a CSV that only looks like the script wrote it is asked about', () => {
		const table = csv([
			['CorrelationId', 'createdDateTime', 'AppDisplayName', 'AppId', 'IPAddress', 'ResourceDisplayName', 'ResourceId'],
			['c', '2026-11-15T09:30:00Z', 'App', 'a', '203.0.113.1', 'Graph', 'r'],
		]);
		expect(readLog(utf8(table), [], false, 'export.csv').problems.map(({ code }) => code)).toEqual(['csv-of-script']);
		expect(readLog(utf8(table), [], false, 'lowtls/export.csv').signIns).toEqual([]);
		expect(readLog(utf8(table), [], false, 'Workloads_lowTls.csv').signIns.map(({ use }) => use)).toEqual(['legacy']);
	});

	test('the CSV download of the portal, which shows refused sign-ins only', () => {
		const table = csv([
			[
				'Date (UTC)',
				'Request ID',
				'User agent',
				'Username',
				'Application',
				'IP address',
				'Status',
				'Sign-in error code',
				'Device ID',
			],
			['2026-11-15T09:30:00Z', 'r1', 'Old/1', 'user@contoso.example', 'App', '203.0.113.1', 'Failure', '1002016', 'd'],
			['2026-11-15T09:31:00Z', 'r2', 'Old/1', 'user@contoso.example', 'App', '203.0.113.1', 'Success', '', ''],
		]);
		const read = readLog(utf8(table), [], true);
		expect(read.signIns.map(({ id, use }) => [id, use])).toEqual([
			['r1', 'refused'],
			['r2', 'notStated'],
		]);
		expect(read.full[0]).toMatchObject({ userPrincipalName: 'user@contoso.example', deviceId: 'd', errorCode: '1002016' });
		expect(read.problems.map(({ code, severity }) => [code, severity])).toEqual([['csv-without-flag', 'incomplete']]);
	});

	test('a CSV whose lines end in CR CR LF', () => {
		const table = 'TimeGenerated [UTC],Id,AuthenticationProcessingDetails,Type\r\r\n2026-11-15T09:30:00Z,a,[],SigninLogs\r\r\n';
		expect(readLog(utf8(table))).toMatchObject({ signIns: [{ id: 'a', kind: 'interactive' }], problems: [] });
	});

	test('rows of Data Explorer, properties as JSON text, in CSV and JSON', () => {
		const properties = JSON.stringify({ id: 'p', authenticationProcessingDetails: [{ key: 'Legacy TLS', value: 'True' }] });
		const row = { time: '2026-11-15T09:30:00Z', category: 'SignInLogs', properties };
		for (const bytes of [json([row]), utf8(csv([Object.keys(row), Object.values(row)]))])
			expect(readLog(bytes).signIns).toEqual([
				{ id: 'p', time: Date.UTC(2026, 10, 15, 9, 30), kind: 'interactive', use: 'legacy', shape: 'diagnostic' },
			]);
	});

	test.each([
		'Microsoft.Graph.PowerShell.Models.MicrosoftGraphKeyValue[]',
		'System.Object[]',
		'class KeyValue {',
		'@{key=x; value=y}',
	])('details cut to %s are named with the remedy, in CSV and JSON', (cut) => {
		const table = csv([
			['Id', 'CreatedDateTime', 'AuthenticationProcessingDetails'],
			['x', '2026-11-15T09:30:00Z', cut],
		]);
		for (const bytes of [utf8(table), json([portalRecord({ authenticationProcessingDetails: [cut] })])]) {
			const { problems, signIns } = readLog(bytes);
			expect([problems.map(({ code }) => code), signIns[0]?.use]).toEqual([['cut-details'], 'notStated']);
			expect(problems[0]?.accepted).toContain('-Depth');
		}
	});

	test('the answer of the Log Analytics query API', () => {
		const row = {
			TimeGenerated: '2026-11-15T09:30:00Z',
			Id: 't',
			Type: 'SigninLogs',
			AuthenticationProcessingDetails: '[{"key":"Legacy TLS","value":"True"}]',
		};
		const columns = Object.keys(row).map((name) => ({ name, type: 'string' }));
		const answer = {
			tables: [{ name: 'PrimaryResult', columns, rows: [Object.values(row), ['2026-11-15T09:31:00Z', 'u', 'SigninLogs', '']] }],
		};
		const read = readLog(json(answer), [], true);
		expect(read.signIns.map(({ id, use, shape }) => [id, use, shape])).toEqual([
			['t', 'legacy', 'logAnalytics'],
			['u', 'notStated', 'logAnalytics'],
		]);
		expect(read.problems).toEqual([]);
		const partial = readLog(json({ ...answer, error: { code: 'PartialError' } }));
		expect([partial.signIns.length, partial.problems.map(({ code }) => code)]).toEqual([2, ['partial-answer']]);
	});

	test('times that are local, without a zone, are told', () => {
		const table = csv([
			['TimeGenerated [Local Time]', 'Id', 'AuthenticationProcessingDetails'],
			['11/20/2026, 10:00:00.000 AM', 'x', '[]'],
		]);
		expect(codes(utf8(table))).toEqual(['local-time']);
	});

	test('field names in any case, as Graph PowerShell writes them', () => {
		const record = {
			Id: 'x',
			CREATEDDATETIME: '2026-11-15T09:30:00Z',
			SignInEventTypes: ['nonInteractiveUser'],
			AuthenticationProcessingDetails: [{ Key: 'legacy tls (tls 1.0, 1.1, 3des)', Value: '1' }],
		};
		expect(readLog(json([record])).signIns).toEqual([
			{ id: 'x', time: Date.UTC(2026, 10, 15, 9, 30), kind: 'nonInteractive', use: 'legacy', shape: 'graph' },
		]);
	});

	test.each([
		['UTF-8 with a byte order mark', utf8(`\ufeff${JSON.stringify(three)}`), 'UTF-8'],
		['UTF-16, little end first', utf16(JSON.stringify(three), 'LE'), 'UTF-16LE'],
		['UTF-16, big end first', utf16(JSON.stringify(three), 'BE'), 'UTF-16BE'],
		['UTF-16 without a mark', utf16(JSON.stringify(three), 'LE', false), 'UTF-16LE'],
	])('in %s', (_, bytes, encoding) => {
		const read = readLog(bytes, Array.from(bytes.keys()));
		expect(read.signIns.map((signIn) => signIn.use)).toEqual(['legacy', 'modern', 'absent']);
		expect(read.encoding).toBe(encoding);
		expect(read.problems).toEqual([]);
	});

	test('in gzip, also of several members, and in a zip with folders', () => {
		const plain = json(three);
		expect(uses(gzipSync(plain))).toHaveLength(3);
		const twice = new Uint8Array([...gzipSync(plain), ...gzipSync(plain)]);
		expect(readLog(twice, Array.from(twice.keys())).signIns).toHaveLength(6);
		const zip = zipSync({
			'logs/': new Uint8Array(0),
			'logs/a.json': plain,
			'__MACOSX/._a.json': strToU8('x'),
			'b.json.gz': gzipSync(plain),
		});
		const session = readFiles({ 'download.bin': zip });
		expect(session.files.map((file) => [file.name, file.signIns, file.duplicates])).toEqual([
			['download.bin', 0, 0],
			['download.bin > logs/a.json', 3, 0],
			['download.bin > b.json.gz', 3, 3],
		]);
		expect(session.files.flatMap((file) => file.problems)).toEqual([]);
		expect(session.files.map((file) => file.done)).toEqual([true, true, true]);
	});
});

describe('a file that is not what it should be is named, with the place and what would be accepted', () => {
	test('the portal CSV has no flag', () => {
		const table = csv([
			['Date (UTC)', 'Request ID', 'User agent', 'Correlation ID', 'User ID', 'User', 'Username', 'Application', 'IP address'],
			['x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x'],
		]);
		const [problem] = readLog(utf8(table)).problems;
		expect(problem?.code).toBe('csv-without-flag');
		expect(problem?.accepted).toContain('as JSON');
	});

	test.each([
		['an empty file', new Uint8Array(0), 'empty'],
		['only spaces', utf8(' \r\n '), 'empty'],
		['an HTML page', utf8('\n<!DOCTYPE html><html></html>'), 'markup'],
		['an Excel workbook', zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'xl/workbook.xml': strToU8('<x/>') }), 'office'],
		['an old Excel workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'foreign'],
		['a text', utf8('Dear all, the log is attached.'), 'not-sign-ins'],
		['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), 'foreign'],
		[
			'an audit log',
			json([{ id: 'x', category: 'UserManagement', activityDisplayName: 'Add user', activityDateTime: '2026-11-15T09:30:00Z' }]),
			'not-sign-ins',
		],
		['an empty zip', zipSync({}), 'empty'],
	])('%s', (_, bytes, code) => {
		expect(codes(bytes)).toEqual([code]);
		expect(readLog(bytes).problems[0]?.severity).toBe('rejected');
	});

	test('a zip protected by a password', () => {
		const zip = zipSync({ 'a.json': json(three) });
		zip[6] = 1;
		expect(codes(zip)).toEqual(['password']);
	});

	test('a zip packed in a way that is not read: files before it are used', () => {
		const first = json([portalRecord()]);
		const zip = zipSync({ 'a.json': [first, { level: 0 }], 'b.json': [json(three), { level: 0 }] });
		const secondHeader = 30 + 'a.json'.length + first.length;
		zip[secondHeader + 8] = 9;
		const { files } = readFiles({ 'logs.zip': zip });
		expect(files.map(({ name, signIns, problems }) => [name, signIns, problems.map(({ found }) => found)])).toEqual([
			['logs.zip', 0, ['The zip packs b.json in a way that is not read here (method 9); it was not read further.']],
			['logs.zip > a.json', 1, []],
		]);
	});

	test('a zip that ends before its list of contents, or leaves a file out of it', () => {
		const plain = JSON.stringify(three);
		const zip = zipSync({ 'a.json': utf8(plain), 'b.json': utf8(plain) }, { level: 0 });
		const second = 30 + 'a.json'.length + plain.length;
		for (const end of [second, second + 4, second + 20, second + 33, zip.length - 22]) {
			const { files } = readFiles({ 'logs.zip': zip.subarray(0, end) });
			expect(
				files.flatMap(({ problems }) => problems.map(({ code }) => code)),
				`cut at ${end}`,
			).toContain('unpack');
			expect(files.find(({ name }) => name === 'logs.zip > a.json')?.signIns).toBe(3);
		}
		const files = readFiles({ 'logs.zip': zip }).files;
		expect(files.flatMap(({ problems }) => problems)).toEqual([]);
	});

	test('a zip given in chunks whose buffers are used again', () => {
		const zip = zipSync({ 'a.json': json(three), 'b.json': json(three), 'c.json': json(three) });
		for (const size of [1, 7, 64, 100]) {
			const session = new SignInSession(1);
			const file = session.open('logs.zip', {});
			const buffer = new Uint8Array(size);
			for (let from = 0; from < zip.length; from += size) {
				const part = zip.subarray(from, from + size);
				buffer.set(part);
				file.write(buffer.subarray(0, part.length));
				buffer.fill(0xff);
			}
			file.end();
			expect(
				session.files.reduce((sum, { signIns }) => sum + signIns, 0),
				`in chunks of ${size}`,
			).toBe(9);
		}
	});

	test('a gzip that lost its end, also in a second member', () => {
		const packed = gzipSync(json(three));
		const both = new Uint8Array([...packed, ...packed]);
		for (const cut of [
			packed.subarray(0, -4),
			packed.subarray(0, -8),
			both.subarray(0, packed.length + 6),
			packed.subarray(0, 5),
		])
			expect(codes(cut)).toEqual(['unpack']);
		expect(codes(both)).toEqual([]);
	});

	test('a CSV whose lines end in a carriage return alone, and one that has no rows', () => {
		const rows = csv([
			['TimeGenerated', 'AuthenticationProcessingDetails', 'Id'],
			['2026-11-15T09:30:00Z', '[]', 'x'],
		]);
		expect(codes(utf8(rows.replaceAll('"', '').replaceAll('\r\n', '\r')))).toEqual(['line-ends']);
		expect(codes(utf8(csv([['TimeGenerated', 'AuthenticationProcessingDetails', 'Id']])))).toEqual(['no-records']);
		expect(uses(utf8(`sep=,\r\n${rows}`))).toEqual(['absent']);
	});

	test('a file that could not be read at all is not called empty', () => {
		const session = new SignInSession(1);
		session.open('a.json', {}).end({ severity: 'incomplete', code: 'unreadable', found: 'No.', accepted: 'Again.' });
		expect(session.files[0]?.problems.map(({ code }) => code)).toEqual(['unreadable']);
	});

	test('a file given up in the middle is not said to be cut off as well', () => {
		const session = new SignInSession(1);
		const file = session.open('a.json', {});
		file.write(json(three).subarray(0, -30));
		file.end({ severity: 'incomplete', code: 'cancelled', found: 'Cancelled.', accepted: 'Again.' });
		expect(session.files[0]?.problems.map(({ code }) => code)).toEqual(['cancelled']);
	});

	test('byte order marks in the middle, where texts were put one behind the other', () => {
		const mark = '\ufeff';
		const array = JSON.stringify(three);
		for (const text of [
			mark + mark + array,
			array + mark + array,
			`${JSON.stringify(three[0])}\n${mark}${JSON.stringify(three[1])}`,
		])
			expect(codes(utf8(text))).toEqual([]);
		expect(uses(utf8(array + mark + array))).toHaveLength(6);
		const both = new Uint8Array([...utf16(array, 'LE'), ...utf16(array, 'LE')]);
		expect([uses(both).length, codes(both)]).toEqual([6, []]);
	});

	test('what a text that is no log begins with is not quoted: it may be a name', () => {
		const { problems } = readLog(utf8('secret.person@contoso.example,198.51.100.77,x\r\n'));
		expect(JSON.stringify(problems)).not.toMatch(/secret|198/);
	});

	test('[] is well formed but holds nothing', () => {
		expect(codes(utf8('[]'))).toEqual(['no-records']);
	});

	test('a download that was cut off: what is there is used', () => {
		const text = JSON.stringify(three);
		const cut = readLog(utf8(text.slice(0, -20)));
		expect(cut.signIns.map((signIn) => signIn.use)).toEqual(['legacy', 'modern']);
		expect(cut.problems.map((problem) => [problem.code, problem.place])).toEqual([
			['truncated', { line: 1, byte: text.length - 20 }],
		]);
		expect(readLog(gzipSync(utf8(text)).subarray(0, -40)).problems.map((problem) => problem.code)).toContain('unpack');
		expect(readLog(zipSync({ 'a.json': utf8(text) }).subarray(0, 200)).problems.map((problem) => problem.code)).toContain(
			'unpack',
		);
	});

	test('a syntax error in the middle: the record is left out, line and byte are told', () => {
		const lines = three.map((record) => JSON.stringify(record));
		const broken = [lines[0], (lines[1] as string).replace('"appId":', '"appId":,'), lines[2]];
		const place = { line: 2, byte: (broken[0] as string).length + 1 + (broken[1] as string).indexOf(':,') + 1 };
		for (const text of [broken.join('\n'), `[${broken.join('\n,')}]`]) {
			const read = readLog(utf8(text));
			const shift = text.startsWith('[') ? 2 : 0;
			expect(read.signIns.map((signIn) => signIn.use)).toEqual(['legacy', 'absent']);
			expect(read.problems.map((problem) => [problem.code, problem.place])).toEqual([
				['syntax', { line: 2, byte: place.byte + shift }],
			]);
		}
		const session = readFiles({ 'log.json': broken.join('\n') });
		expect(problemText('log.json', session.files[0]?.problems[0] as never)).toMatch(
			/^log\.json \(line 2, byte \d+\): Invalid JSON: unexpected ","\./,
		);
	});

	test('a missing comma between records costs no record', () => {
		const text = `[${three.map((record) => JSON.stringify(record)).join('')}]`;
		expect(readLog(utf8(text)).signIns).toHaveLength(3);
		expect(readLog(utf8(text)).problems.map(({ code, severity, found }) => [code, severity, found])).toEqual([
			['separator', 'notice', 'Invalid JSON: a comma is missing before "{". No record was left out.'],
			['separator', 'notice', 'Invalid JSON: a comma is missing before "{". No record was left out.'],
		]);
	});

	test('zero bytes behind the end, as copies from some devices have them, are no fault', () => {
		for (const text of [JSON.stringify(three), three.map((record) => JSON.stringify(record)).join('\n')]) {
			const padded = new Uint8Array([...utf8(text), ...new Uint8Array(5000)]);
			const read = readLog(padded, [text.length + 3]);
			expect([read.signIns.length, read.problems.map(({ code, severity }) => [code, severity])]).toEqual([
				3,
				[['zero-bytes', 'notice']],
			]);
		}
		const rows = csv([
			['TimeGenerated', 'AuthenticationProcessingDetails', 'Id'],
			['2026-11-15T09:30:00Z', '[]', 'x'],
		]);
		expect(readLog(new Uint8Array([...utf8(rows), ...new Uint8Array(700)]))).toMatchObject({
			signIns: [{ id: 'x' }],
			problems: [],
		});
	});

	test('XML is named by its root, and only HTML is called a page', () => {
		const found = (text: string) => readLog(utf8(text)).problems.map(({ code, found: what }) => `${code}: ${what}`);
		expect(found('<?xml version="1.0"?>\n<!-- <html> --><Events><Event/></Events>')).toEqual([
			'xml: This is XML with the root element <Events>: a file of the Windows Event Viewer, not a sign-in log.',
		]);
		expect(found('<?xml version="1.0"?><!DOCTYPE nmaprun><nmaprun scanner="nmap"/>')[0]).toContain('a scan by nmap');
		for (const page of ['<!DOCTYPE html><html>', '<!doctype HTML><title>Sign in</title>', '<html lang="en">'])
			expect(found(page)[0]).toContain('HTML page');
	});

	test('an encoding that is neither UTF-8 nor UTF-16', () => {
		const latin1 = Uint8Array.from(JSON.stringify([portalRecord({ userDisplayName: 'Zo\u00eb' }, 'True')]), (letter) =>
			letter.charCodeAt(0),
		);
		const read = readLog(latin1, [], true);
		expect(read.full[0]?.userDisplayName).toBe('Zo\ufffd');
		expect(read.problems.map((problem) => [problem.code, problem.severity])).toEqual([['not-utf8', 'notice']]);
	});

	test('a zip bomb', () => {
		const bomb = gzipSync(new Uint8Array(200 * 1024 * 1024).fill(0x20), { level: 9 });
		expect(codes(bomb)).toEqual(['bomb']);
		expect(codes(zipSync({ 'a.json.gz': [bomb, { level: 0 }] }))).toEqual(['bomb']);
	});

	test('nesting without end, and a record without end', () => {
		expect(codes(utf8(`[${'{"a":'.repeat(100_000)}`))).toContain('too-deep');
		expect(codes(utf8(`[${'['.repeat(100_000)}`))).toContain('too-deep');
		expect(codes(utf8(`[{"a":"${'x'.repeat(40_000_000)}`))).toEqual(['too-long']);
		const [long] = readLog(utf8(`{"tables":[{"rows":["${'x'.repeat(40_000_000)}`)).problems;
		expect(long?.accepted).toContain('ask for one day at a time and give all files, or export the rows as CSV');
		expect(codes(utf8(`CorrelationId,"${'x'.repeat(40_000_000)}`))).toEqual(['too-long']);
	});

	test('records with missing, null and wrongly typed fields are read as far as they go', () => {
		const odd = [
			{ id: null, createdDateTime: 7, isInteractive: null, authenticationProcessingDetails: 'nonsense' },
			{ id: 5, signInEventTypes: {}, authenticationProcessingDetails: [null, 1, [], { key: null, value: null }] },
			{ isInteractive: 'maybe', deviceDetail: 'x', ipAddress: ['x'], userAgent: 5, authenticationProcessingDetails: null },
		];
		const read = readLog(json(odd), [], true);
		expect(read.signIns.map(({ id, kind, use }) => [id, kind, use])).toEqual([
			['', 'unknown', 'notStated'],
			['', 'unknown', 'notStated'],
			['', 'unknown', 'notStated'],
		]);
		expect(read.full[2]).toMatchObject({ ipAddress: '', userAgent: '5', operatingSystem: '' });
	});

	test("one bad file leaves the others' results", () => {
		const session = readFiles({
			'a.json': JSON.stringify(three),
			'b.json': '<html>',
			'c.json': JSON.stringify([portalRecord({}, 'True')]),
		});
		expect(session.files.map((file) => [file.name, file.signIns, file.problems.length])).toEqual([
			['a.json', 3, 0],
			['b.json', 0, 1],
			['c.json', 1, 0],
		]);
		expect(session.legacy.total).toBe(2);
	});
});
