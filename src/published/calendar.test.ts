import { expect, it } from 'vitest';
import type { Milestone } from '../knowledge/milestone.ts';
import { calendarText } from './calendar.ts';

const cite = { source: 'notice', section: 'table' };
const storage: Milestone = {
	id: 'azure-storage',
	title: 'Azure Storage refuses TLS 1.0',
	service: 'Azure Storage',
	family: 'azure',
	cloud: 'all',
	kind: 'shut-off',
	refuses: ['TLS 1.0'],
	dates: [
		{ date: '2025-11-01', precision: 'day', statedBy: cite },
		{ date: '2026-02-03', precision: 'day', statedBy: { ...cite, asOf: '2026-01-19' } },
	],
	confirmed: { state: 'no', note: 'Nothing found.' },
	effect: 'Storage accounts refuse clients with TLS 1.0; this is a sentence long enough to be folded.',
	when: { all: [] },
	cites: [cite],
	confidence: 'documented',
	rows: [],
	disagreements: [],
};
const calendarOf = (milestones: readonly Milestone[]) =>
	calendarText({ name: 'Schedule', milestones, sources: [], addressOf: ({ id }) => `https://example.test/schedule/${id}/` });

it('keeps the entry of a moved date and counts the move', () => {
	const before = calendarOf([{ ...storage, dates: storage.dates.slice(0, 1) }]);
	const after = calendarOf([storage]);
	expect(before).toContain('UID:azure-storage@tls-ready\r\nSEQUENCE:0\r\n');
	expect(before).toContain('DTSTART;VALUE=DATE:20251101\r\n');
	expect(after).toContain('UID:azure-storage@tls-ready\r\nSEQUENCE:1\r\n');
	expect(after).toContain('DTSTART;VALUE=DATE:20260203\r\nDTEND;VALUE=DATE:20260204\r\n');
});

it('stamps an entry with the day on which its date was stated, not with the day of the build', () => {
	expect(calendarOf([storage])).toMatch(/DTSTAMP:20260119T120000Z\r\n/);
	expect(calendarOf([storage])).toBe(calendarOf([storage]));
});

it('spans a month where the document names only the month', () => {
	const june = calendarOf([{ ...storage, dates: [{ date: '2023-06', precision: 'month', statedBy: cite }] }]);
	expect(june).toContain('DTSTART;VALUE=DATE:20230601\r\nDTEND;VALUE=DATE:20230701\r\n');
});

it('leaves out what has no date', () => {
	expect(calendarOf([{ ...storage, dates: [] }])).not.toContain('VEVENT');
});

it('folds lines at 75 octets and ends them as RFC 5545 wants', () => {
	const lines = calendarOf([storage]).split('\r\n');
	expect(lines[0]).toBe('BEGIN:VCALENDAR');
	expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
});
