/**
 * Ids are spread over this many tables, which grow one at a time: no moment at which everything is held twice. The table
 * says what the first 8 bits of a hash are.
 */
const TABLES = 256;

/** Slots a table begins with: 3 MB in all, room for 200,000 ids. */
const RESERVED = 1_024;

/** Numbers a slot takes: half of the hash; the rest of it and what the id means; day and source. */
const SLOT = 3;

/** Share of a table in use at which it grows, and by how much. */
const FULL = 0.8;
const GROWTH = 1.5;

/**
 * Ids seen, with what was counted for each: 12 bytes a slot. Beyond what is reserved, 53 to 80 of 100 slots are in use,
 * so 15 to 23 bytes a record.
 * An id is kept as 64 bits of a hash keyed with `seed`. Two of a million ids meet with a chance of about 3 in 100 million;
 * a file cannot be made to provoke it, because the seed is drawn for each run.
 */
export class IdSet {
	readonly #tables = Array.from({ length: TABLES }, () => new Table(RESERVED));
	readonly #seed: number;
	#size = 0;
	#view: DataView = new DataView(new ArrayBuffer(0));
	#hashHigh = 0;
	#hashLow = 0;
	/** Slots of the table of the id last looked up, and its place there. */
	#slots: Int32Array;
	#at = 0;

	/** `seed`: any 32 bits. */
	constructor(seed: number) {
		this.#seed = seed | 0;
		this.#slots = (this.#tables[0] as Table).slots;
	}

	get size(): number {
		return this.#size;
	}

	/** Looks an id up, adds it if new, and answers whether it was. What is kept with it is then at hand below. */
	meet(bytes: Uint8Array, start: number, end: number): boolean {
		this.#hash(bytes, start, end);
		const index = this.#hashHigh >>> 24;
		let table = this.#tables[index] as Table;
		if (table.size >= table.capacity * FULL) {
			table = table.grown(Math.ceil(table.capacity * GROWTH));
			this.#tables[index] = table;
		}
		const at = table.find(this.#hashHigh, this.#hashLow);
		this.#slots = table.slots;
		this.#at = at;
		if (table.slots[at + 1] !== 0) return false;
		table.put(at, this.#hashLow, (this.#hashHigh << 8) | 1, 0);
		this.#size++;
		return true;
	}

	/** Number up to 254 kept with the id last met. */
	get meaning(): number {
		return ((this.#slots[this.#at + 1] as number) & 0xff) - 1;
	}

	/** Day since 1970 kept with the id last met, or -1. */
	get day(): number {
		return ((this.#slots[this.#at + 2] as number) >>> 16) - 1;
	}

	/** Number up to 65,535 kept with the id last met. */
	get source(): number {
		return (this.#slots[this.#at + 2] as number) & 0xffff;
	}

	/** Keeps a number up to 254, and a day up to the year 2149 or -1, and a number up to 65,535, with the id last met. */
	keep(meaning: number, day: number, source: number): void {
		this.#slots[this.#at + 1] = ((this.#slots[this.#at + 1] as number) & ~0xff) | (meaning + 1);
		this.#slots[this.#at + 2] = ((day + 1) << 16) | source;
	}

	/** Two lanes of multiply-and-rotate over four bytes at a time, finished as MurmurHash3 does, then crossed. */
	#hash(bytes: Uint8Array, start: number, end: number): void {
		let first = this.#seed ^ 0x9e3779b9;
		let second = Math.imul(this.#seed, 0x85ebca6b) ^ (end - start);
		if (this.#view.buffer !== bytes.buffer) this.#view = new DataView(bytes.buffer);
		const view = this.#view;
		const to = bytes.byteOffset + end;
		let at = bytes.byteOffset + start;
		for (; at + 4 <= to; at += 4) {
			const word = view.getInt32(at, true);
			const mixed = Math.imul(word, 0xcc9e2d51);
			first ^= Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
			first = Math.imul((first << 13) | (first >>> 19), 5) + 0xe6546b64;
			second = Math.imul(second ^ word, 0x9e3779b1);
			second = ((second << 17) | (second >>> 15)) ^ first;
		}
		for (; at < to; at++) {
			const byte = view.getUint8(at) + 1;
			first = Math.imul(first ^ byte, 0xcc9e2d51);
			second = Math.imul(second ^ byte, 0x9e3779b1);
			second = ((second << 17) | (second >>> 15)) ^ first;
		}
		first = finish(first);
		second = finish(second ^ first);
		this.#hashLow = first;
		this.#hashHigh = second;
	}
}

/** Open addressing with linear probing; the capacity need not be a power of two. All of a slot lies together in memory. */
class Table {
	readonly capacity: number;
	/** The lowest 8 bits of a slot's second number are what the owner keeps, plus one; 0 marks a free slot. */
	readonly slots: Int32Array;
	size = 0;

	constructor(capacity: number) {
		this.capacity = capacity;
		this.slots = new Int32Array(SLOT * capacity);
	}

	/** The place of a hash, or the free one where it belongs. */
	find(high: number, low: number): number {
		const { slots } = this;
		const rest = high << 8;
		let at = SLOT * Math.floor(((low >>> 0) * this.capacity) / 4_294_967_296);
		for (;;) {
			const second = slots[at + 1] as number;
			if (second === 0 || (slots[at] === low && (second & ~0xff) === rest)) return at;
			at = at + SLOT === slots.length ? 0 : at + SLOT;
		}
	}

	put(at: number, first: number, second: number, third: number): void {
		this.slots[at] = first;
		this.slots[at + 1] = second;
		this.slots[at + 2] = third;
		this.size++;
	}

	grown(capacity: number): Table {
		const larger = new Table(capacity);
		for (let at = 0; at < this.slots.length; at += SLOT) {
			const second = this.slots[at + 1] as number;
			if (second === 0) continue;
			const first = this.slots[at] as number;
			larger.put(larger.find(second >> 8, first), first, second, this.slots[at + 2] as number);
		}
		return larger;
	}
}

function finish(hash: number): number {
	let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return mixed ^ (mixed >>> 16);
}
