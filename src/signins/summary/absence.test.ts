import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnosticRecord, logAnalyticsRow, portalRecord, readFiles, summed } from '../test-logs.ts';

const TYPES = ['interactiveUser', 'nonInteractiveUser', 'servicePrincipal', 'managedIdentity'];
const WEEK = ['10', '11', '12', '13', '14', '15', '16'].map((day) => `2026-11-${day}T08:00:00Z`);
const text = (...records: unknown[]) => JSON.stringify(records);

/** A portal download of one kind and a week, in which no record has an entry about legacy TLS. */
const withoutEntries = (type: string) =>
	WEEK.map((createdDateTime) => portalRecord({ signInEventTypes: [type], createdDateTime, authenticationProcessingDetails: [] }));

describe('a tenant that downloads all four kinds in the portal and has no legacy TLS', () => {
	const files = Object.fromEntries(TYPES.map((type) => [`${type}.json`, text(...withoutEntries(type))]));

	test('is told that none was found, with the reason', () => {
		const { verdict, reasons, totals, kinds } = summed(readFiles(files), 7);
		expect(verdict).toBe('noneFound');
		expect(totals).toMatchObject({ signIns: 28, noneByAbsence: 28, modern: 0, notStated: 0 });
		expect(kinds.map(({ noneByAbsence }) => noneByAbsence)).toEqual([7, 7, 7, 7]);
		expect(reasons).toEqual([
			'None by absence: 28 sign-ins of 28 have their details but no entry about legacy TLS. We count them as free of it. Users: only if legacy. We consider this likely, not certain. Workloads: only if legacy. We consider this likely, not certain.',
		]);
	});

	test('can say that it has no managed identities, and is believed in sight', () => {
		const { 'managedIdentity.json': _, ...three } = files;
		expect(summed(readFiles(three), 7).verdict).toBe('notEnough');
		const { verdict, reasons, kinds } = summed(readFiles(three), 7, ['managedIdentity']);
		expect(verdict).toBe('noneFound');
		expect(reasons).toContain('You said that this tenant has no managed identity sign-ins. We did not check that.');
		expect(kinds.find(({ kind }) => kind === 'managedIdentity')).toMatchObject({ signIns: 0, saidToHaveNone: true });
		expect(summed(readFiles(files), 7, ['managedIdentity']).reasons).toContain(
			'You said that this tenant has no managed identity sign-ins, but these files hold 7. They were counted.',
		);
	});

	test.each([
		['left out', undefined],
		['null', null],
		['cut to the name of a type', ['Microsoft.Graph.PowerShell.Models.MicrosoftGraphKeyValue']],
		['text that is no JSON', 'nonsense'],
		['a list of what is no entry', [null]],
		['an entry whose value says nothing', [{ key: 'Legacy TLS (TLS 1.0, 1.1, 3DES)', value: 'perhaps' }]],
	])('is not told so if the details of one record are %s', (_, authenticationProcessingDetails) => {
		const more = portalRecord({ authenticationProcessingDetails });
		const { verdict, totals } = summed(readFiles({ ...files, 'more.json': text(more) }), 7);
		expect([verdict, totals.notStated, totals.noneByAbsence]).toEqual(['notEnough', 1, 28]);
	});

	test('is not told so where a file states it for others of the same kind; other files and kinds are not touched', () => {
		const mixed = text(portalRecord(), ...withoutEntries('interactiveUser'), ...withoutEntries('servicePrincipal'));
		const { verdict, totals, reasons } = summed(readFiles({ ...files, 'mixed.json': mixed }), 7);
		expect([verdict, totals.modern, totals.notStated, totals.noneByAbsence]).toEqual(['notEnough', 1, 7, 35]);
		expect(reasons.join()).toContain('One file has the entry with "False" in other sign-ins of the same type');
	});
});

test('in exported user sign-ins a missing entry says nothing; in those of service principals it does', () => {
	const exported = (category: string) => ({
		...diagnosticRecord({ signInEventTypes: undefined }, 'False', category),
		properties: { id: category, authenticationProcessingDetails: [] },
	});
	const { totals } = summed(
		readFiles({
			'a.json': ['SignInLogs', 'NonInteractiveUserSignInLogs', 'ServicePrincipalSignInLogs', 'ADFSSignInLogs']
				.map((category) => JSON.stringify(exported(category)))
				.join('\n'),
			'b.json': text(logAnalyticsRow({ AuthenticationProcessingDetails: '[]' })),
		}),
		7,
	);
	expect(totals).toMatchObject({ signIns: 5, notStated: 4, noneByAbsence: 1 });
});

test('a sign-in refused with error 1002016 used legacy TLS, in every form, whatever its entry says', () => {
	const { totals, groups } = summed(
		readFiles({
			'a.json': text(
				portalRecord({ status: { errorCode: 1002016 } }, 'False'),
				portalRecord({ status: { errorCode: 1002016 }, authenticationProcessingDetails: [] }),
				portalRecord({ status: { errorCode: 50126, failureReason: '1002016' } }),
				portalRecord({}, 'True'),
				logAnalyticsRow({ ResultType: '1002016' }),
			),
			'b.json': JSON.stringify({ ...diagnosticRecord(), resultType: 1002016 }),
		}),
		7,
	);
	expect(totals).toMatchObject({ signIns: 6, legacy: 5, refused: 4, modern: 1 });
	expect(groups.application.map(({ count, refused }) => [count, refused])).toEqual([[5, 4]]);
});

/** Records of few ids in few files, so that copies meet; strongest statement last. */
const STATEMENTS = [
	{ authenticationProcessingDetails: undefined },
	{ authenticationProcessingDetails: [] },
	{ authenticationProcessingDetails: [{ key: 'Legacy TLS', value: 'False' }] },
	{ authenticationProcessingDetails: [{ key: 'Legacy TLS', value: 'True' }] },
	{ authenticationProcessingDetails: [], status: { errorCode: 1002016 } },
];
interface Made {
	readonly id: number;
	readonly statement: number;
}
const made = fc.record({ id: fc.nat(5), statement: fc.nat(STATEMENTS.length - 1) });
/** The kind and the day belong to the id: copies of one sign-in agree in them. */
const recordOf = ({ id, statement }: Made) =>
	portalRecord({
		id: `id-${id}`,
		signInEventTypes: [TYPES[id % TYPES.length]],
		createdDateTime: WEEK[id % WEEK.length],
		...STATEMENTS[statement],
	});
const given = fc.array(fc.array(made, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 });
const resultOf = (files: readonly (readonly Made[])[]) =>
	summed(readFiles(Object.fromEntries(files.map((records, file) => [`${file}.json`, text(...records.map(recordOf))]))), 7);
const GREENNESS = ['legacy', 'notEnough', 'noneFound'];

describe('whatever is given', () => {
	test('the order of files and of records in them changes no figure', () => {
		const shuffled = given.chain((files) =>
			fc.tuple(
				fc.constant(files),
				fc
					.tuple(...files.map((records) => fc.shuffledSubarray([...records], { minLength: records.length })))
					.chain((inner) => fc.shuffledSubarray(inner, { minLength: inner.length })),
			),
		);
		fc.assert(
			fc.property(shuffled, ([files, others]) => {
				const [one, other] = [resultOf(files), resultOf(others)];
				expect(other.totals).toEqual(one.totals);
				expect(other.kinds).toEqual(one.kinds);
				expect(other.days).toEqual(one.days);
				expect(other.verdict).toBe(one.verdict);
				expect(other.groups.application.map(({ count, refused }) => [count, refused])).toEqual(
					one.groups.application.map(({ count, refused }) => [count, refused]),
				);
			}),
			{ numRuns: 500 },
		);
	});

	test('more files never hide legacy TLS, nor a sign-in that does not say which no other copy explains', () => {
		fc.assert(
			fc.property(given, given, (files, more) => {
				const [few, all] = [resultOf(files), resultOf([...files, ...more])];
				expect(all.totals.legacy).toBeGreaterThanOrEqual(few.totals.legacy);
				expect(all.totals.refused).toBeGreaterThanOrEqual(few.totals.refused);
			}),
			{ numRuns: 300 },
		);
	});

	/** Users with "False", workloads without an entry: none found. One record of it states something else. */
	const verdictWith = (place: number, statement: (typeof STATEMENTS)[number] | undefined) => {
		const records = TYPES.flatMap((type, kind) =>
			WEEK.map((createdDateTime, day) => {
				const own = STATEMENTS[kind < 2 ? 2 : 1];
				const id = kind * WEEK.length + day;
				return portalRecord({
					id: `${id}`,
					signInEventTypes: [type],
					createdDateTime,
					...(id === place ? (statement ?? own) : own),
				});
			}),
		);
		return GREENNESS.indexOf(summed(readFiles({ 'a.json': text(...records) }), 7).verdict);
	};

	test('a record that states less never makes the result greener', () => {
		const [lost, absent, modern] = STATEMENTS;
		const greenest = GREENNESS.indexOf('noneFound');
		for (let place = 0; place < TYPES.length * WEEK.length; place++) {
			expect(verdictWith(place, undefined)).toBe(greenest);
			expect(verdictWith(place, lost)).toBe(GREENNESS.indexOf('notEnough'));
			expect(verdictWith(place, absent)).toBeLessThanOrEqual(verdictWith(place, place < 2 * WEEK.length ? modern : absent));
		}
	});
});
