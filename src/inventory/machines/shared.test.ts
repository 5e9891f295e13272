import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Shared } from './shared.ts';

const part = fc.constantFrom('', 'a', 'b', 'ab', '1', 'undefined', undefined, true, false, 1);

test('values have one number exactly if all their parts are the same, and the first of them is kept', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(part, part, part), { maxLength: 60, size: 'max' }), (all) => {
			const shared = new Shared<{ parts: (typeof all)[number] }>(({ parts }) => parts);
			const values = all.map((parts) => ({ parts }));
			const numbers = values.map((value) => shared.number(value));
			const isAlike = (one: number, other: number) => all[one]?.every((each, at) => each === all[other]?.[at]) === true;
			for (const [at, number] of numbers.entries()) {
				const first = all.findIndex((_, other) => isAlike(other, at));
				expect(shared.at(number)).toBe(values[first]);
				expect(number).toBe(numbers[first]);
			}
			expect(new Set(numbers)).toEqual(new Set(Array.from({ length: new Set(numbers).size }, (_, at) => at)));
		}),
	);
});
