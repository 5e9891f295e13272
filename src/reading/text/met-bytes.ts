import { native } from '../bytes/native.ts';

/** Values of which the bytes come to one number, of which each is compared. */
const MOST_ALIKE = 16;

interface Met<Value> {
	readonly bytes: Uint8Array;
	readonly value: Value;
}

/** What was made of some texts, by their bytes: of a long one that is met again nothing is decoded or read. */
export class MetBytes<Value> {
	readonly #met = new Map<number, Met<Value>[]>();
	readonly #most: number;
	#size = 0;

	/** `most`: of which there is room; then all are forgotten. */
	constructor(most: number) {
		this.#most = most;
	}

	at(bytes: Uint8Array, start: number, end: number): Value | undefined {
		for (const met of this.#met.get(hashOf(bytes, start, end)) ?? [])
			if (met.bytes.length === end - start && native.areAt(bytes, start, met.bytes)) return met.value;
		return undefined;
	}

	/** The bytes are text. */
	keep(bytes: Uint8Array, start: number, end: number, value: Value): void {
		if (this.#size++ >= this.#most) {
			this.#met.clear();
			this.#size = 1;
		}
		const hash = hashOf(bytes, start, end);
		const alike = this.#met.get(hash) ?? [];
		this.#met.set(hash, alike);
		if (alike.length === MOST_ALIKE) alike.shift();
		alike.push({ bytes: bytes.slice(start, end), value });
	}
}

/** Four bytes at a time. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
	let hash = end - start;
	let at = start;
	for (; at + 4 <= end; at += 4)
		hash = Math.imul(
			hash ^
				((bytes[at] as number) |
					((bytes[at + 1] as number) << 8) |
					((bytes[at + 2] as number) << 16) |
					((bytes[at + 3] as number) << 24)),
			0x01000193,
		);
	for (; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
	return hash ^ (hash >>> 15);
}
