/** Numbers of machines, in order. */
export interface Numbers extends Iterable<number> {
	readonly length: number;
	readonly [at: number]: number;
	includes(number: number): boolean;
}

/** Up to so many an array takes less than what comes with a typed one. */
const FEW = 64;

/** Collects numbers; where there are many, in four bytes each: every machine is in a dozen lists. */
export class NumberList {
	readonly #few: number[] = [];
	#many: Int32Array | undefined;
	#length = 0;

	add(number: number): void {
		if (this.#length < FEW) this.#few.push(number);
		else {
			if (this.#many === undefined || this.#many.length === this.#length) this.#grow();
			(this.#many as Int32Array)[this.#length] = number;
		}
		this.#length++;
	}

	/** The numbers, in no more room than they need. No more can be added. */
	done(): Numbers {
		const many = this.#many?.slice(0, this.#length);
		this.#many = undefined;
		return many ?? this.#few;
	}

	#grow(): void {
		const larger = new Int32Array(2 * this.#length);
		larger.set(this.#many ?? this.#few);
		this.#many = larger;
	}
}
