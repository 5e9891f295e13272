import fc from 'fast-check';
import { expect, test } from 'vitest';
import { once } from './once.ts';

const text = fc.constantFrom('', 'a', 'b', 'ab', '\0');

test('what is made of texts is what would be made each time, and the same object for the same texts', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 60, size: 'max' }), (all) => {
			const make = once((one: string, two: string, three: string) => ({ texts: [one, two, three] }));
			const made = all.map((texts) => make(...texts));
			expect(made.map(({ texts }) => texts)).toEqual(all);
			for (const [at, texts] of all.entries())
				expect(made[all.findIndex((other) => other.join('|') === texts.join('|'))]).toBe(made[at]);
		}),
	);
});

test('of more texts than are kept the right thing is made all the same', () => {
	const make = once((one: string) => ({ one }));
	const texts = Array.from({ length: 25_000 }, (_, at) => String(at % 12_345));
	expect(texts.every((each) => make(each).one === each)).toBe(true);
});
