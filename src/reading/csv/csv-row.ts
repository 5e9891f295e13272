import { MetTexts } from '../text/met-texts.ts';

/** Cells of a row, by their number. */
export interface Cells {
	/** First byte of each and the byte after it, without the quotes around it. */
	readonly starts: Int32Array;
	readonly ends: Int32Array;
	/** 1 where a quoted cell holds doubled quotes. */
	readonly doubled: Uint8Array;
}

const cellsFor = (length: number): Cells => ({
	starts: new Int32Array(length),
	ends: new Int32Array(length),
	doubled: new Uint8Array(length),
});

const NO_CELLS = cellsFor(0);

/** The cells of one CSV row as places in the bytes read. One instance serves all rows: it is valid only during the call. */
export class CsvRow {
	bytes: Uint8Array = new Uint8Array(0);
	/** As in `Cells`. */
	starts: Int32Array = NO_CELLS.starts;
	ends: Int32Array = NO_CELLS.ends;
	doubled: Uint8Array = NO_CELLS.doubled;
	/** How many cells there are. */
	length = 0;
	readonly #texts = new MetTexts();

	/** Lists of its own, for cells that are added one by one. */
	#own: Cells = cellsFor(64);

	begin(bytes: Uint8Array): void {
		this.take(bytes, this.#own, 0);
	}

	/** Takes cells that lie elsewhere. */
	take(bytes: Uint8Array, { starts, ends, doubled }: Cells, length: number): void {
		this.bytes = bytes;
		this.starts = starts;
		this.ends = ends;
		this.doubled = doubled;
		this.length = length;
	}

	add(start: number, end: number, doubled: 0 | 1): void {
		if (this.length === this.starts.length) this.#grow();
		const place = this.length++;
		this.starts[place] = start;
		this.ends[place] = end;
		this.doubled[place] = doubled;
	}

	isEmpty(cell: number): boolean {
		return this.starts[cell] === this.ends[cell];
	}

	/** A cell as text; bytes that are not UTF-8 become replacement characters. Empty for a cell that is not there. */
	text(cell: number): string {
		if (!(cell >= 0 && cell < this.length)) return '';
		const text = this.#texts.text(this.bytes, this.starts[cell] as number, this.ends[cell] as number);
		return this.doubled[cell] === 1 ? text.replaceAll('""', '"') : text;
	}

	texts(): string[] {
		const texts: string[] = [];
		for (let cell = 0; cell < this.length; cell++) texts.push(this.text(cell));
		return texts;
	}

	/** Whether a cell holds exactly these bytes. */
	holds(cell: number, wanted: Uint8Array): boolean {
		const start = this.starts[cell] as number;
		if ((this.ends[cell] as number) - start !== wanted.length) return false;
		for (let index = 0; index < wanted.length; index++) if (this.bytes[start + index] !== wanted[index]) return false;
		return true;
	}

	#grow(): void {
		const grown = cellsFor(2 * this.length);
		grown.starts.set(this.starts);
		grown.ends.set(this.ends);
		grown.doubled.set(this.doubled);
		this.#own = grown;
		this.take(this.bytes, grown, this.length);
	}
}
