import { markingModule } from './marking-code.ts';

/** Bytes that are marked: any of three, and those that are, as signed numbers, below a limit. */
export interface Marked {
	readonly bytes: readonly [number, number, number];
	/** 0x20: control characters and all that is not ASCII; -128: none. */
	readonly limit: number;
}

/** Sets a bit for each byte from 0 to `end` that is marked: 32 bytes a number, lowest bit first. */
export type Marker = (bytes: Uint8Array, end: number, marks: Int32Array, marked: Marked) => void;

/** Bytes marked by one call of the module. */
const PIECE = 256 * 1024;

/** Pages of memory: the bytes, and a bit for each. */
const PAGES = 5;

/** 16 bytes at a time, where WebAssembly with vectors is at hand; a page may forbid it. */
function markerInModule(): Marker | undefined {
	try {
		const { exports } = new WebAssembly.Instance(new WebAssembly.Module(markingModule(PAGES)));
		const mark = exports['mark'] as (end: number, out: number, a: number, b: number, c: number, limit: number) => void;
		const { buffer } = exports['memory'] as WebAssembly.Memory;
		const input = new Uint8Array(buffer, 0, PIECE);
		const output = new Int32Array(buffer, PIECE, PIECE / 32);
		return (bytes, end, marks, { bytes: [a, b, c], limit }) => {
			for (let from = 0; from < end; from += PIECE) {
				const length = Math.min(PIECE, end - from);
				input.set(bytes.subarray(from, from + length));
				mark(length, PIECE, a, b, c, limit);
				marks.set(output.subarray(0, (length + 31) >> 5), from >> 5);
			}
			// The last turn has read on into bytes of an earlier call.
			if ((end & 31) !== 0) marks[end >> 5] = (marks[end >> 5] as number) & ((1 << (end & 31)) - 1);
		};
	} catch {
		return undefined;
	}
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
export const markBytes: Marker = markerInModule() ?? markOneByOne;

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
