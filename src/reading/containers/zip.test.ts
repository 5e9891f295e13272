import fc from 'fast-check';
import { Zip, ZipDeflate, zipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { nodeNative } from '../../cli/node-native.ts';
import { native } from '../bytes/native.ts';
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

const PLATFORMS = { 'in JavaScript': own, 'by the platform': nodeNative };

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

test.each(Object.entries(PLATFORMS))(
	'of many small files all come whole and in order, up to one that is damaged: %s',
	(_, platform) => {
		Object.assign(native, platform);
		const files = Object.fromEntries(
			Array.from({ length: 3000 }, (_each, at) => [`file-${at}.`, at % 50 === 7 ? '' : `${at} `.repeat((at * 37) % 400)]),
		);
		const zip = zipSync(
			Object.fromEntries(
				Object.entries(files).map(([name, text], at) => [name, [Buffer.from(text), { level: at % 70 === 0 ? 0 : 6 }]]),
			),
		);
		for (const size of [zip.length, 999]) {
			const { texts, codes } = unpacked(zip, size);
			expect(Object.entries(texts)).toEqual(Object.entries(files));
			expect(codes).toEqual([]);
		}
		const at = Buffer.from(zip).indexOf('file-1234.') + 'file-1234.'.length;
		const damaged = zip.slice();
		damaged.fill(0xff, at, at + 8);
		const { texts, codes } = unpacked(damaged);
		expect(codes).toEqual(['unpack']);
		expect(Object.entries(texts).slice(0, 1234)).toEqual(Object.entries(files).slice(0, 1234));
		expect(Object.keys(texts).length).toBeLessThan(1236);
		// Nothing is wrong with what the file holds, but with what is said of it.
		const lying = zip.slice();
		lying[at - 'file-1234.'.length - 16] = (lying[at - 'file-1234.'.length - 16] as number) ^ 1;
		expect(unpacked(lying)).toEqual({ texts: files, codes: [] });
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
