import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv, utf8 } from '../../signins/test-logs.ts';
import { CsvRows } from './csv-rows.ts';

function rowsOf(text: string, cuts: readonly number[] = []): { rows: string[][]; faults: string[] } {
	const rows: string[][] = [];
	const faults: string[] = [];
	const bytes = utf8(text);
	const reader = new CsvRows({
		row: (row) => rows.push(row.texts()),
		fault: (code, line) => faults.push(`${code} ${line}`),
	});
	let from = 0;
	for (const cut of [...cuts].sort((left, right) => left - right)) {
		reader.write(bytes.subarray(from, cut));
		from = Math.max(from, cut);
	}
	reader.write(bytes.subarray(from));
	reader.end();
	return { rows, faults };
}

test('rows are those that csv-parse finds, for any cells, cut anywhere', () => {
	const cell = fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('', '"', ',', '\r\n', '\n', 'a "b"', ';'));
	const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
	fc.assert(
		fc.property(table, fc.array(fc.nat(80)), (rows, cuts) => {
			const text = csv([['a', 'b'], ...rows]);
			const expected = parse(text.toWellFormed(), { relax_column_count: true, skip_empty_lines: true });
			expect(rowsOf(text, cuts)).toEqual({ rows: expected, faults: [] });
		}),
		{ numRuns: 1000 },
	);
});

test('cells without quotes, with semicolons and bare line feeds', () => {
	expect(rowsOf('a;b;c\n1;"2;2";\n\n4;5;6').rows).toEqual([
		['a', 'b', 'c'],
		['1', '2;2', ''],
		['4', '5', '6'],
	]);
	expect(rowsOf('a,b\r\n1,2\r\n', [1, 2, 3, 4, 5, 6, 7, 8, 9]).rows).toEqual([
		['a', 'b'],
		['1', '2'],
	]);
});

test('a quote that never closes, and one that closes too early', () => {
	expect(rowsOf('a,b\n1,"2\n3,4\n')).toEqual({ rows: [['a', 'b']], faults: ['truncated 2'] });
	expect(rowsOf('a,b\n1,"2"x\n3,4\n')).toEqual({
		rows: [
			['a', 'b'],
			['3', '4'],
		],
		faults: ['quote 2'],
	});
});
