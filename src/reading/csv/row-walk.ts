import { type BytesModule, bytesModule } from '../bytes/bytes-module.ts';
import { holdKeys } from '../bytes/kept-keys.ts';
import { fillWindow, holdsWindow } from '../bytes/module-window.ts';
import type { Cells, CsvRow } from './csv-row.ts';

/** What of a cell says what its row states. */
export const CELL_ROLES = { ignored: 0, whetherThere: 1, value: 2 } as const;

/** The roles of the cells of a row, by their number. Rows are compared with those that were kept with the same list. */
export interface CellRoles {
	readonly list: Uint8Array;
}

/** Finds the cells of a row in WebAssembly. There is one for all: it knows the bytes that it was given last. */
class RowWalk {
	readonly #module: BytesModule;
	/** Those of the row walked last. */
	readonly #cells: Cells;
	readonly #counts: Int32Array;
	#bytes: Uint8Array | undefined;
	#length = 0;
	readonly #memory: Uint8Array;
	#roles: CellRoles | undefined;

	constructor(module: BytesModule) {
		const { memory, CELL_STARTS, CELL_ENDS, CELL_DOUBLED, MOST_CELLS, ROW_CELLS } = module;
		this.#module = module;
		this.#memory = new Uint8Array(memory);
		this.#cells = {
			starts: new Int32Array(memory, CELL_STARTS, MOST_CELLS),
			ends: new Int32Array(memory, CELL_ENDS, MOST_CELLS),
			doubled: new Uint8Array(memory, CELL_DOUBLED, MOST_CELLS),
		};
		this.#counts = new Int32Array(memory, ROW_CELLS, 2);
	}

	/** Takes bytes up to `length`, if there is room for them. Whoever changes the bytes must give them again. */
	load(bytes: Uint8Array, length: number): void {
		this.#bytes = fillWindow(this.#module, this, bytes, length) ? bytes : undefined;
		this.#length = length;
	}

	/**
	 * Fills `row` with the cells of the row at a position, which are valid until the next is walked. Answers the position after
	 * its end, or -1 for whatever is left to `CsvRows`.
	 */
	walk(row: CsvRow, bytes: Uint8Array, position: number, delimiter: number): number {
		if (bytes !== this.#bytes || !holdsWindow(this)) return -1;
		const end = this.#module.csvRow(position, this.#length, delimiter);
		if (end >= 0) row.take(bytes, this.#cells, this.#counts[0] as number);
		return end;
	}

	/**
	 * The number that a row was kept under that says the same as this one, by the roles of its cells; -1 if there is none, or the
	 * row is not the one walked last.
	 */
	keptNumber(row: CsvRow, roles: CellRoles): number {
		if (row.starts !== this.#cells.starts || !holdsWindow(this)) return -1;
		if (this.#roles !== roles) {
			this.#memory.set(roles.list, this.#module.CELL_ROLES);
			this.#roles = roles;
		}
		holdKeys(this.#module, roles);
		return this.#module.keptRow();
	}

	/** Keeps what the row says that `keptNumber` has just answered -1 for. Its number, below 256, or -1 where it cannot be kept. */
	keep(row: CsvRow): number {
		return row.starts === this.#cells.starts ? this.#module.keepKey() : -1;
	}

	/** Line feeds inside the cells of the row walked last. */
	get feeds(): number {
		return this.#counts[1] as number;
	}
}

export const rowWalk: RowWalk | undefined = bytesModule === undefined ? undefined : new RowWalk(bytesModule);
export type { RowWalk };
