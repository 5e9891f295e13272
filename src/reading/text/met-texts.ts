const decoder = new TextDecoder('utf-8');

/** Places in the table, a power of two. */
const SIZE = 8192;

/** Longest text that is kept, in bytes; most that repeat are names, dates and states. */
const LONGEST = 48;

/**
 * Texts out of bytes, of which those met lately are kept: columns of an export repeat few values, so that most cells are
 * neither decoded nor held twice.
 */
export class MetTexts {
	readonly #texts: (string | undefined)[] = new Array(SIZE).fill(undefined);
	readonly #bytes = new Uint8Array(SIZE * LONGEST);
	readonly #lengths = new Uint8Array(SIZE);

	/** The text between two places; bytes that are not UTF-8 become replacement characters. */
	text(bytes: Uint8Array, start: number, end: number): string {
		const length = end - start;
		if (length === 0) return '';
		if (length > LONGEST) return decoder.decode(bytes.subarray(start, end));
		let hash = length;
		for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
		const place = (hash ^ (hash >>> 15)) & (SIZE - 1);
		const known = this.#texts[place];
		if (known !== undefined && this.#isAt(place, bytes, start, length)) return known;
		const text = decoder.decode(bytes.subarray(start, end));
		this.#texts[place] = text;
		this.#lengths[place] = length;
		this.#bytes.set(bytes.subarray(start, end), place * LONGEST);
		return text;
	}

	#isAt(place: number, bytes: Uint8Array, start: number, length: number): boolean {
		if (this.#lengths[place] !== length) return false;
		const from = place * LONGEST;
		for (let at = 0; at < length; at++) if (this.#bytes[from + at] !== bytes[start + at]) return false;
		return true;
	}
}
