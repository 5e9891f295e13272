import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv, utf8 } from '../../signins/test-logs.ts';
import { CsvRows } from './csv-rows.ts';
import { type RowWalk, rowWalk } from './row-walk.ts';

/** `walk`: null for the reader that needs no WebAssembly. */
function rowsOf(text: string, cuts: readonly number[] = [], walk?: RowWalk | null) {
	const rows: string[][] = [];
	const faults: string[] = [];
	const bytes = utf8(text);
	const lines: number[] = [];
	const reader = new CsvRows(
		{
			row: (row, line) => {
				rows.push(row.texts());
				lines.push(line);
			},
			fault: (code, line) => faults.push(`${code} ${line}`),
		},
		walk,
	);
	let from = 0;
	for (const cut of [...cuts].sort((left, right) => left - right)) {
		reader.write(bytes.subarray(from, cut));
		from = Math.max(from, cut);
	}
	reader.write(bytes.subarray(from));
	reader.end();
	return { rows, faults, lines };
}

test('rows are those that csv-parse finds, for any cells, cut anywhere', () => {
	const cell = fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('', '"', ',', '\r\n', '\n', 'a "b"', ';'));
	const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
	fc.assert(
		fc.property(table, fc.array(fc.nat(80)), (rows, cuts) => {
			const text = csv([['a', 'b'], ...rows]);
			const expected = parse(text.toWellFormed(), { relax_column_count: true, skip_empty_lines: true });
			expect(rowsOf(text, cuts)).toMatchObject({ rows: expected, faults: [] });
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
	expect(rowsOf('a,b\n1,"2\n3,4\n')).toMatchObject({ rows: [['a', 'b']], faults: ['truncated 2'] });
	expect(rowsOf('a,b\n1,"2"x\n3,4\n')).toMatchObject({
		rows: [
			['a', 'b'],
			['3', '4'],
		],
		faults: ['quote 2'],
	});
});

test('rows walked in WebAssembly are those found cell by cell, whole or broken, with their lines', () => {
	expect(rowWalk).toBeDefined();
	const piece = fc.oneof(
		{ weight: 6, arbitrary: fc.constantFrom('"', ',', ';', '\r', '\n', '\r\n', '""', '","', '"\n"', 'a') },
		{ weight: 1, arbitrary: fc.constantFrom('x'.repeat(33), '\u0000', '\u00e4', '\u{1f600}', ','.repeat(300)) },
	);
	const text = fc.array(piece, { maxLength: 60, size: 'max' }).map((pieces) => `a,b\n${pieces.join('')}`);
	fc.assert(
		fc.property(text, fc.array(fc.nat(120), { maxLength: 5 }), (broken, cuts) => {
			expect(rowsOf(broken, cuts)).toEqual(rowsOf(broken, cuts, null));
		}),
		{ numRuns: 10_000 },
	);
});

test('a reader that is used between two rows of another does not change what that one reads', () => {
	const inner: string[][] = [];
	const outer: string[][] = [];
	const fault = () => expect.unreachable();
	const second = new CsvRows({ row: (row) => inner.push(row.texts()), fault });
	const first = new CsvRows({
		row: (row) => {
			outer.push(row.texts());
			second.write(utf8('x;"y""";\n'));
		},
		fault,
	});
	first.write(utf8('a,b\n1,2\n"3",4\n5,6\n'));
	first.end();
	second.end();
	expect(outer).toEqual([
		['a', 'b'],
		['1', '2'],
		['3', '4'],
		['5', '6'],
	]);
	expect(inner).toEqual(Array.from({ length: 4 }, () => ['x', 'y"', '']));
});
