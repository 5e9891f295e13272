import type { Characters } from './text-column.ts';

/** Whoever makes up names cannot know which of them share a hash. */
const SEED = Math.floor(Math.random() * 2 ** 31);

/**
 * Finds which of many numbered texts are the same without regard to case. Made for hundreds of thousands: characters in
 * bytes are compared where they lie; a text that is no ASCII by itself in lower case.
 */
export class FirstMet {
	readonly #at: (number: number) => Characters | string;
	/** Numbers of texts by their hash, from 1; 0 where there is none. */
	readonly #slots: Int32Array;

	/** `most`: how many texts there can be. `at`: the text of a number. */
	constructor(most: number, at: (number: number) => Characters | string) {
		this.#at = at;
		this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(1.5 * most + 1)));
	}

	/** The first of the numbers given until now, this one among them, that has the same text. */
	met(number: number): number {
		const text = this.#at(number);
		const mask = this.#slots.length - 1;
		let slot = hashOf(text) & mask;
		for (;;) {
			const first = (this.#slots[slot] as number) - 1;
			if (first < 0) break;
			if (isSame(text, this.#at(first))) return first;
			slot = (slot + 1) & mask;
		}
		this.#slots[slot] = number + 1;
		return number;
	}
}

/** An ASCII letter in lower case. */
const folded = (code: number) => (code >= 0x41 && code <= 0x5a ? code + 0x20 : code);

/** The same for characters and for a text that reads the same in lower case. */
function hashOf(text: Characters | string): number {
	let hash = SEED;
	if (typeof text === 'string') {
		const lower = text.toLowerCase();
		for (let at = 0; at < lower.length; at++) hash = Math.imul(hash ^ lower.charCodeAt(at), 0x01000193);
	} else {
		const end = text.start + text.length;
		for (let at = text.start; at < end; at++) hash = Math.imul(hash ^ folded(text.bytes[at] as number), 0x01000193);
	}
	return hash ^ (hash >>> 15);
}

function isSame(one: Characters | string, other: Characters | string): boolean {
	if (typeof one === 'string')
		return typeof other === 'string' ? one.toLowerCase() === other.toLowerCase() : reads(other, one.toLowerCase());
	if (typeof other === 'string') return reads(one, other.toLowerCase());
	if (one.length !== other.length) return false;
	for (let at = 0; at < one.length; at++)
		if (folded(one.bytes[one.start + at] as number) !== folded(other.bytes[other.start + at] as number)) return false;
	return true;
}

/** Whether characters in lower case are a text. */
function reads({ bytes, start, length }: Characters, lower: string): boolean {
	if (lower.length !== length) return false;
	for (let at = 0; at < length; at++) if (folded(bytes[start + at] as number) !== lower.charCodeAt(at)) return false;
	return true;
}
