import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MetTexts } from './met-texts.ts';

test('a text is what the decoder makes of its bytes, whatever was met before', () => {
	const texts = new MetTexts();
	const word = fc.oneof(
		fc.uint8Array({ maxLength: 60 }),
		fc.constantFrom('True', 'False', 'Windows Server 2022', 'é', '').map((each) => new TextEncoder().encode(each)),
	);
	fc.assert(
		fc.property(fc.array(word, { maxLength: 30 }), (words) => {
			for (const bytes of words) {
				const around = Uint8Array.of(65, ...bytes, 66);
				expect(texts.text(around, 1, bytes.length + 1)).toBe(new TextDecoder('utf-8').decode(bytes));
			}
		}),
		{ numRuns: 1000 },
	);
});
