import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Marked, markBytes, markOneByOne, marksFor, nextMark } from './byte-marks.ts';

const MARKED: readonly Marked[] = [
	{ bytes: [0x22, 0x5c, 0x5c], limit: 0x20 },
	{ bytes: [0x0a, 0x2c, 0x22], limit: -128 },
];

/** Places that are marked, looked up one by one. */
function placesIn(bytes: Uint8Array, { bytes: wanted, limit }: Marked): number[] {
	const isMarked = (byte: number) => wanted.includes(byte) || (byte > 127 ? byte - 256 : byte) < limit;
	return [...bytes.keys()].filter((at) => isMarked(bytes[at] as number));
}

describe('marks of bytes', () => {
	test('are the same by either way, whatever was marked before', () => {
		const bytes = fc.uint8Array({ minLength: 0, maxLength: 200 });
		fc.assert(
			fc.property(bytes, bytes, fc.constantFrom(...MARKED), (earlier, later, marked) => {
				for (const mark of [markBytes, markOneByOne]) {
					const marks = marksFor(200);
					mark(earlier, earlier.length, marks, marked);
					mark(later, later.length, marks, marked);
					const found = [...later.keys()].filter((at) => ((marks[at >> 5] as number) >>> (at & 31)) & 1);
					expect(found).toEqual(placesIn(later, marked));
					for (const [from] of later.entries()) {
						const next = found.find((at) => at >= from);
						if (next !== undefined) expect(nextMark(marks, from)).toBe(next);
					}
				}
			}),
		);
	});

	test('of more bytes than the module holds at once', () => {
		const bytes = new Uint8Array(700_001).fill(0x61);
		const places = [0, 262_143, 262_144, 524_287, 524_288, 700_000];
		for (const at of places) bytes[at] = 0x22;
		const marks = marksFor(bytes.length);
		markBytes(bytes, bytes.length, marks, MARKED[0] as Marked);
		const found = [0];
		while ((found.at(-1) as number) < 700_000) found.push(nextMark(marks, (found.at(-1) as number) + 1));
		expect(found).toEqual(places);
	});
});
