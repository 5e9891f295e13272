import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { file, type Stream, type Tree, textOf } from '../random-logs.ts';
import { portalRecord, type ReadSignIn, readLog, utf8 } from '../test-logs.ts';
import { partsOf } from './parts.ts';
import { KINDS, SHAPES, USES } from './sign-in.ts';
import { statementOf } from './statement.ts';

/** What parsing the whole file and looking at every record gives. */
function byParsing(text: string): ReadSignIn[] {
	const list: unknown[] = JSON.parse(text);
	return list
		.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
		.map((item) => statementOf(partsOf(item)))
		.filter((statement) => statement.signIn)
		.map((statement) => ({
			id: new TextDecoder().decode(utf8(statement.id)),
			time: Number.isNaN(statement.time) ? null : statement.time,
			kind: KINDS[statement.kind] as string,
			use: USES[statement.use] as string,
			shape: SHAPES[statement.shape] as string,
		}));
}

/** A page or a list inside the list is read as records too; here the list holds records only. */
function holdsLists(text: string): boolean {
	const list: unknown[] = JSON.parse(text);
	return list.some(
		(item) =>
			Array.isArray(item) ||
			(typeof item === 'object' && item !== null && Object.keys(item).some((name) => /^(value|records)$/i.test(name))),
	);
}

const isFault = (code: string): boolean =>
	['syntax', 'separator', 'zero-bytes', 'truncated', 'too-deep', 'too-long'].includes(code);

describe('what the byte scanner finds is what parsing the whole file finds', () => {
	test('for any records, written in any way, cut into any chunks', () => {
		fc.assert(
			fc.property(file, fc.array(fc.nat(4000), { maxLength: 12 }), (made, cuts) => {
				const text = textOf(made as unknown as [Tree[], Stream]);
				fc.pre(!holdsLists(text));
				const read = readLog(utf8(text), cuts);
				expect(read.problems.filter((problem) => isFault(problem.code))).toEqual([]);
				expect(read.signIns).toEqual(byParsing(text.toWellFormed()));
			}),
			{ numRuns: 3000 },
		);
	});

	test('for records that are alike but for a little, as those of a log are', () => {
		const absentOr = (...values: unknown[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
		const details = [[], [{ key: 'Login Hint Present', value: 'True' }], [{ key: 'Legacy TLS', value: 'True' }]];
		const fields = {
			id: absentOr('a', 'b', '', null, 7),
			createdDateTime: absentOr('2026-11-20T09:30:00Z', '2026-11-21T09:30:00.5Z', '2028-02-29T00:00:00Z', 'soon', null, ''),
			isInteractive: absentOr(true, false, null, 'true'),
			signInEventTypes: absentOr(['interactiveUser'], ['servicePrincipal'], [], null),
			userId: absentOr('u', '', null),
			servicePrincipalId: absentOr('s', '', null),
			status: absentOr({ errorCode: 0 }, { errorCode: 1002016 }, null),
			authenticationProcessingDetails: absentOr(...details, [{ key: 'Legacy TLS', value: 'False' }], JSON.stringify(details[2])),
		};
		const around = {
			time: absentOr('2026-11-22T09:30:00Z', null),
			TimeGenerated: absentOr('2026-11-23T09:30:00Z', ''),
			category: absentOr('SignInLogs', 'ADFSSignInLogs', 'AuditLogs', ''),
			resultType: absentOr('0', '1002016', 0),
			properties: fc.option(fc.oneof(fc.record(fields), fc.constantFrom('{"id":"t"}', null, [])), { nil: undefined }),
		};
		fc.assert(
			fc.property(fc.array(fc.record({ ...fields, ...around }), { minLength: 20, maxLength: 60 }), (records) => {
				const text = JSON.stringify(records);
				expect(readLog(utf8(text)).signIns).toEqual(byParsing(text));
			}),
			{ numRuns: 500 },
		);
	});

	test('for a file with one byte changed: it is faulty for both or for neither', () => {
		const edit = fc.tuple(
			fc.nat(),
			fc.constantFrom(...'{}[]",:\\u0e-+.19tfn \n\u0001x'),
			fc.constantFrom('replace', 'insert', 'delete'),
		);
		fc.assert(
			fc.property(file, edit, fc.array(fc.nat(4000), { maxLength: 4 }), (made, [place, character, way], cuts) => {
				const text = textOf(made as unknown as [Tree[], Stream]);
				const at = place % text.length;
				const edited = (
					text.slice(0, at) +
					(way === 'delete' ? '' : character) +
					text.slice(way === 'insert' ? at : at + 1)
				).toWellFormed();
				fc.pre(/^\s*\[/.test(edited));
				const read = readLog(utf8(edited), cuts);
				const faults = read.problems.filter((problem) => isFault(problem.code));
				let parsed = true;
				try {
					JSON.parse(edited);
				} catch {
					parsed = false;
				}
				expect(faults.length === 0).toBe(parsed);
				if (parsed && !holdsLists(edited)) expect(read.signIns).toEqual(byParsing(edited));
			}),
			{ numRuns: 3000 },
		);
	});

	test('when the file is cut in two at every byte, and when it comes byte by byte', () => {
		const records = [
			portalRecord({ userAgent: 'Legacy TLS } ] , { "key" \\ \u65e5\u672c \ud83d\ude00' }, 'True'),
			{ ...portalRecord(), note: 'x'.repeat(300), nested: [[[{ a: ['}'] }]], {}] },
			portalRecord({ createdDateTime: 'soon', signInEventTypes: [] }, null),
		];
		const text = JSON.stringify(records, null, 1)
			.replace('"value": "True"', '"val\\u0075e": "\\u0054rue"')
			.replace('"id"', '"id": "first", "\\u0069d"');
		const bytes = utf8(text);
		const expected = byParsing(text);
		expect(expected.map((signIn) => signIn.use)).toEqual(['legacy', 'modern', 'notStated']);
		for (let cut = 0; cut <= bytes.length; cut++) expect(readLog(bytes, [cut]).signIns).toEqual(expected);
		expect(
			readLog(
				bytes,
				Array.from(bytes, (_, index) => index),
			).signIns,
		).toEqual(expected);
	});

	test.each([
		'{"key":"x","key":"Legacy TLS","value":"True"}',
		'{"key":"Legacy TLS","key":"x","value":"True"}',
		'{"key":"Legacy TLS","value":"True","value":"False"}',
		'{"Legacy TLS":"True","Legacy TLS":"False"}',
		'{"Legacy TLS a":"True","Legacy TLS b":"False"}',
		'{"key":"Legacy TLS","value":"False","Legacy TLS":"True"}',
		'{"key":5,"value":"True"}',
		'{"\\u006bey":"Legacy TLS","value":"True"}',
		'{"key":"\\u004cegacy TLS","value":"True"}',
		'{"key":"Legacy TLS","value":"\\u0054rue"}',
		'{"key":"Legacy TLS","value":1.0}',
		'{"key":"Legacy TLS","value":1e0}',
		'{"key":"Legacy TLS","value":-0}',
		'{"key":"Legacy TLS","value":{"a":1}}',
		'{"key":"Legacy TLS","value":"tru\\u212a"}',
		'{"\u212aey":"Legacy TLS","value":"True"}',
		'[{"key":"Legacy TLS","value":"True"}]',
	])('for the entry %s', (entry) => {
		const forms = [
			`[{"id":"a","authenticationProcessingDetails":[${entry}]}]`,
			`[{"id":"a","authenticationProcessingDetails":${entry}}]`,
			`[{"id":"a","authenticationProcessingDetails":${JSON.stringify(`[${entry}]`)}}]`,
			`[{"authenticationProcessingDetails":[${entry}],"properties":{"authenticationProcessingDetails":[]}}]`,
			`[{"properties":{"authenticationProcessingDetails":[]},"authenticationProcessingDetails":[${entry}]}]`,
			`[{"properties":{"authenticationProcessingDetails":[${entry}]},"properties":{"isInteractive":true}}]`,
			`[{"authenticationProcessingDetails":[${entry}],"authenticationProcessingDetails":null,"isInteractive":true}]`,
		];
		for (const text of forms) expect(readLog(utf8(text)).signIns, text).toEqual(byParsing(text));
	});

	test.each([
		'01',
		'-',
		'-01',
		'1.',
		'.5',
		'1e',
		'1e+',
		'+1',
		'0x1',
		'1.5e-3',
		'0',
		'-0',
		'0e0',
		'10',
		'tru',
		'truee',
		'nul',
		'NaN',
		'Infinity',
		"'a'",
		'"\\x"',
		'"\\u12g4"',
		'"\u0007"',
		'[1,]',
		'[,1]',
		'{"a":1,}',
		'{,}',
		'{"a"}',
		'{a:1}',
		'[1 2]',
		'{"a":1 "b":2}',
		'"a" "b"',
		'\u00a0 1',
		'/**/1',
	])('whether %s is JSON', (value) => {
		const text = `[{"isInteractive":true,"x":${value}},{"isInteractive":false}]`;
		const faults = readLog(utf8(text)).problems.filter((problem) => isFault(problem.code));
		let parsed = true;
		try {
			JSON.parse(text);
		} catch {
			parsed = false;
		}
		expect(faults.length === 0).toBe(parsed);
	});

	test('when a string is longer than the read buffer', () => {
		const text = JSON.stringify([portalRecord({ userAgent: '{"'.repeat(1_500_000) }, 'True'), portalRecord({}, '1')]);
		expect(readLog(utf8(text), [5, 70_000, 3_000_000]).signIns).toEqual(byParsing(text));
	});
});
