import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { iisLine, iisLog, read } from '../test-files.ts';
import type { ExportFormat } from './exports.ts';
import { exportOf } from './exports.ts';
import { Mask } from './mask.ts';

const asked = (format: ExportFormat, masked = false) =>
	({ format, masked, today: '2026-11-28', address: 'https://tls.contoso.example/handshakes/', digests: {} }) as const;

const log = iisLog(
	iisLine({ client: '192.0.2.55', user: 'CONTOSO\\ada' }),
	iisLine({ client: '192.0.2.55', user: 'CONTOSO\\ada', time: '09:31:00' }),
	iisLine({ client: '192.0.2.56', user: 'contoso\\ADA' }),
);

test('the CSV has one row for connections that agree in everything but their time', () => {
	const { fileName, text } = exportOf(asked('rows-csv'), read(log), new Mask(), []);
	const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
	expect(fileName).toBe('legacy-tls-connections.csv');
	expect(
		rows.map(({ Client, Connections, FirstUtc, LastUtc, Version, Source }) => [
			Client,
			Connections,
			FirstUtc,
			LastUtc,
			Version,
			Source,
		]),
	).toEqual([
		['192.0.2.55', '2', '2026-11-20T09:30:00.000Z', '2026-11-20T09:31:00.000Z', 'TLS 1.0', 'iis'],
		['192.0.2.56', '1', '2026-11-20T09:30:00.000Z', '2026-11-20T09:30:00.000Z', 'TLS 1.0', 'iis'],
	]);
});

test('masked files name no client and no account, and give the same one the same number everywhere', () => {
	const mask = new Mask();
	for (const format of ['rows-csv', 'summary-json', 'report'] as const) {
		const { fileName, text } = exportOf(asked(format, true), read(log), mask, []);
		expect(fileName).toContain('-masked');
		expect(text).not.toMatch(/192\.0\.2\.5[56]|contoso\\+ada/i);
		expect(text).toMatch(/Client 1\b/);
		expect(text).toMatch(/Account 1\b/);
		expect(text).not.toMatch(/Account 2\b/);
	}
});

test('no cell of the CSV runs in a spreadsheet, whatever stands in the log', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[=+\-@\t;"'!-~]{1,20}$/), (agent) => {
			const text = agent.replaceAll(/[\s#]/g, '_');
			const csv = exportOf(asked('rows-csv'), read(iisLog(iisLine({ agent: text, client: text }))), new Mask(), []).text;
			const cells = (parse(csv, { bom: true }) as string[][]).flat();
			for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
		}),
	);
});

test('no text of a log makes markup in the report', () => {
	const agent = '|</td><script>alert(1)</script>[x](http://evil.example)`';
	const report = exportOf(asked('report'), read(iisLog(iisLine({ agent }))), new Mask(), []).text;
	expect(report).toContain('\\<script\\>');
	expect(report).not.toMatch(/[^\\]<script|[^\\]\[x\]\(http:/);
});

test('the report has both questions apart', () => {
	const report = exportOf(asked('report'), read(log), new Mask(), []).text;
	expect(report).toContain('**Action needed: 3 of 3 connections used legacy TLS, 2026-11-20 to 2026-11-20.**');
	expect(report).toContain('## What servers accept (scans)\n\n**No scans were read.**');
});
