import { inflateSync } from 'fflate';

/** Deflated bytes, and what is said of what they come to: how many bytes, and their CRC-32. */
export interface PackedFile {
	readonly packed: Uint8Array<ArrayBuffer>;
	readonly length: number;
	readonly crc: number;
}

/** What reading asks of the platform. */
interface Native {
	/** Unpacks files in their order, each valid until the next is asked for; undefined for one that it cannot, or that comes to another length. */
	inflate(files: readonly PackedFile[]): Iterable<Uint8Array<ArrayBuffer> | undefined>;
	/** Goes on with a CRC-32; undefined where the platform has none of its own. */
	crc32: ((bytes: Uint8Array, before: number) => number) | undefined;
	/** Whether these bytes, which are text, stand at a place in others that has as many. */
	areAt(bytes: Uint8Array, start: number, text: Uint8Array): boolean;
}

/** Written in JavaScript; a platform that has something faster replaces it before anything is read. */
export const native: Native = { inflate, crc32: undefined, areAt };

function* inflate(files: readonly PackedFile[]): Iterable<Uint8Array<ArrayBuffer> | undefined> {
	const out = new Uint8Array(Math.max(...files.map(({ length }) => length)) + 1);
	for (const { packed, length } of files) {
		let whole: Uint8Array<ArrayBuffer> | undefined;
		try {
			whole = inflateSync(packed, { out: out.subarray(0, length + 1) });
		} catch {
			// Damaged, or longer.
		}
		yield whole?.length === length ? whole : undefined;
	}
}

/** Read as numbers of 64 bits: none of a text is zero or no number, of which two that differ are equal and two that are alike are not. */
function areAt(bytes: Uint8Array, start: number, text: Uint8Array): boolean {
	const [view, wanted] = [new DataView(bytes.buffer, bytes.byteOffset + start), new DataView(text.buffer, text.byteOffset)];
	const { length } = text;
	let at = 0;
	for (; at + 8 <= length; at += 8) if (view.getFloat64(at, true) !== wanted.getFloat64(at, true)) return false;
	for (; at < length; at++) if (bytes[start + at] !== text[at]) return false;
	return true;
}
