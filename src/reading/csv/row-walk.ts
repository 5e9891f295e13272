import { type BytesModule, bytesModule } from '../bytes/bytes-module.ts';
import { fillWindow, holdsWindow } from '../bytes/module-window.ts';
import type { Cells, CsvRow } from './csv-row.ts';

/** Finds the cells of a row in WebAssembly. There is one for all: it knows the bytes that it was given last. */
class RowWalk {
	readonly #module: BytesModule;
	/** Those of the row walked last. */
	readonly #cells: Cells;
	readonly #counts: Int32Array;
	#bytes: Uint8Array | undefined;
	#length = 0;

	constructor(module: BytesModule) {
		const { memory, CELL_STARTS, CELL_ENDS, CELL_DOUBLED, MOST_CELLS, ROW_CELLS } = module;
		this.#module = module;
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

	/** Line feeds inside the cells of the row walked last. */
	get feeds(): number {
		return this.#counts[1] as number;
	}
}

export const rowWalk: RowWalk | undefined = bytesModule === undefined ? undefined : new RowWalk(bytesModule);
export type { RowWalk };
