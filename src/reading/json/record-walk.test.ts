import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeOfBytes } from '../text/log-time.ts';
import { noticed, PADDING } from './json-text.ts';
import { ENVELOPE_NAMES, RecordScanner, recordTable } from './record-scanner.ts';
import { recordWalk } from './record-walk.ts';

const WANTED = ['id', 'time', 'status', 'details'];
const TABLE = recordTable(WANTED, ['status', 'details']);

/** What a scanner says of the object that a text begins with. */
function saidBy(scanner: RecordScanner, text: Uint8Array) {
	const bytes = new Uint8Array(text.length + PADDING);
	bytes.set(text);
	scanner.load(bytes, text.length);
	noticed.lines = 0;
	noticed.notUtf8 = -1;
	noticed.tooDeep = false;
	const end = scanner.scan(bytes, 0);
	// Where a record breaks off, it is seen again with more behind it, and nothing else counts.
	if (end < 0 && ~end >= text.length) return 'more is needed';
	if (end < 0) return { end, isTooDeep: noticed.tooDeep, lines: noticed.lines };
	const { isPage, hasNextLink, needsParser } = scanner;
	const places = Array.from({ length: 2 * TABLE.size }, (_, slot) => [scanner.starts[slot], scanner.ends[slot]]);
	// Of a value that is absent, only the beginning is kept up to date. Whatever a parser reads needs no place.
	const known = needsParser ? [] : places.map(([from, to]) => (from === 0 ? 'absent' : [from, to]));
	return { end, isPage, hasNextLink, needsParser, lines: noticed.lines, notUtf8: noticed.notUtf8, known };
}

const name = fc.constantFrom(...ENVELOPE_NAMES, ...WANTED, 'ID', 'Time', 'other', 'd\u00e9tails', '', 'a"b', 'x'.repeat(70));
const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.constantFrom('plain', 'Zo\u00eb', '\u{1f600}', 'a\nb', 'a"b', 'x'.repeat(33)),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small' },
		text,
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.constantFrom(null, true, false, 0, -1, 1e21),
		fc.array(tie('value'), { maxLength: 4 }),
		fc.dictionary(name, tie('value'), { maxKeys: 5 }),
	),
}));
const record = fc.dictionary(name, value, { maxKeys: 8 });
const json = fc
	.tuple(record, fc.constantFrom(0, 1, 9, '\t', '\r\n '))
	.map(([object, space]) => new TextEncoder().encode(JSON.stringify(object, null, space)));
/** The same with some bytes changed, taken away or put in. */
const nearlyJson = fc
	.tuple(
		json,
		fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom(...'{}[]",:\\0u-.eE\n\u007f', 'tr', 'nul')), { maxLength: 3 }),
		fc.nat(255),
	)
	.map(([bytes, changes, raw]) => {
		const list = [...bytes];
		for (const [at, take, put] of changes)
			list.splice(1 + (at % list.length), take, ...Buffer.from(put), ...(at % 5 === 0 ? [raw] : []));
		return Uint8Array.from(list);
	});

describe('a record walked through in WebAssembly', () => {
	test('is here: without it, every other test would compare the scanner with itself', () => {
		expect(recordWalk).toBeDefined();
	});

	test('is what the scanner finds, whole or broken, whatever it holds', () => {
		const walking = new RecordScanner(TABLE);
		const plain = new RecordScanner(TABLE, null);
		fc.assert(
			fc.property(fc.oneof(json, nearlyJson), (bytes) => {
				expect(saidBy(walking, bytes)).toEqual(saidBy(plain, bytes));
			}),
			{ numRuns: 20_000 },
		);
	});

	test('is what the scanner finds where it is cut at any byte', () => {
		const walking = new RecordScanner(TABLE);
		const plain = new RecordScanner(TABLE, null);
		fc.assert(
			fc.property(json, (bytes) => {
				for (let length = 1; length < bytes.length; length++) {
					const cut = bytes.subarray(0, length);
					expect(saidBy(walking, cut)).toEqual(saidBy(plain, cut));
				}
			}),
			{ numRuns: 200 },
		);
	});

	test('nests as deep as the scanner goes, and no deeper', () => {
		for (const depth of [10, 250, 253, 254, 255, 256, 300, 5000]) {
			const bytes = new TextEncoder().encode(`{"other":${'['.repeat(depth)}${']'.repeat(depth)},"id":1}`);
			expect(saidBy(new RecordScanner(TABLE), bytes)).toEqual(saidBy(new RecordScanner(TABLE, null), bytes));
		}
	});

	test('may be longer than the module has room for', () => {
		const bytes = new TextEncoder().encode(`{"other":"${'x'.repeat(600_000)}","id":1}`);
		expect(saidBy(new RecordScanner(TABLE), bytes)).toEqual(saidBy(new RecordScanner(TABLE, null), bytes));
	});
});

const COMPARING = recordTable(WANTED, ['status', 'details'], ['status', 'details']);

/** Scans an object and answers the number of a kept record that it agrees with. */
function keptOf(scanner: RecordScanner, object: unknown): number {
	const bytes = new Uint8Array(4096);
	const { written } = new TextEncoder().encodeInto(JSON.stringify(object), bytes);
	scanner.load(bytes, written);
	expect(scanner.scan(bytes, 0)).toBe(written);
	return scanner.kept;
}

/** What a record says by the fields of the table: whole values of those that are compared, how the others begin. */
function said(object: Readonly<Record<string, unknown>>) {
	const begins = (found: unknown) =>
		found === undefined ? 'absent' : found === '' ? 'empty' : (JSON.stringify(found)[0] as string);
	const part = (from: Readonly<Record<string, unknown>>) =>
		[...ENVELOPE_NAMES, ...WANTED].map((field) =>
			['status', 'details'].includes(field) ? JSON.stringify(from[field]) : begins(from[field]),
		);
	const { properties = {} } = object;
	return JSON.stringify([part(object), part(properties as Readonly<Record<string, unknown>>)]);
}

describe('a record that was kept', () => {
	const short = fc.constantFrom<unknown>('', 'a', 'b', null, true, 0, 1, [], ['a'], { a: 1 }, { a: 2 }, 'x'.repeat(40));
	const fields = fc.record({ id: short, time: short, status: short, details: short, other: short }, { requiredKeys: [] });
	const whole = fc.record(
		{ id: short, time: short, status: short, details: short, other: short, properties: fields },
		{ requiredKeys: [] },
	);

	test('is met again by those that say the same, and by no others', () => {
		const scanner = new RecordScanner(COMPARING);
		let again = 0;
		fc.assert(
			fc.property(whole, fc.oneof(whole, fc.constant({}), fields), (one, change) => {
				const other = { ...one, ...change };
				if (keptOf(scanner, one) < 0) expect(scanner.keep()).toBeGreaterThanOrEqual(0);
				const kept = keptOf(scanner, one);
				expect(kept).toBeGreaterThanOrEqual(0);
				const isSame = said(one) === said(other);
				if (isSame) again++;
				expect(keptOf(scanner, other) === kept).toBe(isSame);
			}),
			{ numRuns: 5000 },
		);
		expect(again).toBeGreaterThan(1000);
	});

	test('of more than there is room for is not kept', () => {
		const scanner = new RecordScanner(COMPARING);
		const long = { id: 'a', details: 'x'.repeat(2100) };
		expect([keptOf(scanner, long), scanner.keep(), keptOf(scanner, long)]).toEqual([-1, -1, -1]);
	});

	test('is known by the table that it was kept with, until keys of another are asked for', () => {
		const scanner = new RecordScanner(COMPARING);
		keptOf(scanner, { details: 'only here' });
		expect(scanner.keep()).toBeGreaterThanOrEqual(0);
		saidBy(new RecordScanner(TABLE), new TextEncoder().encode('{"id":1}'));
		expect(keptOf(scanner, { details: 'only here' })).toBeGreaterThanOrEqual(0);
		expect(keptOf(new RecordScanner(recordTable(WANTED, [], ['details'])), { details: 'only here' })).toBe(-1);
		expect(keptOf(scanner, { details: 'only here' })).toBe(-1);
	});

	test('tells the time in a field as the reader of texts does, or leaves it to that', () => {
		const scanner = new RecordScanner(COMPARING);
		const slot = ENVELOPE_NAMES.length + WANTED.indexOf('time');
		const number = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'));
		const time = fc
			.tuple(fc.integer({ min: 1960, max: 2110 }), number(13), number(32), number(25), number(61), number(61))
			.chain(([year, month, day, hour, minute, second]) =>
				fc
					.constantFrom('Z', '.Z', '.1Z', '.12Z', '.1234567Z', '.123456789012Z', '.12aZ', '+01:00', '', 'z')
					.map((end) => `${year}-${month}-${day}T${hour}:${minute}:${second}${end}`),
			);
		const anyTime = fc.oneof({ weight: 5, arbitrary: time }, fc.stringMatching(/^[0-9TZ:. -]{0,30}$/));
		let read = 0;
		fc.assert(
			fc.property(anyTime, (text) => {
				keptOf(scanner, { time: text });
				const expected = timeOfBytes(new TextEncoder().encode(text), 0, text.length);
				const found = scanner.timeIn(slot);
				if (!Number.isNaN(found)) read++;
				expect(Number.isNaN(found) ? expected : found).toBe(expected);
				if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)) expect(found).toBe(expected);
			}),
			{ numRuns: 5000 },
		);
		expect(read).toBeGreaterThan(500);
	});
});
