import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeOfText } from './log-time.ts';

const from = { min: new Date('1970-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59.999Z'), noInvalidDate: true };

test('ISO 8601 with and without fraction and zone is the time that Date knows', () => {
	fc.assert(
		fc.property(fc.date(from), fc.stringMatching(/^\d{0,4}$/), (date, more) => {
			const iso = date.toISOString();
			const second = Math.floor(date.getTime() / 1000) * 1000;
			expect(timeOfText(iso)).toBe(date.getTime());
			expect(timeOfText(`${iso.slice(0, -1)}${more}`)).toBe(date.getTime());
			expect(timeOfText(`${iso.slice(0, 19)}Z`)).toBe(second);
			expect(timeOfText(iso.slice(0, 19).replace('T', ' '))).toBe(second);
			expect(timeOfText(`${iso.slice(0, 19)}+02:00`)).toBe(second - 2 * 3_600_000);
		}),
	);
});

test.each([
	'2026-02-30T10:00:00Z',
	'2026-13-01T10:00:00',
	'2026-11-05T25:00:00',
	'2026-11-05T10:60:00Z',
	'2026-11-05T10:00:00.Z',
	'2026-11-05T10:00:00.12é',
	'1969-12-31T23:59:59Z',
	'2100-01-01T00:00:00Z',
	'2026-11-05T10:00',
	'12026-11-05T10:00:00Z',
	'',
])('%s is no time', (text) => {
	expect(timeOfText(text)).toBeNaN();
});

test('29 February is one every four years', () => {
	expect(timeOfText('2028-02-29T01:02:03')).toBe(Date.UTC(2028, 1, 29, 1, 2, 3));
	expect(timeOfText('2027-02-29T01:02:03')).toBeNaN();
});
