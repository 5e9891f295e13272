import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MetBytes } from './met-bytes.ts';

const encoder = new TextEncoder();

test('what was kept for a text is found for it and no other, whatever stands around it', () => {
	const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('Enabled', 'Disabled', 'é', '"1"'));
	fc.assert(
		fc.property(
			fc.array(fc.tuple(text, text, text), { maxLength: 40, size: 'max' }),
			fc.integer({ min: 1, max: 50 }),
			(all, most) => {
				const met = new MetBytes<string>(most);
				const kept = new Set<string>();
				for (const [before, own, after] of all) {
					const bytes = encoder.encode(before + own + after);
					const start = encoder.encode(before).length;
					const end = start + encoder.encode(own).length;
					const found = met.at(bytes, start, end);
					if (found !== undefined) expect(found).toBe(own);
					else if (all.length <= most) expect(kept.has(own)).toBe(false);
					if (found === undefined) met.keep(bytes, start, end, own);
					kept.add(own);
				}
			},
		),
	);
});
