/**
 * A WebAssembly module of one function, written out instruction by instruction (WebAssembly 2.0 with vectors of 16 bytes):
 *
 *     mark(end, out, a, b, c, limit)
 *
 * sets, for each byte of its memory from 0 to `end`, a bit at `out` if the byte is `a`, `b` or `c`, or, as a signed number,
 * below `limit`; 32 bytes a turn, lowest bit first. Its memory is exported as `memory`.
 */
const I32 = 0x7f;
const V128 = 0x7b;
const VECTOR = 0xfd;

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const constant = (value: number) => [0x41, value];
const SPLAT = [VECTOR, 0x0f];
const EQUAL = [VECTOR, 0x23];
const LESS = [VECTOR, 0x25];
const OR = [VECTOR, 0x50];
const BITMASK = [VECTOR, 0x64];
const ADD = [0x6a];

/** Numbers of the parameters and of the other locals. */
const [END, OUT, A, B, C, LIMIT, AT, AS, BS, CS, LIMITS, BYTES] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;

/** One bit for each of the 16 bytes from `AT` + offset on. */
const marksAt = (offset: number) => [
	...get(AT),
	...[VECTOR, 0x00, 0x00, offset],
	...set(BYTES),
	...[...get(BYTES), ...get(AS), ...EQUAL],
	...[...get(BYTES), ...get(BS), ...EQUAL, ...OR],
	...[...get(BYTES), ...get(CS), ...EQUAL, ...OR],
	...[...get(BYTES), ...get(LIMITS), ...LESS, ...OR],
	...BITMASK,
];

const CODE = [
	...[A, AS, B, BS, C, CS, LIMIT, LIMITS].flatMap((local, index) => (index % 2 === 0 ? [...get(local), ...SPLAT] : set(local))),
	...[0x03, 0x40], // loop
	...[...get(OUT), ...marksAt(0), ...marksAt(16), ...constant(16), 0x74, 0x72], // shift left, or
	...[0x36, 0x02, 0x00], // store
	...[...get(OUT), ...constant(4), ...ADD, ...set(OUT)],
	...[...get(AT), ...constant(32), ...ADD, ...set(AT)],
	...[...get(AT), ...get(END), 0x49, 0x0d, 0x00], // unsigned less: again
	...[0x0b, 0x0b],
];

const LOCALS = [2, 1, I32, 5, V128];

/** A section or a function body: its length, in groups of seven bits, before it. */
const sized = (content: readonly number[]) =>
	content.length < 0x80 ? [content.length, ...content] : [(content.length & 0x7f) | 0x80, content.length >> 7, ...content];
const name = (text: string) => sized([...text].map((letter) => letter.charCodeAt(0)));

/** The module; `pages`: its memory in pages of 64 KiB, fewer than 64. */
export function markingModule(pages: number): Uint8Array<ArrayBuffer> {
	return Uint8Array.from([
		...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
		...[1, ...sized([1, 0x60, 6, I32, I32, I32, I32, I32, I32, 0])],
		...[3, ...sized([1, 0])],
		...[5, ...sized([1, 0, pages])],
		...[7, ...sized([2, ...name('memory'), 2, 0, ...name('mark'), 0, 0])],
		...[10, ...sized([1, ...sized([...LOCALS, ...CODE])])],
	]);
}
