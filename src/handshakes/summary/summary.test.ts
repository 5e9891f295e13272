import { expect, test } from 'vitest';
import { iisLine, iisLog, problemsOf, read, readFiles } from '../test-files.ts';
import { summaryText, useVerdict } from './summary-text.ts';

const MODERN = '400 6610 800d ae06';
const modern = (day: string) => iisLine({ day, crypt: MODERN });

test('none seen names the span that it covers', () => {
	const { use } = read(iisLog(modern('2026-10-20'), modern('2026-11-27')));
	expect(useVerdict(use)).toBe('No legacy TLS seen in these logs: 2 connections, 2026-10-20 to 2026-11-27.');
	expect([use.verdict, use.reasons, use.span]).toEqual(['noneFound', [], 39]);
});

test('whatever the verdict, the source says what it cannot show', () => {
	const { use } = read(iisLog(modern('2026-11-27')));
	expect(use.remarks).toContain('The files cover less than a month. Jobs that run once a month may not be in them.');
	expect(use.remarks).toContain('IIS logs (W3C): IIS logs requests, so a handshake that failed is never in them.');
});

test('old logs, times to come and times that cannot be read leave it unknown', () => {
	const reasons = (day: string) => read(iisLog(modern(day))).use.reasons;
	expect(reasons('2026-09-01')).toEqual(['The newest connection is dated 2026-09-01: these files say nothing about today.']);
	expect(reasons('2027-01-01')).toEqual(['The newest connection is dated 2027-01-01, in the future.']);
	expect(reasons('2026-99-99')).toEqual(['The time of 1 connection is not known, so it is not known which days they cover.']);
});

test('one unreadable file beside a clean one leaves it unknown', () => {
	const summary = readFiles({ clean: iisLog(modern('2026-11-27')), page: '<html></html>' });
	expect([summary.use.verdict, problemsOf(summary)]).toEqual(['notEnough', ['rejected markup']]);
});

test('TLS 1.2 without a cipher is not enough to rule out 3DES', () => {
	expect(read('#Fields: date time c-ip crypt-protocol\n2026-11-27 00:00:01 192.0.2.1 400\n').use.reasons).toEqual([
		'The cipher is not recorded for 1 connection with TLS 1.2, so 3DES cannot be ruled out there.',
	]);
});

test('text for a terminal writes out what would deceive', () => {
	const text = summaryText(read(iisLog(iisLine({ agent: 'a\u202eb\u001b[31m' }))));
	expect(text).toContain('a\\u202eb\\u001b[31m');
});

test('rows stay bounded: beyond, connections still count', () => {
	const lines = Array.from({ length: 50_010 }, (_, client) => iisLine({ client: `c${client}` }));
	const { use } = read(iisLog(...lines));
	expect([use.byUse.legacy, use.rows.length, use.withoutRow]).toEqual([50_010, 50_000, 10]);
	expect([use.groups.client.length, use.ungrouped.client]).toEqual([20_000, 30_010]);
	expect(use.groups.server.map(({ name, count }) => [name, count])).toEqual([['192.0.2.10:443', 50_010]]);
});
