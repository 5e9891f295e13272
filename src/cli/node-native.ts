import * as zlib from 'node:zlib';
import type { native, PackedFile } from '../reading/bytes/native.ts';

/** What stands before deflated bytes in a gzip file, and how many bytes of checksum and length stand behind them. */
const HEAD = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
const TRAILER = 8;

/** Room for what is to be unpacked and for what comes out, for all that follow: what lives for long is cleared up late. */
let members = new Uint8Array(256 * 1024);
let spare: Uint8Array<ArrayBuffer> | undefined;

/** Unpacks all files as one gzip file of as many members: one that unpacks for each would take longer, and more memory. */
function* inflate(files: readonly PackedFile[]): Iterable<Uint8Array<ArrayBuffer> | undefined> {
	const length = files.reduce((sum, file) => sum + file.length, 0);
	// A zip among the files is unpacked before the next is asked for.
	const whole = spare !== undefined && spare.length >= length ? spare : new Uint8Array(length);
	spare = undefined;
	const isUnpacked = unpack(files, whole, length);
	let at = 0;
	for (const file of files) {
		yield isUnpacked ? whole.subarray(at, at + file.length) : undefined;
		at += file.length;
	}
	spare = whole;
}

/** Writes all that the files come to, one behind the other; answers whether each was what is said of it. */
function unpack(files: readonly PackedFile[], whole: Uint8Array, length: number): boolean {
	try {
		const chunkSize = Math.max(zlib.constants.Z_MIN_CHUNK, length + 1);
		const { buffer, engine } = gunzip(membersOf(files), { maxOutputLength: length + 1, chunkSize, info: true });
		// Node's object for it is not cleared up before all of the heap is, and would keep its buffer until then.
		engine._outBuffer = undefined;
		if (buffer.length !== length) return false;
		whole.set(buffer);
		return true;
	} catch {
		return false;
	}
}

/** As documented with `info`, which the types do not know. */
const gunzip = zlib.gunzipSync as unknown as (
	packed: Uint8Array,
	options: zlib.ZlibOptions,
) => { readonly buffer: Uint8Array; readonly engine: { _outBuffer?: unknown } };

function membersOf(files: readonly PackedFile[]): Uint8Array {
	const size = files.reduce((sum, { packed }) => sum + HEAD.length + packed.length + TRAILER, 0);
	if (size > members.length) members = new Uint8Array(2 * size);
	const view = new DataView(members.buffer);
	let at = 0;
	for (const { packed, length, crc } of files) {
		members.set(HEAD, at);
		members.set(packed, at + HEAD.length);
		at += HEAD.length + packed.length + TRAILER;
		view.setUint32(at - TRAILER, crc, true);
		view.setUint32(at - TRAILER / 2, length, true);
	}
	return members.subarray(0, size);
}

/** What Node does quicker than JavaScript. It has no crc32 before 20.15. */
export const nodeNative: typeof native = {
	inflate,
	crc32: zlib.crc32,
	areAt: (bytes, start, text) => Buffer.prototype.compare.call(bytes, text, 0, text.length, start, start + text.length) === 0,
};
