import { expect, test } from 'vitest';
import { busiestDays } from './day-span.ts';

const day = (text: string, signIns = 10) => ({
	day: text,
	signIns,
	legacy: 0,
	refused: 0,
	modern: signIns,
	noneByAbsence: 0,
	notStated: 0,
});
const split = (...days: ReturnType<typeof day>[]) => {
	const { inside, outside } = busiestDays(days, (day) => day.signIns);
	return { inside: inside.map((one) => one.day), outside: outside.map((one) => one.day) };
};

test('days near each other are all shown', () => {
	expect(split(day('2026-01-01'), day('2026-11-20'))).toEqual({ inside: ['2026-01-01', '2026-11-20'], outside: [] });
});

test('a wrong clock does not hide the days that carry the sign-ins', () => {
	expect(split(day('1970-01-01', 1), day('2026-11-19'), day('2026-11-20'), day('2099-01-01', 1))).toEqual({
		inside: ['2026-11-19', '2026-11-20'],
		outside: ['1970-01-01', '2099-01-01'],
	});
});

test('no days give nothing', () => {
	expect(split()).toEqual({ inside: [], outside: [] });
});
