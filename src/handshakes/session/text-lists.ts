/** Numbers lists of texts, all of the same length, from 0 in the order in which they are met, up to a number of lists. */
export class TextLists {
	readonly #width: number;
	readonly #most: number;
	readonly #texts = new Map<string, number>();
	/** For each list, the numbers of its texts. */
	#lists: Int32Array;
	/** Number of a list plus one, at the place of its hash or the next free one; a power of two, never more than half full. */
	#places: Int32Array = new Int32Array(64);
	readonly #wanted: Int32Array;
	#size = 0;

	constructor(width: number, most: number) {
		this.#width = width;
		this.#most = most;
		this.#lists = new Int32Array(32 * width);
		this.#wanted = new Int32Array(width);
	}

	/** How many lists have a number. */
	get size(): number {
		return this.#size;
	}

	/** The number of a list, met before or not; -1 if it was not and there is no more room. */
	numberOf(texts: readonly string[]): number {
		const wanted = this.#wanted;
		let hash = 0;
		for (let index = 0; index < this.#width; index++) {
			const number = this.#numberOfText(texts[index] as string);
			if (number < 0) return -1;
			wanted[index] = number;
			hash = mixed(hash, number);
		}
		const mask = this.#places.length - 1;
		for (let place = hash & mask; ; place = (place + 1) & mask) {
			const number = (this.#places[place] as number) - 1;
			if (number < 0) return this.#size < this.#most ? this.#add(place) : -1;
			if (this.#isWanted(number)) return number;
		}
	}

	/** Compares two lists by their numbers, text by text. It is good until the next list is added. */
	comparison(): (one: number, other: number) => number {
		const ranks = new Int32Array(this.#texts.size);
		const sorted = [...this.#texts].sort(([one], [other]) => (one < other ? -1 : 1));
		for (const [rank, [, number]] of sorted.entries()) ranks[number] = rank;
		return (one, other) => {
			for (let index = 0; index < this.#width; index++) {
				const difference = this.#rank(ranks, one, index) - this.#rank(ranks, other, index);
				if (difference !== 0) return difference;
			}
			return 0;
		};
	}

	#rank(ranks: Int32Array, list: number, index: number): number {
		return ranks[this.#lists[list * this.#width + index] as number] as number;
	}

	#numberOfText(text: string): number {
		const known = this.#texts.get(text);
		if (known !== undefined) return known;
		if (this.#size >= this.#most) return -1;
		this.#texts.set(text, this.#texts.size);
		return this.#texts.size - 1;
	}

	#isWanted(number: number): boolean {
		const from = number * this.#width;
		for (let index = 0; index < this.#width; index++) if (this.#lists[from + index] !== this.#wanted[index]) return false;
		return true;
	}

	#add(place: number): number {
		const number = this.#size++;
		const from = number * this.#width;
		if (from === this.#lists.length) {
			const lists = new Int32Array(2 * from);
			lists.set(this.#lists);
			this.#lists = lists;
		}
		this.#lists.set(this.#wanted, from);
		this.#places[place] = number + 1;
		if (2 * this.#size > this.#places.length) this.#spread();
		return number;
	}

	#spread(): void {
		const places = new Int32Array(2 * this.#places.length);
		const mask = places.length - 1;
		for (let number = 0; number < this.#size; number++) {
			let hash = 0;
			for (let at = number * this.#width; at < (number + 1) * this.#width; at++) hash = mixed(hash, this.#lists[at] as number);
			let place = hash & mask;
			while (places[place] !== 0) place = (place + 1) & mask;
			places[place] = number + 1;
		}
		this.#places = places;
	}
}

function mixed(hash: number, number: number): number {
	const product = Math.imul(hash ^ number, 0x9e3779b1);
	return product ^ (product >>> 15);
}
