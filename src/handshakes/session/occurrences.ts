import type { Occurrence } from '../observation/observation.ts';
import { TextLists } from './text-lists.ts';

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

/** Things counted by a few texts that tell them apart, up to a number of things; what is beyond is counted without them. */
export class CountedGroups<Thing> {
	readonly #keys: TextLists;
	/** By the number of their key. */
	readonly #groups: (Thing & Counted)[] = [];
	/** Occurrences beyond. */
	beyond = 0;

	/** `width`: how many texts tell a thing apart. */
	constructor(width: number, most: number) {
		this.#keys = new TextLists(width, most);
	}

	/** `make`: called for a key met for the first time. Answers the thing, unless it is beyond. */
	add(key: readonly string[], occurrence: Occurrence, make: () => Thing): Thing | undefined {
		const number = this.#keys.numberOf(key);
		if (number < 0) {
			this.beyond += occurrence.count;
			return undefined;
		}
		if (number === this.#groups.length) this.#groups.push({ ...make(), ...noneCounted() });
		const group = this.#groups[number] as Thing & Counted;
		count(group, occurrence);
		return group;
	}

	get size(): number {
		return this.#keys.size;
	}

	/** As they were met. */
	get inOrder(): readonly (Readonly<Thing> & Counted)[] {
		return this.#groups;
	}

	/** Largest first; equal counts in order of key, so that the order of files changes nothing. */
	largestFirst(): readonly (Thing & Counted)[] {
		const groups = this.#groups;
		const compare = this.#keys.comparison();
		return groups
			.map((_, number) => number)
			.sort((one, other) => (groups[other] as Counted).count - (groups[one] as Counted).count || compare(one, other))
			.map((number) => groups[number] as Thing & Counted);
	}
}
