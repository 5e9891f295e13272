import { expect, test } from 'vitest';
import { chunksOf, haveSameBytes } from './file-chunks.ts';

const bytes = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 16)) % 256);

test.each([0, 1, 8_000, 5_000_000])('a file of %i bytes comes whole and in order', async (length) => {
	const whole = bytes(length);
	const read = new Uint8Array(length);
	let at = 0;
	for await (const chunk of chunksOf(new Blob([whole]))) {
		read.set(chunk, at);
		at += chunk.length;
	}
	expect(at).toBe(length);
	expect(Buffer.compare(read, whole)).toBe(0);
});

test('a reader who has seen enough can leave', async () => {
	for await (const chunk of chunksOf(new Blob([bytes(5_000_000)]))) {
		expect(chunk[1]).toBe(31);
		break;
	}
});

test('files are the same if every byte is', async () => {
	const [one, other] = [bytes(2_500_000), bytes(2_500_000)];
	const same = (left: Uint8Array<ArrayBuffer>, right: Uint8Array<ArrayBuffer>) =>
		haveSameBytes(new Blob([left]), new Blob([right]), () => false);
	expect(await same(one, other)).toBe(true);
	expect(await same(one, other.subarray(1))).toBe(false);
	other[2_499_999] = 7;
	expect(await same(one, other)).toBe(false);
});

test('comparing stops when asked to', async () => {
	const blob = new Blob([bytes(10)]);
	expect(await haveSameBytes(blob, blob, () => true)).toBe(false);
});
