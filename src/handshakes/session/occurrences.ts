import type { Occurrence } from '../observation/observation.ts';

/** Something met, counted. */
export interface Counted {
	count: number;
	/** Milliseconds since 1970 UTC; NaN where no time could be read. */
	first: number;
	last: number;
}

export const noneCounted = (): Counted => ({ count: 0, first: Number.NaN, last: Number.NaN });

/** Adds what was met to what is counted. A time that is not known changes no span. */
export function count(counted: Counted, { count: amount, first, last }: Occurrence): void {
	counted.count += amount;
	if (!Number.isNaN(first) && !(counted.first <= first)) counted.first = first;
	if (!Number.isNaN(last) && !(counted.last >= last)) counted.last = last;
}

/** Things counted by a key, up to a number of keys; what is beyond is counted without one. */
export class CountedGroups<Thing> {
	readonly #most: number;
	readonly #groups = new Map<string, Thing & Counted>();
	/** Occurrences beyond. */
	beyond = 0;

	constructor(most: number) {
		this.#most = most;
	}

	/** `make`: called for a key met for the first time. */
	add(key: string, occurrence: Occurrence, make: () => Thing): void {
		let group = this.#groups.get(key);
		if (group === undefined) {
			if (this.#groups.size >= this.#most) {
				this.beyond += occurrence.count;
				return;
			}
			group = { ...make(), ...noneCounted() };
			this.#groups.set(key, group);
		}
		count(group, occurrence);
	}

	get size(): number {
		return this.#groups.size;
	}

	/** Largest first; equal counts in order of key, so that the order of files changes nothing. */
	largestFirst(): readonly (Thing & Counted)[] {
		return [...this.#groups]
			.sort(([oneKey, one], [otherKey, other]) => other.count - one.count || (oneKey < otherKey ? -1 : 1))
			.map(([, group]) => group);
	}
}
