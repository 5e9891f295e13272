import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { portalRecord, readFiles, summed } from '../test-logs.ts';
import { legacyCsv } from './export-csv.ts';
import { evidenceReport } from './export-report.ts';
import { Mask } from './mask.ts';

const hostile = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 8 }),
	fc.constantFrom(
		'=1+1',
		'+1',
		'-1',
		'@SUM(A1)',
		'\t=1',
		'\r=1',
		'</td><script>',
		'[a](javascript:x)',
		'| x |',
		'`',
		'\n# x',
		'![](http://x)',
		'http://x.example',
		'&lt;',
		'\u202e',
		'~~~',
	),
);

const json = (...records: unknown[]) => JSON.stringify(records);

describe('the CSV of legacy sign-ins', () => {
	test('has the columns of the PowerShell script, and this reader takes it back', () => {
		const user = portalRecord({ userPrincipalName: 'user@contoso.example' }, 'True');
		const workload = portalRecord(
			{ signInEventTypes: ['servicePrincipal'], isInteractive: false, servicePrincipalName: 'Backup', servicePrincipalId: 's' },
			'True',
		);
		const { kept } = readFiles({ 'a.json': json(user, workload) }).legacy;
		const again = readFiles({ 'users.csv': legacyCsv(kept, 'users'), 'workloads.csv': legacyCsv(kept, 'workloads') });
		expect(again.files.map((file) => [file.form, file.signIns, file.problems])).toEqual([
			['scriptCsv', 1, []],
			['scriptCsv', 1, []],
		]);
		expect(
			[...again.legacy.kept].map(({ kind, userPrincipalName, servicePrincipalName }) => [
				kind,
				userPrincipalName,
				servicePrincipalName,
			]),
		).toEqual([
			['interactive', 'user@contoso.example', ''],
			['servicePrincipal', '', 'Backup'],
		]);
	});

	test('holds no cell that a spreadsheet would run, whatever the log says', () => {
		fc.assert(
			fc.property(hostile, hostile, (userAgent, appDisplayName) => {
				const { kept } = readFiles({ 'a.json': json(portalRecord({ userAgent, appDisplayName }, 'True')) }).legacy;
				const [, row, ...more] = parse(legacyCsv(kept, 'users'), { bom: true, record_delimiter: '\r\n' }) as string[][];
				expect(more).toEqual([]);
				for (const cell of row as string[]) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
				expect([userAgent, `'${userAgent}`].map((text) => text.toWellFormed())).toContain(row?.[11]?.toWellFormed());
			}),
			{ numRuns: 500 },
		);
	});
});

describe('the evidence report', () => {
	const report = (records: unknown[], name = 'a.json', masked = false) => {
		const session = readFiles({ [name]: json(...records) });
		return evidenceReport({
			summary: summed(session, 30),
			given: [{ name, bytes: 10, sha256: 'ab' }],
			today: '2026-11-21',
			address: 'https://site.example/sign-in-logs/',
			masked,
		});
	};

	test('says what was read, what was found and how to repeat it', () => {
		const text = report([portalRecord({ userAgent: 'Old/1' }, 'True'), portalRecord()]);
		expect(text).toContain('Read on 2026-11-21');
		expect(text).toContain('**Legacy TLS was used.**');
		expect(text).toContain('| Interactive user sign-ins | 2 | 1 | 0 | 1 | 0 | 0 | 2026-11-15T09:30:00.000Z |');
		expect(text).toContain('| a.json | 10 | ab |');
		expect(text).toContain('| Old/1 | 1 | 0 | 2026-11-15T09:30:00.000Z | 2026-11-15T09:30:00.000Z |');
	});

	test('shows hostile names as text, whatever they are', () => {
		const plain = marked.parse(report([portalRecord({ userAgent: 'x', appDisplayName: 'x', appId: 'x' }, 'True')], 'x'), {
			async: false,
		});
		const tags = (html: string) => html.match(/<[^>]*>/g);
		fc.assert(
			fc.property(hostile, hostile, hostile, (userAgent, appDisplayName, name) => {
				fc.pre([userAgent, appDisplayName, name].every((text) => text.trim() !== ''));
				const html = marked.parse(report([portalRecord({ userAgent, appDisplayName, appId: 'x' }, 'True')], name), {
					async: false,
				});
				expect(tags(html)).toEqual(tags(plain));
			}),
			{ numRuns: 500 },
		);
	});
});

describe('masking', () => {
	test('gives one person one number in every file, and hides every name and address', () => {
		const records = [
			portalRecord(
				{ userId: 'a', userPrincipalName: 'ann@contoso.example', userDisplayName: 'Ann', ipAddress: '203.0.113.1' },
				'True',
			),
			portalRecord(
				{ userId: 'b', userPrincipalName: 'bob@contoso.example', userDisplayName: 'Bob', ipAddress: '203.0.113.2' },
				'True',
			),
			portalRecord(
				{ userId: '', userPrincipalName: 'ANN@contoso.example', userDisplayName: '', ipAddress: '203.0.113.1' },
				'True',
			),
		];
		const session = readFiles({ 'a.json': json(...records) });
		const mask = new Mask();
		const masked = [...session.legacy.kept].map((signIn) => mask.signIn(signIn));
		expect(
			masked.map(({ userId, userPrincipalName, userDisplayName, ipAddress }) => [
				userId,
				userPrincipalName,
				userDisplayName,
				ipAddress,
			]),
		).toEqual([
			['User 1', 'User 1', 'User 1', 'Address 1'],
			['User 2', 'User 2', 'User 2', 'Address 2'],
			['', 'User 1', '', 'Address 1'],
		]);
		expect(session.legacy.groups('ipAddress').map((group) => mask.ipAddress(group).names)).toEqual([
			['Address 1'],
			['Address 2'],
		]);
		const accounts = session.legacy.groups('account').map((group) => [group.names[0], mask.account(group).names]);
		expect(Object.fromEntries(accounts)).toEqual({
			'ann@contoso.example': ['User 1'],
			'ANN@contoso.example': ['User 1'],
			'bob@contoso.example': ['User 2'],
		});
	});

	test('hides devices, which are often named after who uses them', () => {
		const deviceDetail = { deviceId: 'd', displayName: 'ANNS-PC' };
		const { legacy } = readFiles({ 'a.json': json(portalRecord({ deviceDetail }, 'True')) });
		const mask = new Mask();
		expect(
			[...legacy.kept].map((signIn) => mask.signIn(signIn)).map(({ deviceId, deviceName }) => [deviceId, deviceName]),
		).toEqual([['Device 1', 'Device 1']]);
		expect(legacy.groups('device').map((group) => mask.device(group).names)).toEqual([['Device 1']]);
	});

	test('leaves service principals, which are programs', () => {
		const session = readFiles({
			'a.json': json(
				portalRecord({ signInEventTypes: ['servicePrincipal'], servicePrincipalName: 'Backup', servicePrincipalId: 's' }, 'True'),
			),
		});
		expect(session.legacy.groups('account').map((group) => new Mask().account(group).names)).toEqual([['Backup', 's']]);
	});
});
