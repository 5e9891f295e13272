import { type BytesModule, bytesModule } from './bytes-module.ts';

/** Bytes that are marked: any of three, and those that are, as signed numbers, below a limit. */
export interface Marked {
	readonly bytes: readonly [number, number, number];
	/** 0x20: control characters and all that is not ASCII; -128: none. */
	readonly limit: number;
}

/** Sets a bit for each byte from 0 to `end` that is marked: 32 bytes a number, lowest bit first. */
export type Marker = (bytes: Uint8Array, end: number, marks: Int32Array, marked: Marked) => void;

/** 16 bytes at a time, where WebAssembly with vectors is at hand. */
function markerIn(module: BytesModule): Marker {
	const { memory, mark, PIECE, PIECE_BYTES, MARKS } = module;
	const input = new Uint8Array(memory, PIECE, PIECE_BYTES);
	const output = new Int32Array(memory, MARKS, PIECE_BYTES / 32);
	return (bytes, end, marks, { bytes: [a, b, c], limit }) => {
		for (let from = 0; from < end; from += PIECE_BYTES) {
			const length = Math.min(PIECE_BYTES, end - from);
			input.set(bytes.subarray(from, from + length));
			mark(length, a, b, c, limit);
			marks.set(output.subarray(0, (length + 31) >> 5), from >> 5);
		}
		// The last turn has read on into bytes of an earlier call.
		if ((end & 31) !== 0) marks[end >> 5] = (marks[end >> 5] as number) & ((1 << (end & 31)) - 1);
	};
}

/** The same, a byte at a time. */
export const markOneByOne: Marker = (bytes, end, marks, { bytes: [a, b, c], limit }) => {
	for (let from = 0, word = 0; from < end; from += 32, word++) {
		let bits = 0;
		const to = Math.min(from + 32, end);
		for (let at = from; at < to; at++) {
			const byte = bytes[at] as number;
			if (byte === a || byte === b || byte === c || (byte << 24) >> 24 < limit) bits |= 1 << (at & 31);
		}
		marks[word] = bits;
	}
};

/** The quickest there is. */
export const markBytes: Marker = bytesModule === undefined ? markOneByOne : markerIn(bytesModule);

/** Marks needed for so many bytes. */
export function marksFor(bytes: number): Int32Array {
	return new Int32Array((bytes >> 5) + 1);
}

/** Position of the first mark from a position on; there must be one. */
export function nextMark(marks: Int32Array, position: number): number {
	let word = position >> 5;
	let bits = (marks[word] as number) & (-1 << (position & 31));
	while (bits === 0) bits = marks[++word] as number;
	return (word << 5) + 31 - Math.clz32(bits & -bits);
}
