import { type BytesModule, bytesModule } from '../bytes/bytes-module.ts';
import { holdKeys } from '../bytes/kept-keys.ts';
import { fillWindow, holdsWindow } from '../bytes/module-window.ts';
import type { FieldTable } from './field-table.ts';

/**
 * Walks through records in WebAssembly, some ten times as quick as `RecordScanner` does it. There is one for all: it knows
 * the bytes that it was given last, and the table that it was asked with last.
 */
export class RecordWalk {
	/** First byte of each wanted value by slot, and the byte after it. */
	readonly starts: Int32Array;
	readonly ends: Int32Array;
	readonly #module: BytesModule;
	readonly #memory: Uint8Array;
	readonly #lines: Int32Array;
	#bytes: Uint8Array | undefined;
	#length = 0;
	#table: FieldTable | undefined;

	constructor(module: BytesModule) {
		this.#module = module;
		this.#memory = new Uint8Array(module.memory);
		this.#lines = new Int32Array(module.memory, module.LINES, 1);
		this.starts = new Int32Array(module.memory, module.STARTS, 2 * module.MOST_NAMES);
		this.ends = new Int32Array(module.memory, module.ENDS, 2 * module.MOST_NAMES);
	}

	/** Line feeds passed outside strings by the last walk. */
	get lines(): number {
		return this.#lines[0] as number;
	}

	/** Takes bytes up to `length`, if there is room for them. Whoever changes the bytes must give them again. */
	load(bytes: Uint8Array, length: number): void {
		this.#bytes = fillWindow(this.#module, this, bytes, length) ? bytes : undefined;
		this.#length = length;
	}

	/**
	 * From an opening brace to the byte after the closing one, `~position` if the bytes end before it, and 0 for whatever is
	 * left to the scanner.
	 */
	walk(table: FieldTable, bytes: Uint8Array, position: number): number {
		if (bytes !== this.#bytes || !holdsWindow(this)) return 0;
		if (table !== this.#table) this.#learn(table);
		const end = this.#module.walk(position, table.size);
		return end >= 0 || ~end >= this.#length ? end : 0;
	}

	/** The number that a record was kept under that says the same as the one walked last, or -1. */
	keptNumber(): number {
		if (this.#table?.comparesAny !== true) return -1;
		holdKeys(this.#module, this.#table);
		return this.#module.keptNumber(2 * this.#table.size);
	}

	/** Keeps what the record walked last says, after `keptNumber` has answered -1. Its number, or -1 where it cannot be kept. */
	keep(): number {
		return this.#table?.comparesAny === true ? this.#module.keepKey() : -1;
	}

	/** The time in a slot of the record walked last, as `timeOfBytes` reads it; NaN also where only that can tell. */
	timeIn(slot: number): number {
		return this.#module.timeIn(slot);
	}

	#learn(table: FieldTable): void {
		const { BUCKETS, NEXT, LENGTHS, NAMES, LONGEST_NAME, MOST_NAMES } = this.#module;
		const memory = this.#memory;
		if (table.size > MOST_NAMES) throw new RangeError(`A table of ${table.size} fields; ${MOST_NAMES} is the most.`);
		memory.fill(0, BUCKETS, BUCKETS + 256);
		for (const [field, name] of table.names.entries()) {
			if (name.length > LONGEST_NAME)
				throw new RangeError(`A field's name of ${name.length} bytes; ${LONGEST_NAME} is the most.`);
			const bucket = BUCKETS + hashOf(name);
			memory[NEXT + field] = memory[bucket] as number;
			memory[bucket] = field + 1;
			memory[LENGTHS + field] = name.length;
			memory.set(name, NAMES + field * LONGEST_NAME);
		}
		memory.set(table.duties, this.#module.DUTIES);
		memory.set(table.compared, this.#module.COMPARED);
		this.#table = table;
	}
}

/** As `named` in `bytes/module/walk.ts`. */
function hashOf(name: Uint8Array): number {
	return (name.length * 7 + ((name[0] as number) | 0x20) * 31 + ((name[name.length - 1] as number) | 0x20) * 5) & 255;
}

export const recordWalk: RecordWalk | undefined = bytesModule === undefined ? undefined : new RecordWalk(bytesModule);
