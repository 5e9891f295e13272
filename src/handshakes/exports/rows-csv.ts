import { stringify } from 'csv-stringify/browser/esm/sync';
import type { Row } from '../session/legacy-connections.ts';
import { timeText } from '../summary/summary.ts';

const COLUMNS: readonly (readonly [name: string, value: (row: Row) => string])[] = [
	['Version', (row) => row.version ?? ''],
	['Cipher', (row) => row.cipher],
	['Hash', (row) => row.hash],
	['KeyExchange', (row) => row.keyExchange],
	['RecordedOn', (row) => row.side],
	['Client', (row) => row.client],
	['Server', (row) => row.server],
	['Process', (row) => row.program],
	['UserAgent', (row) => row.userAgent],
	['Account', (row) => row.account],
	['Connections', (row) => String(row.count)],
	['FirstUtc', (row) => timeText(row.first) ?? ''],
	['LastUtc', (row) => timeText(row.last) ?? ''],
	['Source', (row) => row.source],
];

/**
 * Legacy connections as CSV, one row for connections that agree in everything but their time. UTF-8 with a byte order mark
 * and CRLF, as Excel expects; a cell that Excel would run gets an apostrophe in front.
 */
export function rowsCsv(rows: readonly Row[]): string {
	const text = stringify([COLUMNS.map(([name]) => name), ...rows.map((row) => COLUMNS.map(([, value]) => value(row)))], {
		record_delimiter: 'windows',
		escape_formulas: true,
		// Excel also ends a row at a lone carriage return or line feed unless the cell is quoted.
		quoted_match: /[\r\n]/,
	});
	return `\ufeff${text}`;
}
