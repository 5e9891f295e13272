import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextLists } from './text-lists.ts';

test('lists get numbers in the order in which they are met, and keep them', () => {
	const lists = new TextLists(2, 3);
	const numbers = [
		['a', 'b'],
		['b', 'a'],
		['a', 'b'],
		['a', ''],
		['', 'a'],
		['b', 'a'],
	].map((texts) => lists.numberOf(texts));
	expect(numbers).toEqual([0, 1, 0, 2, -1, 1]);
	expect(lists.size).toBe(3);
});

test('whatever the texts, they are told apart, and compared text by text', () => {
	const text = fc.constantFrom('', 'a', 'b', 'ab', '\u0000', 'a\u0000', '__proto__', '\u00e4', '1');
	fc.assert(
		fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 300, size: 'max' }), (all) => {
			const lists = new TextLists(3, 200);
			const met: string[] = [];
			for (const texts of all) {
				const key = JSON.stringify(texts);
				if (!met.includes(key) && met.length < 200) met.push(key);
				expect(lists.numberOf(texts)).toBe(met.indexOf(key));
			}
			const compare = lists.comparison();
			const sorted = met.map((_, number) => number).sort(compare);
			const expected = met
				.map((key) => JSON.parse(key) as string[])
				.sort((one, other) => {
					const at = one.findIndex((value, index) => value !== other[index]);
					return at < 0 ? 0 : (one[at] as string) < (other[at] as string) ? -1 : 1;
				});
			expect(sorted.map((number) => JSON.parse(met[number] as string))).toEqual(expected);
		}),
	);
});
