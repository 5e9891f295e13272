const decoder = new TextDecoder('utf-8');

interface Room {
	/** Places in the table, a power of two. */
	readonly places: number;
	/** Longest text that is kept, in bytes: at most 255. */
	readonly longest: number;
}

/** Most that repeat are names, dates and states. */
const FOR_CELLS: Room = { places: 8192, longest: 48 };

/**
 * Texts out of bytes, of which those met lately are kept: columns of an export repeat few values, so that most cells are
 * neither decoded nor held twice.
 */
export class MetTexts {
	readonly #mask: number;
	readonly #longest: number;
	readonly #made: (text: string) => string;
	readonly #texts: (string | undefined)[];
	readonly #bytes: Uint8Array;
	readonly #lengths: Uint8Array;

	/** `made`: what is made of a text before it is kept. */
	constructor({ places, longest } = FOR_CELLS, made = (text: string) => text) {
		this.#mask = places - 1;
		this.#longest = longest;
		this.#made = made;
		this.#texts = new Array(places).fill(undefined);
		this.#bytes = new Uint8Array(places * longest);
		this.#lengths = new Uint8Array(places);
	}

	/** The text between two places; bytes that are not UTF-8 become replacement characters. */
	text(bytes: Uint8Array, start: number, end: number): string {
		const length = end - start;
		if (length === 0) return '';
		if (length > this.#longest) return this.#made(decoder.decode(bytes.subarray(start, end)));
		let hash = length;
		for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
		const place = (hash ^ (hash >>> 15)) & this.#mask;
		const known = this.#texts[place];
		if (known !== undefined && this.#isAt(place, bytes, start, length)) return known;
		const text = this.#made(decoder.decode(bytes.subarray(start, end)));
		this.#texts[place] = text;
		this.#lengths[place] = length;
		this.#bytes.set(bytes.subarray(start, end), place * this.#longest);
		return text;
	}

	#isAt(place: number, bytes: Uint8Array, start: number, length: number): boolean {
		if (this.#lengths[place] !== length) return false;
		const from = place * this.#longest;
		for (let at = 0; at < length; at++) if (this.#bytes[from + at] !== bytes[start + at]) return false;
		return true;
	}
}
