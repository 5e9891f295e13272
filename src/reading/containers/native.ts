import { inflateSync } from 'fflate';

/** What unpacking asks of the platform. */
interface Native {
	/** Unpacks deflated bytes that come to `length`, or one more where they do not. @throws Error if they cannot be, or come to more */
	inflate(packed: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer>;
	/** Goes on with a CRC-32; undefined where the platform has none of its own. */
	crc32: ((bytes: Uint8Array, before: number) => number) | undefined;
}

/** In JavaScript, unless whoever runs on a platform that does it quicker sets that before anything is read. */
export const native: Native = {
	inflate: (packed, length) => inflateSync(packed, { out: new Uint8Array(length + 1) }),
	crc32: undefined,
};
