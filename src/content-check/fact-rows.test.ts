import { expect, test } from 'vitest';
import type { CollectionName } from '../knowledge/collections.ts';
import { readFacts } from '../knowledge/read.ts';

const facts = await readFacts();
const { version: _, ...collections } = facts;
const carried = (names: readonly CollectionName[] = Object.keys(collections) as CollectionName[]) =>
	new Set(names.flatMap((name) => facts[name].flatMap(({ rows }) => rows)));

const numbered = (prefix: string, last: number, first = 1) =>
	Array.from({ length: last - first + 1 }, (_, at) => `${prefix}-${String(at + first).padStart(2, '0')}`);

test('no row of the five documents was dropped: all 99 are told somewhere', () => {
	const rows = [...numbered('S0', 56), ...numbered('S1', 11), ...numbered('S2', 10), ...numbered('S3', 9), ...numbered('S4', 13)];
	expect(rows).toHaveLength(99);
	expect(rows.filter((row) => !carried().has(row))).toEqual([]);
});

test('every disagreement has its entry; C-58 found none and is told in a guide', () => {
	const rows = numbered('C', 64).filter((row) => row !== 'C-58');
	expect(rows.filter((row) => !carried(['disagreements']).has(row))).toEqual([]);
	expect(carried(['guides']).has('C-58')).toBe(true);
});

test('every newer fact is told somewhere', () => {
	const rows = [
		...numbered('N', 12),
		...numbered('N', 37, 20),
		...numbered('N', 48, 40),
		...numbered('N', 56, 50),
		...numbered('N', 64, 60),
		...numbered('N', 72, 70),
		...numbered('N', 101, 80),
		...numbered('N', 134, 110),
		'N-137',
		...numbered('N', 153, 141),
		...numbered('N', 165, 161),
	];
	expect(rows.filter((row) => !carried().has(row))).toEqual([]);
});

test('every row of the audit of November 2026, wrong or missing, is told somewhere', () => {
	const rows = [...numbered('W', 23), ...numbered('M', 11)];
	expect(rows.filter((row) => !carried().has(row))).toEqual([]);
});

test('every fault of the reported cases that facts can mend is mended somewhere; the search and the reader of logs mend the rest', () => {
	const inCode = ['F-05', 'F-07', 'F-10', 'F-11', 'F-14', 'F-15'];
	const rows = numbered('F', 15).filter((row) => !inCode.includes(row));
	expect(rows.filter((row) => !carried().has(row))).toEqual([]);
	// F-07b, what SSL Labs shows, is a disagreement.
	expect(carried(['disagreements']).has('C-66')).toBe(true);
});
