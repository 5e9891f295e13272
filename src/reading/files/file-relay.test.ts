import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunksOf, haveSameBytes } from './file-chunks.ts';
import { readableFile, relayOf } from './file-relay.ts';
import { inflated, isGzip } from './inflated.ts';

const fileOf = (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], 'a.json', { lastModified: 1_700_000_000_000 });

async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const read: Buffer[] = [];
	for await (const chunk of chunks) read.push(Buffer.from(chunk));
	return Buffer.concat(read);
}

test('a file that is read for the worker has the same bytes, whole and in parts', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(300), fc.nat(300), async (bytes, start, end) => {
			const relay = relayOf(fileOf(new Uint8Array(bytes)));
			const file = readableFile(relay);
			try {
				expect(file.size).toBe(bytes.length);
				expect(file.lastModified).toBe(1_700_000_000_000);
				expect(await whole(chunksOf(file))).toEqual(Buffer.from(bytes));
				const parts = await Promise.all([file.slice(start, end).arrayBuffer(), file.slice(0, 5).arrayBuffer()]);
				expect(parts.map((part) => [...new Uint8Array(part)])).toEqual([[...bytes.slice(start, end)], [...bytes.slice(0, 5)]]);
			} finally {
				relay.port.close();
			}
		}),
		{ numRuns: 50 },
	);
});

test('more than one chunk comes in order, packed or not', async () => {
	const bytes = Uint8Array.from({ length: 5_000_000 }, (_, at) => (at * 31 + (at >> 16)) % 256);
	const packed = await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
	const relays = [relayOf(fileOf(bytes)), relayOf(fileOf(new Uint8Array(packed)))] as const;
	const [plain, gzip] = [readableFile(relays[0]), readableFile(relays[1])];
	expect(Buffer.compare(await whole(chunksOf(plain)), bytes)).toBe(0);
	expect(await haveSameBytes(plain, fileOf(bytes), () => false)).toBe(true);
	expect([await isGzip(plain), await isGzip(gzip)]).toEqual([false, true]);
	const unpacked: Buffer[] = [];
	for await (const { chunk } of inflated(gzip)) unpacked.push(Buffer.from(chunk));
	expect(Buffer.compare(Buffer.concat(unpacked), bytes)).toBe(0);
	for (const { port } of relays) port.close();
});

test('a file that the page cannot read is told as such, and others are read on', async () => {
	const file = fileOf(new Uint8Array(10));
	file.slice = () => {
		throw new DOMException('It was moved.', 'NotReadableError');
	};
	const relay = relayOf(file);
	await expect(whole(chunksOf(readableFile(relay)))).rejects.toThrow('It was moved.');
	relay.port.close();
});
