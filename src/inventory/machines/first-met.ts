/** ASCII letters are compared without regard to case as they stand; anything else by its text in lower case. */
const ASCII = 0x80;

/** Whoever makes up names cannot know which of them share a hash. */
const SEED = Math.floor(Math.random() * 2 ** 31);

/** A text, of which only the first `length` characters count. */
export interface Counted {
	readonly text: string;
	readonly length: number;
}

/**
 * Finds which of many numbered texts are the same without regard to case. Made for hundreds of thousands: no text is
 * copied, held, or put in lower case unless it is more than ASCII.
 */
export class FirstMet {
	readonly #at: (number: number) => Counted;
	/** Numbers of texts by their hash, from 1; 0 where there is none. */
	readonly #slots: Int32Array;

	/** `most`: how many texts there can be. `at`: the text of a number. */
	constructor(most: number, at: (number: number) => Counted) {
		this.#at = at;
		this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(1.5 * most + 1)));
	}

	/** The first of the numbers given until now, this one among them, that has the same text. */
	met(number: number): number {
		const { text, length } = this.#at(number);
		const mask = this.#slots.length - 1;
		let slot = hashOf(text, length) & mask;
		for (;;) {
			const first = (this.#slots[slot] as number) - 1;
			if (first < 0) break;
			const other = this.#at(first);
			if (isSame(text, length, other.text, other.length)) return first;
			slot = (slot + 1) & mask;
		}
		this.#slots[slot] = number + 1;
		return number;
	}
}

const folded = (code: number) => (code >= 0x41 && code <= 0x5a ? code + 0x20 : code);

function hashOf(text: string, length: number): number {
	if (isOther(text, length)) {
		const lower = text.slice(0, length).toLowerCase();
		return hashOfFolded(lower, lower.length);
	}
	return hashOfFolded(text, length);
}

function hashOfFolded(text: string, length: number): number {
	let hash = SEED;
	for (let at = 0; at < length; at++) hash = Math.imul(hash ^ folded(text.charCodeAt(at)), 0x01000193);
	return hash ^ (hash >>> 15);
}

function isSame(one: string, length: number, other: string, otherLength: number): boolean {
	if (length === otherLength) {
		let at = 0;
		while (at < length && folded(one.charCodeAt(at)) === folded(other.charCodeAt(at))) at++;
		if (at === length) return true;
	}
	const isPlain = !isOther(one, length) && !isOther(other, otherLength);
	return !isPlain && one.slice(0, length).toLowerCase() === other.slice(0, otherLength).toLowerCase();
}

function isOther(text: string, length: number): boolean {
	for (let at = 0; at < length; at++) if (text.charCodeAt(at) >= ASCII) return true;
	return false;
}
