import { inflateSync } from 'fflate';

/** What reading asks of the platform. */
interface Native {
	/** Unpacks deflated bytes that come to `length`, or one more where they do not. @throws Error if they cannot be, or come to more */
	inflate(packed: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer>;
	/** Goes on with a CRC-32; undefined where the platform has none of its own. */
	crc32: ((bytes: Uint8Array, before: number) => number) | undefined;
	/** Whether these bytes, which are text, stand at a place in others that has as many. */
	areAt(bytes: Uint8Array, start: number, text: Uint8Array): boolean;
}

/** In JavaScript, unless whoever runs on a platform that does it quicker sets that before anything is read. */
export const native: Native = {
	inflate: (packed, length) => inflateSync(packed, { out: new Uint8Array(length + 1) }),
	crc32: undefined,
	areAt,
};

/** Read as numbers of 64 bits: none of a text is zero or no number, of which two that differ are equal and two that are alike are not. */
function areAt(bytes: Uint8Array, start: number, text: Uint8Array): boolean {
	const [view, wanted] = [new DataView(bytes.buffer, bytes.byteOffset + start), new DataView(text.buffer, text.byteOffset)];
	const { length } = text;
	let at = 0;
	for (; at + 8 <= length; at += 8) if (view.getFloat64(at, true) !== wanted.getFloat64(at, true)) return false;
	for (; at < length; at++) if (bytes[start + at] !== text[at]) return false;
	return true;
}
