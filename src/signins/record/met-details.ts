import type { UseIndex } from './sign-in.ts';

/** Places in the table, a power of two. */
const SIZE = 256;

/** Longest details that are kept, in bytes. */
const LONGEST = 2_048;

/** Bytes between the places that are looked at to find the details again. */
const STEP = 37;

interface Kept {
	readonly bytes: DataView;
	readonly use: UseIndex;
}

/** What the details met lately state, by their bytes: most records of a log have some of a few dozen, which are read once. */
export class MetDetails {
	readonly #kept: (Kept | undefined)[] = new Array(SIZE).fill(undefined);
	#view: DataView = new DataView(new ArrayBuffer(0));
	/** The place of the details asked for last. */
	#place = 0;

	/** What they state, if they were met. */
	use(bytes: Uint8Array, start: number, end: number): UseIndex | undefined {
		const length = end - start;
		if (length < 4 || length > LONGEST) return undefined;
		if (this.#view.buffer !== bytes.buffer) this.#view = new DataView(bytes.buffer);
		const from = bytes.byteOffset + start;
		let hash = length;
		for (let at = 0; at <= length - 4; at += STEP) hash = Math.imul(hash ^ this.#view.getInt32(from + at, true), 0x01000193);
		this.#place = (hash ^ (hash >>> 15)) & (SIZE - 1);
		const kept = this.#kept[this.#place];
		return kept !== undefined && isSame(this.#view, from, length, kept.bytes) ? kept.use : undefined;
	}

	/** Keeps what the details asked for last state. */
	keep(bytes: Uint8Array, start: number, end: number, use: UseIndex): void {
		const length = end - start;
		if (length < 4 || length > LONGEST) return;
		this.#kept[this.#place] = { bytes: new DataView(new Uint8Array(bytes.subarray(start, end)).buffer), use };
	}
}

function isSame(view: DataView, from: number, length: number, kept: DataView): boolean {
	if (kept.byteLength !== length) return false;
	for (let at = 0; at + 4 <= length; at += 4) if (view.getInt32(from + at, true) !== kept.getInt32(at, true)) return false;
	return view.getInt32(from + length - 4, true) === kept.getInt32(length - 4, true);
}
