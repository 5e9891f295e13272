import { gzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { csv, portalRecord, readFiles, summed, utf8 } from '../test-logs.ts';
import { summaryOf } from './summary.ts';
import { verdictText } from './summary-text.ts';

const TYPES = ['interactiveUser', 'nonInteractiveUser', 'servicePrincipal', 'managedIdentity'];

/** Clean sign-ins of all kinds on these days, which alone prove that there was no legacy TLS. */
const onDays = (...days: string[]) =>
	TYPES.flatMap((type) => days.map((day) => portalRecord({ signInEventTypes: [type], createdDateTime: `${day}T08:00:00Z` })));
const WEEK = ['10', '11', '12', '13', '14', '15', '16'].map((day) => `2026-11-${day}`);
const clean = JSON.stringify(onDays(...WEEK));
const verdictOf = (files: Parameters<typeof readFiles>[0]) => summed(readFiles(files), 7);

describe('"none found" is never said where something may be missing', () => {
	test('clean sign-ins of every day and kind are enough', () => {
		expect(verdictOf({ 'clean.json': clean })).toMatchObject({ verdict: 'noneFound', reasons: [] });
	});

	test('a gap that is longer than a long weekend', () => {
		const gap = JSON.stringify(onDays('2026-11-10', '2026-11-15', '2026-11-16'));
		const { verdict, reasons } = verdictOf({ 'gap.json': gap });
		expect(verdict).toBe('notEnough');
		expect(reasons[0]).toBe(
			'Interactive user sign-ins: nothing from 2026-11-11 to 2026-11-14. No one signed in, or a download is missing.',
		);
		const weekend = JSON.stringify(onDays('2026-11-10', '2026-11-11', '2026-11-15', '2026-11-16'));
		expect(verdictOf({ 'weekend.json': weekend }).verdict).toBe('noneFound');
	});

	test('logs that are old, or from a day still to come', () => {
		const at = (now: string) => summaryOf(readFiles({ 'clean.json': clean }), { retentionDays: 7, without: [] }, Date.parse(now));
		expect(at('2026-11-23T00:00:00Z').verdict).toBe('noneFound');
		expect(at('2026-12-24T00:00:00Z').reasons).toEqual([
			'The newest sign-in (2026-11-16) is older than your retention period. It shows nothing about today.',
		]);
		expect(at('2026-11-01T00:00:00Z').reasons).toEqual(['The newest sign-in is dated 2026-11-16, which is in the future.']);
	});

	test('times that cannot be read', () => {
		const { verdict, reasons } = verdictOf({
			'clean.json': clean,
			'soon.json': JSON.stringify([portalRecord({ createdDateTime: 'soon' })]),
		});
		expect(verdict).toBe('notEnough');
		expect(reasons).toEqual(['We could not read the time of 1 sign-in, so the days they cover are unknown.']);
	});

	test('days written day first, as other English-speaking countries do, are not taken for months', () => {
		const rows = csv([
			['TimeGenerated', 'AuthenticationProcessingDetails', 'Category'],
			['01/11/2026, 9:30:00.123 am', '[]', 'SignInLogs'],
		]);
		const american = rows.replace(' am', ' AM');
		expect(readFiles({ 'au.csv': rows }).tally.withoutTime()).toBe(1);
		expect(readFiles({ 'us.csv': american }).tally.days()[0]?.day).toBe(Date.UTC(2026, 0, 11) / 86_400_000);
	});

	test('a query of Log Analytics that was cut at the most rows it gives', () => {
		const rows = csv([
			['TimeGenerated', 'AuthenticationProcessingDetails', 'Category', 'Id'],
			...Array.from({ length: 3 }, (_, row) => ['2026-11-15T09:30:00Z', '[]', 'SignInLogs', String(row)]),
		]);
		const cut = readFiles({ 'rows.csv': rows }, { logAnalyticsCsv: 3 });
		expect(cut.files[0]?.problems.map(({ code }) => code)).toEqual(['full-download']);
	});

	test('records that may be sign-ins but cannot be made out', () => {
		const strange = { id: 'x', createdDateTime: '2026-11-15T09:30:00Z', userPrincipalName: 'a@contoso.example' };
		const mixed = JSON.stringify([portalRecord(), strange]);
		expect(readFiles({ 'mixed.json': mixed }).files[0]?.problems[0]?.found).toBe(
			'1 of 2 records were not recognised as sign-ins or another log, and were skipped.',
		);
		expect(verdictOf({ 'clean.json': clean, 'mixed.json': mixed }).verdict).toBe('notEnough');
		const audit = JSON.stringify([portalRecord(), { category: 'AuditLogs', id: 'y' }]);
		expect(readFiles({ 'mixed.json': audit }).files[0]?.problems[0]?.severity).toBe('notice');
	});

	test('a sign-in whose details are null states nothing', () => {
		const mixed = JSON.stringify([
			portalRecord({ authenticationProcessingDetails: null, signInEventTypes: undefined, isInteractive: undefined }),
		]);
		expect(readFiles({ 'null.json': mixed }).files[0]).toMatchObject({ signIns: 1, otherRecords: 0 });
	});

	test('details that PowerShell wrote as it shows objects', () => {
		const shown = { authenticationProcessingDetails: ['@{key=Legacy TLS (TLS 1.0, 1.1, 3DES); value=True}'] };
		const [file] = readFiles({ 'shallow.json': JSON.stringify([portalRecord(shown)]) }).files;
		expect(file?.problems.map(({ code, severity }) => [code, severity])).toEqual([['cut-details', 'incomplete']]);
		expect(file?.problems[0]?.accepted).toContain('-Depth');
	});
});

describe('pages of Microsoft Graph', () => {
	const page = (next: boolean, type = 'interactiveUser') =>
		JSON.stringify({ value: [portalRecord({ signInEventTypes: [type] })], ...(next ? { '@odata.nextLink': 'https://x' } : {}) });
	const missing = (files: Record<string, string>) =>
		summed(readFiles(files), 7).reasons.filter((reason) => reason.includes('Microsoft Graph pages'));

	test('are missing where no file ends with a last one, also of one kind alone', () => {
		const told = ['Microsoft Graph pages are missing: the last page of interactive user sign-ins points to another.'];
		expect(missing({ '1.json': page(true), '2.json': page(true) })).toEqual(told);
		expect(missing({ '1.json': page(true), '2.json': page(false, 'servicePrincipal') })).toEqual(told);
		expect(missing({ 'all.json': `[${page(false)},${page(true)}]` })).toEqual(told);
	});

	test('in files of their own are complete with the last one; whether one between is missing is left open', () => {
		const files = { '1.json': page(true), '2.json': page(true), '3.json': page(false) };
		expect(missing(files)).toEqual([]);
		expect(summed(readFiles(files), 7).reasons).toContain(
			'Files that point to a next page: 2. We cannot tell whether you provided all of the next pages.',
		);
	});
});

describe('of several copies or spellings of one sign-in', () => {
	test('no spelling of the details hides another', () => {
		const legacy = [{ key: 'Legacy TLS', value: 'True' }];
		const modern = [{ key: 'Legacy TLS', value: 'False' }];
		for (const record of [
			portalRecord({ authenticationProcessingDetails: legacy, AuthenticationProcessingDetails: modern }),
			portalRecord({ authenticationProcessingDetails: legacy, properties: { authenticationProcessingDetails: modern } }),
		])
			expect(readFiles({ 'a.json': JSON.stringify([record]) }).legacy.total).toBe(1);
	});

	test('a list that PowerShell 5.1 wrapped is looked into', () => {
		const wrapped = { value: [{ key: 'Legacy TLS', value: 'True' }], Count: 1 };
		const text = JSON.stringify([portalRecord({ authenticationProcessingDetails: wrapped })]);
		expect(readFiles({ 'a.json': text }).legacy.total).toBe(1);
	});

	test('the kind is known if any of them names it, in whatever order they come', () => {
		const row = csv([
			['Id', 'TimeGenerated', 'AuthenticationProcessingDetails'],
			['same', '2026-11-15T09:30:00Z', '[{"key":"Legacy TLS","value":"False"}]'],
		]);
		const record = JSON.stringify([portalRecord({ id: 'same', signInEventTypes: ['managedIdentity'] })]);
		for (const files of [
			{ 'a.csv': row, 'b.json': record },
			{ 'a.json': record, 'b.csv': row },
		]) {
			const { kinds, totals } = summed(readFiles(files), 7);
			expect(totals.signIns).toBe(1);
			expect(kinds.find(({ kind }) => kind === 'managedIdentity')?.signIns).toBe(1);
		}
	});

	test('one account is one group, however its name is written', () => {
		const of = (userPrincipalName: string, userId: string) => portalRecord({ userPrincipalName, userId }, 'True');
		const session = readFiles({
			'a.json': JSON.stringify([of('Anna@contoso.example', 'A1'), of('anna@contoso.example', 'a1'), of('bob@x', 'b')]),
		});
		expect(session.legacy.groups('account').map(({ names, count }) => [names[0], count])).toEqual([
			['Anna@contoso.example', 2],
			['bob@x', 1],
		]);
	});

	test('a first row that stands again in the middle, as in files put one behind the other, is no sign-in', () => {
		const file = csv([
			['TimeGenerated', 'AuthenticationProcessingDetails', 'Category'],
			['2026-11-15T09:30:00Z', '[]', 'SignInLogs'],
		]);
		expect(readFiles({ 'both.csv': file + file }).files[0]?.signIns).toBe(2);
	});
});

test('programs that sign in by the thousand do not crowd people out of the list', () => {
	const programs = Array.from({ length: 50_001 }, () =>
		portalRecord({ signInEventTypes: ['servicePrincipal'], servicePrincipalId: 's', userPrincipalName: '', userId: '' }, 'True'),
	);
	const { legacy } = readFiles({
		'a.json': JSON.stringify([...programs, portalRecord({ userPrincipalName: 'late@contoso.example' }, 'True')]),
	});
	expect(legacy.total).toBe(50_002);
	expect([...legacy.kept].at(-1)?.userPrincipalName).toBe('late@contoso.example');
});

test('a file that was given up and is given again takes its own place', () => {
	const session = readFiles({ 'other.json': clean });
	session.open('a.json', {}).end({ severity: 'incomplete', code: 'cancelled', found: 'Cancelled.', accepted: 'Again.' });
	expect(summed(session, 7).verdict).toBe('notEnough');
	const again = session.open('a.json', {});
	again.write(new TextEncoder().encode(JSON.stringify([portalRecord()])));
	again.end();
	expect(session.files.map(({ name }) => name)).toEqual(['other.json', 'a.json']);
	expect(summed(session, 7).verdict).toBe('noneFound');
});

test('so does a zip, or a gzip, with what is in it', () => {
	const text = utf8(JSON.stringify(onDays(...WEEK)));
	const pairs = [
		['a.zip', zipSync({ 'a.json': text, 'b.json': text }, { level: 0 })],
		['a.gz', gzipSync(text)],
	] as const;
	for (const [name, packed] of pairs) {
		const session = readFiles({ 'other.json': clean });
		const file = session.open(name, {});
		file.write(packed.subarray(0, packed.length - 900));
		file.end({ severity: 'incomplete', code: 'cancelled', found: 'Cancelled.', accepted: 'Again.' });
		expect(session.files.flatMap(({ problems }) => problems).map(({ code }) => code)).not.toContain('unpack');
		const again = session.open(name, {});
		again.write(packed);
		again.end();
		expect(summed(session, 7)).toMatchObject({ verdict: 'noneFound', reasons: [] });
	}
});

test('where nothing was read there is no answer', () => {
	expect(verdictText(verdictOf({ 'page.html': '<html></html>' }))).toBe('No result: no sign-ins were read.');
});
