import fc from 'fast-check';
import { expect, test } from 'vitest';
import { native } from './native.ts';

test('a text stands at a place exactly if each of its bytes does', () => {
	const bytes = fc.string({ maxLength: 40, size: 'max' }).map((text) => new TextEncoder().encode(text));
	const differing = fc.option(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 126 })), { nil: undefined });
	fc.assert(
		fc.property(bytes, bytes, bytes, differing, (before, text, after, change) => {
			const all = new Uint8Array([...before, ...text, ...after]);
			const changed = change === undefined || text.length === 0 ? undefined : before.length + (change[0] % text.length);
			if (changed !== undefined) all[changed] = ((all[changed] as number) + (change as [number, number])[1]) % 127 || 1;
			const isThere = text.every((byte, at) => all[before.length + at] === byte);
			expect(native.areAt(all, before.length, text)).toBe(isThere);
		}),
		{ numRuns: 2000 },
	);
});
