const decoder = new TextDecoder('utf-8');

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

	/** A cell as text; bytes that are not UTF-8 become replacement characters. */
	text(cell: number): string {
		const text = decoder.decode(this.bytes.subarray(this.starts[cell], this.ends[cell]));
		return this.doubled[cell] === 1 ? text.replaceAll('""', '"') : text;
	}

	texts(): string[] {
		return Array.from({ length: this.length }, (_, cell) => this.text(cell));
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
