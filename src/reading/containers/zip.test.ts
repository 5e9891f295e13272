import { constants, crc32, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { Zip, ZipDeflate, zipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { native } from './native.ts';
import type { Sink } from './unpacker.ts';
import { ZipContainer } from './zip.ts';

const own = { ...native };
afterEach(() => Object.assign(native, own));

const SUBJECT = {
	file: 'export',
	short: 'file',
	record: 'record',
	accepted: 'Give it.',
	insteadOfBinary: 'Give text.',
	insteadOfWorkbook: 'Save it.',
};

/** What a zip comes to, as texts by name, and the codes of its problems. */
function unpacked(zip: Uint8Array, size = zip.length) {
	const texts: Record<string, string> = {};
	const codes: string[] = [];
	const container = new ZipContainer(
		{
			entry: (name): Sink => ({
				write: (chunk) => {
					texts[name] = (texts[name] ?? '') + Buffer.from(chunk).toString('latin1');
				},
				end: (cutOff) => {
					texts[name] ??= '';
					if (cutOff !== undefined) codes.push(cutOff.code);
				},
			}),
			problem: ({ code }) => codes.push(code),
		},
		SUBJECT,
	);
	for (let at = 0; at < zip.length; at += size) container.write(zip.subarray(at, at + size));
	container.end();
	return { texts, codes };
}

const PLATFORMS = {
	'in JavaScript': own,
	'by the platform': {
		inflate: (packed: Uint8Array, length: number) =>
			inflateRawSync(packed, { maxOutputLength: length + 1, chunkSize: Math.max(constants.Z_MIN_CHUNK, length + 1) }),
		crc32,
	},
};

test.each(Object.entries(PLATFORMS))(
	'files come out as they went in, small and large, in chunks of any size: %s',
	(_, platform) => {
		Object.assign(native, platform);
		const content = fc.oneof(
			fc.string({ unit: 'binary-ascii', maxLength: 2000 }),
			// More than is unpacked at once.
			fc.constantFrom('ab'.repeat(600_000), 'x'.repeat(1024 * 1024)),
		);
		fc.assert(
			fc.property(
				fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), content, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
				fc.integer({ min: 40, max: 40_000 }),
				(files, size) => {
					const zip = zipSync(
						Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text, 'latin1')])),
					);
					expect(unpacked(zip, size)).toEqual({ texts: files, codes: [] });
				},
			),
			{ numRuns: 30 },
		);
	},
);

test.each(Object.entries(PLATFORMS))(
	'of a file that is cut, or whose header lies, all is given that is there: %s',
	(_, platform) => {
		Object.assign(native, platform);
		const text = Array.from({ length: 5000 }, (_, at) => `line ${at * 7919}`).join('\n');
		const zip = zipSync({ a: Buffer.from(text) });
		const cut = unpacked(zip.subarray(0, 10_000));
		expect(text.startsWith(cut.texts['a'] ?? '?')).toBe(true);
		expect(cut.texts['a']?.length).toBeGreaterThan(10_000);
		expect(cut.codes).toEqual(['unpack']);
		for (const length of [0, 10, text.length - 1, text.length + 1]) {
			const lying = zip.slice();
			new DataView(lying.buffer).setUint32(22, length, true);
			expect(unpacked(lying), `${length}`).toEqual({ texts: { a: text }, codes: [] });
		}
		const damaged = zip.slice();
		damaged[5000] = (damaged[5000] as number) ^ 0xff;
		expect(unpacked(damaged).codes).toEqual(['unpack']);
	},
);

test('files whose sizes stand behind them are found among those whose sizes stand before them', () => {
	const stream: Uint8Array[] = [];
	const zip = new Zip((_, data) => stream.push(data));
	for (const name of ['a', 'b']) {
		const file = new ZipDeflate(name);
		zip.add(file);
		file.push(Buffer.from(`content of ${name}`), true);
	}
	zip.end();
	const behind = Buffer.concat(stream);
	const before = Buffer.from(zipSync({ c: Buffer.from('content of c') }));
	const listOf = (bytes: Buffer) => bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
	const list = Buffer.concat([before.subarray(listOf(before), -22), behind.subarray(listOf(behind))]);
	const [files, end] = [
		Buffer.concat([before.subarray(0, listOf(before)), behind.subarray(0, listOf(behind))]),
		list.length - 22,
	];
	list.writeUInt16LE(3, end + 10);
	list.writeUInt32LE(end, end + 12);
	for (const size of [1, 7, 30, 1000])
		expect(unpacked(Buffer.concat([files, list]), size)).toEqual({
			texts: { c: 'content of c', a: 'content of a', b: 'content of b' },
			codes: [],
		});
});
