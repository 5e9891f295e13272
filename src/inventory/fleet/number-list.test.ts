import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberList } from './number-list.ts';

test('a list holds what was added, in that order, however many there are', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(), { maxLength: 400, size: 'max' }), fc.nat(), (numbers, other) => {
			const list = new NumberList();
			for (const number of numbers) list.add(number);
			const done = list.done();
			expect([...done]).toEqual(numbers);
			expect([done.length, done[numbers.length], done.includes(other)]).toEqual([
				numbers.length,
				undefined,
				numbers.includes(other),
			]);
		}),
	);
});
