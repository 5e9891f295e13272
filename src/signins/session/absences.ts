import { ABSENT, KINDS, type KindIndex, NOT_STATED } from '../record/sign-in.ts';
import type { Tally } from './tally.ts';

/** Most sets of files told apart, so that one fits into 16 bits; those beyond are one set that leaves nothing stated. */
const MOST_SETS = 65_535;

/**
 * Sign-ins without an entry about legacy TLS, by the files that they were found in. Whether a file states legacy TLS at all
 * is known only once it is read to its end, so that they are settled then; and one sign-in can be in several files.
 */
export class Absences {
	/** Files of each set, by number; the first is the one beyond `MOST_SETS`. */
	readonly #sets: (readonly number[])[] = [[]];
	readonly #numbers = new Map<string, number>();
	/** Sign-ins of each set by day and kind. */
	readonly #counts = new Map<number, Map<number, number>>();

	/** The set of one file. */
	only(file: number): number {
		return this.#number([file]);
	}

	/** The set with one file more. */
	with(set: number, file: number): number {
		const files = this.#sets[set] as readonly number[];
		if (set === BEYOND || files.includes(file)) return set;
		return this.#number([...files, file].sort((one, other) => one - other));
	}

	/** `amount` is -1 to take one back. */
	add(set: number, kind: KindIndex, day: number, amount = 1): void {
		let counts = this.#counts.get(set);
		if (counts === undefined) {
			counts = new Map();
			this.#counts.set(set, counts);
		}
		const cell = (day + 1) * KINDS.length + kind;
		counts.set(cell, (counts.get(cell) ?? 0) + amount);
	}

	/** A tally in which sign-ins without an entry, found only in files that state their kind, are not stated. */
	settle(tally: Tally, states: (file: number, kind: KindIndex) => boolean): Tally {
		const settled = tally.copy();
		for (const [set, counts] of this.#counts) {
			const files = this.#sets[set] as readonly number[];
			for (const [cell, count] of counts) {
				const kind = (cell % KINDS.length) as KindIndex;
				if (!files.every((file) => states(file, kind))) continue;
				const day = Math.floor(cell / KINDS.length) - 1;
				settled.add(kind, ABSENT, day, -count);
				settled.add(kind, NOT_STATED, day, count);
			}
		}
		return settled;
	}

	#number(files: readonly number[]): number {
		const key = files.join();
		const known = this.#numbers.get(key);
		if (known !== undefined) return known;
		if (this.#sets.length > MOST_SETS) return BEYOND;
		this.#numbers.set(key, this.#sets.length);
		return this.#sets.push(files) - 1;
	}
}

/** Number of the set that stands for all beyond `MOST_SETS`: it has no files, so that all of them state everything. */
const BEYOND = 0;
