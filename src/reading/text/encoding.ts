export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE';

/** Encoding by byte order mark or, without one, by where the zero bytes of the first characters stand. */
export function encodingOf(head: Uint8Array): { readonly encoding: Encoding; readonly mark: number } {
	if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'UTF-16LE', mark: 2 };
	if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'UTF-16BE', mark: 2 };
	if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'UTF-8', mark: 3 };
	if (head[0] !== 0 && head[1] === 0 && head[2] !== 0 && head[3] === 0) return { encoding: 'UTF-16LE', mark: 0 };
	if (head[0] === 0 && head[1] !== 0 && head[2] === 0 && head[3] !== 0) return { encoding: 'UTF-16BE', mark: 0 };
	return { encoding: 'UTF-8', mark: 0 };
}

const encoder = new TextEncoder();

/** Turns UTF-16 in chunks of any size into UTF-8. */
export class Utf16ToUtf8 {
	readonly #decoder: TextDecoder;

	constructor(encoding: 'UTF-16LE' | 'UTF-16BE') {
		this.#decoder = new TextDecoder(encoding, { ignoreBOM: true });
	}

	convert(chunk: Uint8Array): Uint8Array {
		return encoder.encode(this.#decoder.decode(chunk, { stream: true }));
	}

	end(): Uint8Array {
		return encoder.encode(this.#decoder.decode());
	}
}
