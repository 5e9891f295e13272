import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf } from '../record/parts.ts';
import { KINDS, SHAPES, USES } from '../record/sign-in.ts';
import { signInOf, statementOf } from '../record/statement.ts';
import { csv, readLog, utf8 } from '../test-logs.ts';

const COLUMNS = [
	'AuthenticationProcessingDetails',
	'Id',
	'TimeGenerated',
	'CreatedDateTime',
	'Category',
	'Type',
	'IsInteractive',
	'SignInEventTypes',
	'UserId',
	'ServicePrincipalId',
	'Status',
	'ResultType',
	'Properties',
	'UserAgent',
];
const entry = (value: unknown) => [
	{ key: 'Login Hint Present', value: 'True' },
	{ key: 'Legacy TLS (TLS 1.0, 1.1, 3DES)', value },
];
const cell = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 6 }),
	fc.constantFrom(
		'',
		'',
		'[]',
		' [ ] ',
		'{}',
		'[{}]',
		'[1]',
		'[] x',
		'"[]"',
		'{"key":"Legacy TLS","value":"True"}',
		'@{key=x}',
		'System.Object[]',
	),
	fc.constantFrom('True', 'False', 0, '0', 'maybe', null, true, 1).map((value) => JSON.stringify(entry(value))),
	fc.constantFrom('True').map((value) => JSON.stringify(entry(value)).replace('Legacy', '\\u004cegacy')),
	fc.constantFrom(
		'2026-11-15T09:30:00Z',
		'11/15/2026, 9:30:00.123 AM',
		'1/5/2026 12:00:00 PM',
		'2/29/2026, 1:00:00.5 AM',
		'13/1/2026, 1:00:00 AM',
		'soon',
	),
	fc.constantFrom('SignInLogs', 'ADFSSignInLogs', 'AADManagedIdentitySignInLogs', 'servicePrincipal', 'true', 'FALSE'),
	fc.constantFrom('1002016', '{"errorCode":1002016}', '{"errorCode":0,"failureReason":"1002016"}', '50126'),
	fc.constantFrom('{"id":"inner","authenticationProcessingDetails":[]}', '{"resultType":"1002016"}'),
);
const table = fc.tuple(fc.shuffledSubarray(COLUMNS.slice(1), { minLength: 1 }), fc.nat(5)).chain(([others, rows]) => {
	const columns = [...others, COLUMNS[0] as string];
	return fc.tuple(
		fc.constant(columns),
		fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { maxLength: rows }),
	);
});

test('what the bytes of a CSV row say is what its cells say when read as a record, cut anywhere', () => {
	fc.assert(
		fc.property(table, fc.array(fc.nat(2000), { maxLength: 8 }), ([columns, rows], cuts) => {
			const expected = rows.map((cells) => {
				const record = Object.fromEntries(
					columns.map((name, at) => [name, (cells[at] as string).toWellFormed()] as const).filter(([, text]) => text !== ''),
				);
				const { id, time, kind, use, shape } = statementOf(partsOf(record));
				return { id, time: Number.isNaN(time) ? null : time, kind: KINDS[kind], use: USES[use], shape: SHAPES[shape] };
			});
			expect(readLog(utf8(csv([columns, ...rows])), cuts).signIns).toEqual(expected);
		}),
		{ numRuns: 2000 },
	);
});

/** What a query can project of a sign-in: every column of a sign-in log, and some that other tables have. */
const SHOWN_COLUMNS = [
	...COLUMNS.slice(1),
	'time',
	'CorrelationId',
	'UserPrincipalName',
	'UserDisplayName',
	'ServicePrincipalName',
	'AppDisplayName',
	'AppId',
	'ResourceDisplayName',
	'ResourceId',
	'ResourceIdentity',
	'IPAddress',
	'CallerIpAddress',
	'ClientAppUsed',
	'DeviceDetail',
	'DeviceId',
	'DeviceName',
	'OperatingSystem',
	'Browser',
	'IsManaged',
	'TrustType',
	'LocationDetails',
	'ConditionalAccessPolicies',
];
const shownCell = fc.oneof(
	cell,
	fc.constantFrom(
		'{"deviceId":"d1","displayName":"PC-01","operatingSystem":"Windows 7","browser":"IE 8.0","isManaged":false,"trustType":"x"}',
		'{"userAgent":"inner","deviceDetail":{"displayName":"PC-02"}}',
	),
);

test('what is shown of a legacy sign-in in a CSV is what its cells say when read as a record', () => {
	const row = fc.tuple(fc.shuffledSubarray(SHOWN_COLUMNS, { minLength: 1 }), fc.infiniteStream(shownCell));
	fc.assert(
		fc.property(row, ([names, stream]) => {
			const columns = [...names, 'AuthenticationProcessingDetails'];
			const cells = [...names.map(() => (stream.next().value as string).toWellFormed()), JSON.stringify(entry('True'))];
			const record = Object.fromEntries(columns.map((name, at) => [name, cells[at]] as const).filter(([, text]) => text !== ''));
			const { full } = readLog(utf8(csv([columns, cells])), [], true, 'a.csv');
			expect(full).toEqual([signInOf(partsOf(record), 'a.csv')]);
		}),
		{ numRuns: 2000 },
	);
});

test('of two columns of one name, the last counts', () => {
	const columns = ['Id', 'UserAgent', 'UserAgent', 'AuthenticationProcessingDetails', 'AuthenticationProcessingDetails'];
	const [legacy, modern] = [JSON.stringify(entry('True')), JSON.stringify(entry('False'))];
	const read = readLog(
		utf8(csv([columns, ['1', 'first', 'last', legacy, modern], ['2', 'first', '', modern, legacy]])),
		[],
		true,
	);
	expect(read.signIns.map(({ id, use }) => [id, use])).toEqual([
		['1', 'modern'],
		['2', 'legacy'],
	]);
	expect(read.full.map(({ userAgent }) => userAgent)).toEqual(['last', '']);
});

test('rows that are alike but for a little, as those of a log are, say what their cells say', () => {
	const details = [JSON.stringify(entry('True')), JSON.stringify(entry('False')), '[]', 'System.Object[]', ''];
	const cells = [
		['Id', ['a', 'b', '', 'x"y']],
		['CreatedDateTime', ['2026-11-20T09:30:00Z', '11/21/2026, 9:30:00.000 AM', '2028-02-29T00:00:00Z', 'soon', '']],
		['TimeGenerated', ['2026-11-22T09:30:00Z', '']],
		['Category', ['SignInLogs', 'ADFSSignInLogs', '']],
		['IsInteractive', ['true', 'False', '', 'maybe']],
		['UserId', ['u', 'v', '']],
		['ServicePrincipalId', ['s', '']],
		['ResultType', ['0', '1002016', '50126']],
		['Properties', ['', '', '', '{"id":"inner","category":"ManagedIdentitySignInLogs"}']],
		['AuthenticationProcessingDetails', details],
	] as const;
	const columns = cells.map(([name]) => name);
	const row = fc.tuple(...cells.map(([, texts]) => fc.constantFrom<string>(...texts)));
	fc.assert(
		fc.property(fc.array(row, { minLength: 20, maxLength: 60 }), fc.boolean(), (rows, isShort) => {
			// Another set of columns in between: what was kept of one says nothing of the other.
			const shown = isShort ? columns.slice(1) : columns;
			const texts = rows.map((each) => (isShort ? each.slice(1) : each));
			const expected = texts.map((each) => {
				const record = Object.fromEntries(
					shown.map((name, at) => [name, each[at] as string] as const).filter(([, text]) => text !== ''),
				);
				const { id, time, kind, use, shape } = statementOf(partsOf(record));
				return { id, time: Number.isNaN(time) ? null : time, kind: KINDS[kind], use: USES[use], shape: SHAPES[shape] };
			});
			expect(readLog(utf8(csv([shown, ...texts]))).signIns).toEqual(expected);
		}),
		{ numRuns: 500 },
	);
});
