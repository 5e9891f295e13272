/** ASCII letters are compared without regard to case as they stand; anything else by its text in lower case. */
const ASCII = 0x80;

/**
 * Remembers with what each text was met first, without regard to case. Made for hundreds of thousands of texts: none is
 * copied or put in lower case unless it holds more than ASCII.
 */
export class FirstMet {
	readonly #texts: string[] = [];
	readonly #lengths: Int32Array;
	readonly #values: Int32Array;
	/** Places of texts by their hash, from 1; 0 where there is none. */
	readonly #slots: Int32Array;

	/** `most`: how many texts there can be. */
	constructor(most: number) {
		this.#lengths = new Int32Array(most);
		this.#values = new Int32Array(most);
		this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 1)));
	}

	/** The value with which a text was met first, which is this one if it was not met before. Only its first `length` characters count. */
	met(text: string, value: number, length = text.length): number {
		const mask = this.#slots.length - 1;
		let slot = hashOf(text, length) & mask;
		for (;;) {
			const place = (this.#slots[slot] as number) - 1;
			if (place < 0) break;
			if (isSame(text, length, this.#texts[place] as string, this.#lengths[place] as number))
				return this.#values[place] as number;
			slot = (slot + 1) & mask;
		}
		const place = this.#texts.push(text) - 1;
		this.#lengths[place] = length;
		this.#values[place] = value;
		this.#slots[slot] = place + 1;
		return value;
	}
}

const folded = (code: number) => (code >= 0x41 && code <= 0x5a ? code + 0x20 : code);

/** Whoever makes up names cannot know which of them share a hash. */
const SEED = Math.floor(Math.random() * 2 ** 31);

function hashOf(text: string, length: number): number {
	const [chars, end] = isOther(text, length) ? lower(text, length) : [text, length];
	let hash = SEED;
	for (let at = 0; at < end; at++) hash = Math.imul(hash ^ folded(chars.charCodeAt(at)), 0x01000193);
	return hash ^ (hash >>> 15);
}

function lower(text: string, length: number): readonly [text: string, length: number] {
	const made = text.slice(0, length).toLowerCase();
	return [made, made.length];
}

function isSame(one: string, length: number, other: string, otherLength: number): boolean {
	if (length === otherLength) {
		let at = 0;
		while (at < length && folded(one.charCodeAt(at)) === folded(other.charCodeAt(at))) at++;
		if (at === length) return true;
	}
	return (
		(isOther(one, length) || isOther(other, otherLength)) &&
		one.slice(0, length).toLowerCase() === other.slice(0, otherLength).toLowerCase()
	);
}

function isOther(text: string, length: number): boolean {
	for (let at = 0; at < length; at++) if (text.charCodeAt(at) >= ASCII) return true;
	return false;
}
