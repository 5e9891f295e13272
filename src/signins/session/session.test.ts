import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { legacyCsv } from '../exports/export-csv.ts';
import { summaryJson, summaryText } from '../summary/summary-text.ts';
import { csv, diagnosticRecord, portalRecord, readFiles, summed, utf8 } from '../test-logs.ts';
import { IdSet } from './id-set.ts';

const text = (...records: unknown[]) => JSON.stringify(records);
const TYPES = ['interactiveUser', 'nonInteractiveUser', 'servicePrincipal', 'managedIdentity'];
const ofAllKinds = (days: number) =>
	TYPES.flatMap((type) =>
		Array.from({ length: days }, (_, day) =>
			portalRecord({ signInEventTypes: [type], createdDateTime: `2026-11-${String(10 + day).padStart(2, '0')}T00:00:00Z` }),
		),
	);

describe('a sign-in that is in two files counts once', () => {
	test('by its id, whatever the form', () => {
		const record = portalRecord({ id: 'same' }, 'True');
		const session = readFiles({
			'a.json': text(record),
			'b.json': JSON.stringify({ value: [record] }),
			'c.json': JSON.stringify(diagnosticRecord({ id: 'same' }, 'True')),
		});
		expect([session.legacy.total, session.duplicates]).toEqual([1, 2]);
	});

	test('as the strongest statement among the copies, in whatever order they come', () => {
		const copies = [
			portalRecord({ id: 'same', authenticationProcessingDetails: [] }),
			portalRecord({ id: 'same' }, 'False'),
			portalRecord({ id: 'same' }, 'True'),
		];
		for (const order of [
			[0, 1, 2],
			[2, 1, 0],
			[1, 2, 0],
			[0, 2, 1],
		]) {
			const session = readFiles({ 'a.json': text(...order.map((index) => copies[index])) });
			expect(summed(session, 30).totals).toMatchObject({ signIns: 1, legacy: 1, modern: 0, notStated: 0, duplicates: 2 });
		}
	});

	test('while sign-ins without an id count each time, and that is said', () => {
		const record = portalRecord({ id: '' }, 'True');
		const summary = summed(readFiles({ 'a.json': text(record), 'b.json': text(record) }), 30);
		expect(summary.totals).toMatchObject({ legacy: 2, withoutId: 2 });
		expect(summary.reasons).toContain('Without an id: 2 sign-ins. A sign-in without an id that is in two files counts twice.');
	});

	test("in the script's CSV, which has no ids, and in the JSON beside it, in whatever order", () => {
		const twins = {
			correlationId: 'c',
			createdDateTime: '2026-11-15T09:30:00Z',
			appId: 'a',
			userId: 'u',
			ipAddress: '203.0.113.1',
		};
		const records = [
			portalRecord(twins, 'True'),
			portalRecord(twins, 'True'),
			portalRecord({ ...twins, ipAddress: '203.0.113.2' }, 'True'),
		];
		const withIds = text(...records);
		const withoutIds = legacyCsv(readFiles({ 'a.json': withIds }).legacy.kept, 'users');
		for (const files of [
			{ 'a.json': withIds, 'b.csv': withoutIds },
			{ 'a.csv': withoutIds, 'b.json': withIds },
		]) {
			const summary = summed(readFiles(files), 30);
			expect(summary.totals).toMatchObject({ signIns: 3, legacy: 3, duplicates: 3 });
		}
	});

	test('for any ids', () => {
		fc.assert(
			fc.property(fc.array(fc.oneof(fc.uuid(), fc.string({ maxLength: 3 }))), fc.integer(), (ids, seed) => {
				const set = new IdSet(seed);
				const seen = new Set<string>();
				for (const id of ids) {
					const bytes = utf8(id);
					expect(set.meet(bytes, 0, bytes.length)).toBe(!seen.has(id));
					seen.add(id);
				}
				expect(set.size).toBe(seen.size);
			}),
		);
	});

	test('even a million ids that differ in one digit', () => {
		const set = new IdSet(12345);
		const bytes = utf8('00000000-0000-4000-8000-000000000000');
		for (let count = 0; count < 1_000_000; count++) {
			const digits = String(count).padStart(7, '0');
			for (let index = 0; index < 7; index++) bytes[29 + index] = digits.charCodeAt(index);
			set.meet(bytes, 0, bytes.length);
		}
		expect(set.size).toBe(1_000_000);
	});
});

describe('the verdict', () => {
	test('one legacy sign-in is enough to say that legacy TLS is in use', () => {
		expect(summed(readFiles({ 'a.json': text(portalRecord({}, 'True')) }), 30).verdict).toBe('legacy');
	});

	test('none found in all four kinds over the whole time', () => {
		const summary = summed(readFiles({ 'a.json': text(...ofAllKinds(7)) }), 7);
		expect([summary.verdict, summary.reasons]).toEqual(['noneFound', []]);
	});

	test('a kind that was not given is not clean', () => {
		const summary = summed(readFiles({ 'a.json': text(...ofAllKinds(7).slice(0, 21)) }), 7);
		expect(summary.verdict).toBe('notEnough');
		expect(summary.reasons).toEqual(['Not supplied: managed identity sign-ins. Each sign-in type is a separate download.']);
	});

	test('sign-ins that do not say are not clean', () => {
		const summary = summed(
			readFiles({ 'a.json': text(...ofAllKinds(7), portalRecord({ authenticationProcessingDetails: [] })) }),
			7,
		);
		expect(summary.verdict).toBe('notEnough');
		expect(summary.reasons).toEqual([
			'The TLS version is not recorded in 1 of 29 sign-ins. One file has the entry with "False" in other sign-ins of the same type, so a missing entry proves nothing there.',
		]);
	});

	test('seven days are short where thirty are kept', () => {
		const summary = summed(readFiles({ 'a.json': text(...ofAllKinds(7)) }), 30);
		expect(summary.verdict).toBe('notEnough');
		expect(summary.reasons[0]).toBe('Interactive user sign-ins cover 7 days of your retention period of 30 days.');
	});

	test('a day without sign-ins is told', () => {
		const records = ofAllKinds(7).filter((record) => record['createdDateTime'] !== '2026-11-12T00:00:00Z');
		expect(summed(readFiles({ 'a.json': text(...records) }), 7).kinds[0]?.daysWithout).toEqual(['2026-11-12']);
	});

	test('a cut-off file is not clean', () => {
		const summary = summed(readFiles({ 'a.json': text(...ofAllKinds(7)).slice(0, -1) }), 7);
		expect(summary.reasons).toEqual(['1 file was not read, or not completely.']);
	});

	test('a download as long as the portal makes it at most is not clean: more may be missing', () => {
		const full = readFiles({ 'a.json': text(...ofAllKinds(7)) }, { portalJson: 28 });
		expect(full.files[0]?.problems).toEqual([
			{
				severity: 'incomplete',
				code: 'full-download',
				found: 'The file holds 28 records, as many as one download gives: more may be missing.',
				accepted: 'Download shorter periods and give all of them.',
			},
		]);
		expect(summed(full, 7).reasons).toEqual(['1 file was not read, or not completely.']);
		expect(readFiles({ 'a.json': text(...ofAllKinds(7)) }, { portalJson: 29, logAnalyticsCsv: 28 }).files[0]?.problems).toEqual(
			[],
		);
	});

	test('an empty result of the PowerShell script is not clean', () => {
		const header = csv([
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
		]);
		expect(summed(readFiles({ 'WorkloadIdentities_lowTls_x.csv': header }), 30)).toMatchObject({
			verdict: 'notEnough',
			reasons: ['No sign-ins were read.'],
		});
	});
});

describe('whom to act on', () => {
	const session = readFiles({
		'a.json': text(
			portalRecord({ userAgent: 'Old/1', createdDateTime: '2026-11-10T00:00:00Z' }, 'True'),
			portalRecord({ userAgent: 'Old/1', createdDateTime: '2026-11-12T00:00:00Z' }, 'True'),
			portalRecord(
				{
					userAgent: '',
					signInEventTypes: ['servicePrincipal'],
					servicePrincipalName: 'Backup',
					servicePrincipalId: 's',
					userPrincipalName: '',
				},
				'True',
			),
			portalRecord({ userAgent: 'New/1' }, 'False'),
		),
	});
	const summary = summed(session, 30);

	test('is grouped, largest first, with the first and last time', () => {
		expect(summary.groups.userAgent).toEqual([
			{ names: ['Old/1'], isWorkload: false, count: 2, refused: 0, first: Date.UTC(2026, 10, 10), last: Date.UTC(2026, 10, 12) },
			{
				names: [''],
				isWorkload: false,
				count: 1,
				refused: 0,
				first: Date.UTC(2026, 10, 15, 9, 30),
				last: Date.UTC(2026, 10, 15, 9, 30),
			},
		]);
		expect(summary.groups.account.map((group) => group.names)).toEqual([
			['user@contoso.example', '00000000-0000-0000-0000-000000000002'],
			['Backup', 's'],
		]);
	});

	test('is counted by day', () => {
		expect(summary.days).toEqual([
			{ day: '2026-11-10', signIns: 1, legacy: 1, refused: 0, modern: 0, noneByAbsence: 0, notStated: 0 },
			{ day: '2026-11-12', signIns: 1, legacy: 1, refused: 0, modern: 0, noneByAbsence: 0, notStated: 0 },
			{ day: '2026-11-15', signIns: 2, legacy: 1, refused: 0, modern: 1, noneByAbsence: 0, notStated: 0 },
		]);
	});

	test('is printed for people and for machines', () => {
		expect(summaryText(summary)).toContain('Legacy TLS was used.');
		expect(summaryText(summary)).toContain('           2  Old/1');
		expect(JSON.parse(summaryJson(summary))).toMatchObject({ verdict: 'legacy', totals: { legacy: 3, modern: 1 } });
	});

	test('hostile names are shown written out', () => {
		const hostile = readFiles({ 'a.json': text(portalRecord({ userAgent: 'x\u202egnp.exe\u0000\u001b[2J' }, 'True')) });
		expect(summaryText(summed(hostile, 30))).toContain('x\\u202egnp.exe\\u0000\\u001b[2J');
	});
});
