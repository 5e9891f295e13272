/** Ids are spread over this many tables, which grow one at a time: no moment at which everything is held twice. */
const TABLES = 64;

/**
 * Slots a table begins with: 27 MB in all, room for 1.6 million ids, so that memory is the same for a log of 100 MB and
 * of 2 GB. The operating system hands memory out as it is written to, so a small log does not pay for it.
 */
const RESERVED = 32_768;

/** Share of a table in use at which it grows, and by how much. */
const FULL = 0.8;
const GROWTH = 1.25;

/**
 * Ids seen, with what was counted for each: 13 bytes a slot. Beyond what is reserved, 64 to 80 of 100 slots are in use,
 * so 16 to 20 bytes a record.
 * An id is kept as 64 bits of a hash keyed with `seed`. Two of a million ids meet with a chance of about 3 in 100 million;
 * a file cannot be made to provoke it, because the seed is drawn for each run.
 */
export class IdSet {
	readonly #tables = Array.from({ length: TABLES }, () => new Table(RESERVED));
	readonly #seed: number;
	#size = 0;
	#hashHigh = 0;
	#hashLow = 0;
	/** Table and slot of the id last looked up. */
	#table: Table;
	#slot = 0;

	/** `seed`: any 32 bits. */
	constructor(seed: number) {
		this.#seed = seed | 0;
		this.#table = this.#tables[0] as Table;
	}

	get size(): number {
		return this.#size;
	}

	/** Looks an id up, adds it if new, and answers whether it was. What is kept with it is then at hand below. */
	meet(bytes: Uint8Array, start: number, end: number): boolean {
		this.#hash(bytes, start, end);
		const index = this.#hashHigh >>> 26;
		let table = this.#tables[index] as Table;
		if (table.size >= table.capacity * FULL) {
			table = table.grown(Math.ceil(table.capacity * GROWTH));
			this.#tables[index] = table;
		}
		const slot = table.find(this.#hashHigh, this.#hashLow);
		this.#table = table;
		this.#slot = slot;
		if (table.meaning[slot] !== 0) return false;
		table.put(slot, this.#hashHigh, this.#hashLow, 1, 0, 0);
		this.#size++;
		return true;
	}

	/** Number up to 254 kept with the id last met. */
	get meaning(): number {
		return (this.#table.meaning[this.#slot] as number) - 1;
	}

	/** Day since 1970 kept with the id last met, or -1. */
	get day(): number {
		return (this.#table.day[this.#slot] as number) - 1;
	}

	/** Number up to 65,535 kept with the id last met. */
	get source(): number {
		return this.#table.source[this.#slot] as number;
	}

	/** Keeps a number up to 254, and a day up to the year 2149 or -1, and a number up to 65,535, with the id last met. */
	keep(meaning: number, day: number, source: number): void {
		this.#table.meaning[this.#slot] = meaning + 1;
		this.#table.day[this.#slot] = day + 1;
		this.#table.source[this.#slot] = source;
	}

	/** Two lanes of multiply-and-rotate over four bytes at a time, finished as MurmurHash3 does, then crossed. */
	#hash(bytes: Uint8Array, start: number, end: number): void {
		let first = this.#seed ^ 0x9e3779b9;
		let second = Math.imul(this.#seed, 0x85ebca6b) ^ (end - start);
		for (let at = start; at < end; at += 4) {
			let word = bytes[at] as number;
			if (at + 1 < end) word |= (bytes[at + 1] as number) << 8;
			if (at + 2 < end) word |= (bytes[at + 2] as number) << 16;
			if (at + 3 < end) word |= (bytes[at + 3] as number) << 24;
			const mixed = Math.imul(word, 0xcc9e2d51);
			first ^= Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
			first = Math.imul((first << 13) | (first >>> 19), 5) + 0xe6546b64;
			second = Math.imul(second ^ word, 0x9e3779b1);
			second = ((second << 17) | (second >>> 15)) ^ first;
		}
		first = finish(first);
		second = finish(second ^ first);
		this.#hashLow = first;
		this.#hashHigh = second;
	}
}

/** Open addressing with linear probing; the capacity need not be a power of two. */
class Table {
	readonly capacity: number;
	readonly high: Int32Array;
	readonly low: Int32Array;
	/** What the owner keeps, plus one; 0 marks a free slot. */
	readonly meaning: Uint8Array;
	readonly day: Uint16Array;
	readonly source: Uint16Array;
	size = 0;

	constructor(capacity: number) {
		this.capacity = capacity;
		this.high = new Int32Array(capacity);
		this.low = new Int32Array(capacity);
		this.meaning = new Uint8Array(capacity);
		this.day = new Uint16Array(capacity);
		this.source = new Uint16Array(capacity);
	}

	/** The slot of a hash, or the free one where it belongs. */
	find(high: number, low: number): number {
		let slot = Math.floor(((low >>> 0) * this.capacity) / 4_294_967_296);
		while (this.meaning[slot] !== 0 && (this.low[slot] !== low || this.high[slot] !== high))
			slot = slot + 1 === this.capacity ? 0 : slot + 1;
		return slot;
	}

	put(slot: number, high: number, low: number, meaning: number, day: number, source: number): void {
		this.high[slot] = high;
		this.low[slot] = low;
		this.meaning[slot] = meaning;
		this.day[slot] = day;
		this.source[slot] = source;
		this.size++;
	}

	grown(capacity: number): Table {
		const larger = new Table(capacity);
		for (let slot = 0; slot < this.capacity; slot++) {
			const meaning = this.meaning[slot] as number;
			if (meaning === 0) continue;
			const high = this.high[slot] as number;
			const low = this.low[slot] as number;
			larger.put(larger.find(high, low), high, low, meaning, this.day[slot] as number, this.source[slot] as number);
		}
		return larger;
	}
}

function finish(hash: number): number {
	let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return mixed ^ (mixed >>> 16);
}
