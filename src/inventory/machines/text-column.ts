/** Bytes are kept in pages, which do not move as the column grows. A place is the number of a page and where in it. */
const PAGE_BITS = 17;
const PAGE = 2 ** PAGE_BITS;

/** Longest text that is kept in bytes: the byte before it says how long it is. */
const LONGEST = 255;

/** Places of texts that are in no page: empty, or kept as they are. */
const EMPTY = -1;
const BESIDE = -2;

const ASCII = 0x80;
const decoder = new TextDecoder('latin1');

/** Some ASCII characters. */
export interface Characters {
	readonly bytes: Uint8Array;
	readonly start: number;
	readonly length: number;
}

/** Many texts in the order in which they were added. Names and ids are ASCII and take a byte a character; what is not is kept as it is. */
export class TextColumn {
	readonly #pages: Uint8Array[] = [];
	/** Bytes used of the last page. */
	#used = PAGE;
	#places = new Int32Array(64);
	#length = 0;
	readonly #beside = new Map<number, string>();

	/** How many there are. */
	get length(): number {
		return this.#length;
	}

	add(text: string): void {
		if (this.#length === this.#places.length) {
			const larger = new Int32Array(2 * this.#length);
			larger.set(this.#places);
			this.#places = larger;
		}
		const place = text === '' ? EMPTY : this.#write(text);
		if (place === BESIDE) this.#beside.set(this.#length, text);
		this.#places[this.#length++] = place;
	}

	at(at: number): string {
		const found = this.characters(at);
		return typeof found === 'string' ? found : decoder.decode(found.bytes.subarray(found.start, found.start + found.length));
	}

	isEmpty(at: number): boolean {
		return this.#places[at] === EMPTY;
	}

	/** Where a text lies, or the text itself, if it is empty or not kept in bytes. */
	characters(at: number): Characters | string {
		const place = this.#places[at] as number;
		if (place === EMPTY) return '';
		if (place === BESIDE) return this.#beside.get(at) as string;
		const bytes = this.#pages[place >> PAGE_BITS] as Uint8Array;
		const start = place & (PAGE - 1);
		return { bytes, start: start + 1, length: bytes[start] as number };
	}

	/** The place of a text in the pages, if it can be kept there. */
	#write(text: string): number {
		const { length } = text;
		if (length > LONGEST) return BESIDE;
		if (this.#used + 1 + length > PAGE) {
			this.#pages.push(new Uint8Array(PAGE));
			this.#used = 0;
		}
		const page = this.#pages.at(-1) as Uint8Array;
		const start = this.#used;
		page[start] = length;
		for (let index = 0; index < length; index++) {
			const code = text.charCodeAt(index);
			if (code >= ASCII) return BESIDE;
			page[start + 1 + index] = code;
		}
		this.#used += 1 + length;
		return (this.#pages.length - 1) * PAGE + start;
	}
}

/** The texts as a column. */
export function columnOf(texts: readonly string[]): TextColumn {
	const column = new TextColumn();
	for (const text of texts) column.add(text);
	return column;
}
