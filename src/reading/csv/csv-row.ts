import { MetTexts } from '../text/met-texts.ts';

/** The cells of one CSV row as places in the bytes read. One instance serves all rows: it is valid only during the call. */
export class CsvRow {
	bytes: Uint8Array = new Uint8Array(0);
	/** First byte of each cell and the byte after it, without the quotes around it. */
	starts = new Int32Array(64);
	ends = new Int32Array(64);
	/** 1 where a quoted cell holds doubled quotes. */
	doubled = new Uint8Array(64);
	/** How many cells there are. */
	length = 0;
	readonly #texts = new MetTexts();

	begin(bytes: Uint8Array): void {
		this.bytes = bytes;
		this.length = 0;
	}

	add(start: number, end: number, doubled: 0 | 1): void {
		const place = this.length++;
		if (place === this.starts.length) this.#grow();
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
		const [starts, ends, doubled] = [this.starts, this.ends, this.doubled];
		this.starts = new Int32Array(2 * starts.length);
		this.starts.set(starts);
		this.ends = new Int32Array(2 * ends.length);
		this.ends.set(ends);
		this.doubled = new Uint8Array(2 * doubled.length);
		this.doubled.set(doubled);
	}
}
