import { equalsFolded } from '../text/fold-ascii.ts';

/** What is to be done with a wanted value; `bytes/module/walk.ts` knows them by the same numbers. */
export const DUTIES = {
	/** Its place is enough. */
	place: 0,
	/** An escape in it is left to a parser. */
	text: 1,
	/** A list is a list of records. */
	listOfRecords: 2,
	/** An object is a record inside the record. */
	recordInside: 3,
	/** Its place is not enough. */
	leftAlone: 4,
} as const;

/** Wanted names of an object's members, by number: a name's number is its place in the list given. */
export class FieldTable {
	readonly size: number;
	readonly names: readonly Uint8Array[];
	/** What is to be done with the value of each slot: those of the record itself, then those inside its `properties`. */
	readonly duties: Uint8Array;
	/** By slot, 1 where the whole value is compared with those of records met before (see `bytes/module/kept.ts`). */
	readonly compared: Uint8Array;
	readonly comparesAny: boolean;
	/** Fields by the length of their name: most names of a record are ruled out by their length alone. */
	readonly #byLength: readonly (readonly number[])[];

	/** `names`: ASCII in lower case. `duties`: by slot, where it is not `text`. `compared`: some of the names. */
	constructor(names: readonly string[], duties: Readonly<Record<number, number>> = {}, compared: readonly string[] = []) {
		this.size = names.length;
		this.names = names.map((name) => Uint8Array.from(name, (letter) => letter.charCodeAt(0)));
		this.duties = Uint8Array.from({ length: 2 * names.length }, (_, slot) => duties[slot] ?? DUTIES.text);
		this.compared = Uint8Array.from([...names, ...names], (name) => (compared.includes(name) ? 1 : 0));
		this.comparesAny = compared.length > 0;
		const longest = Math.max(...names.map((name) => name.length));
		this.#byLength = Array.from({ length: longest + 1 }, (_, length) =>
			names.flatMap((name, field) => (name.length === length ? [field] : [])),
		);
	}

	/** The field with the name at a place, in any case, or -1. */
	named(bytes: Uint8Array, start: number, end: number): number {
		const length = end - start;
		if (length >= this.#byLength.length) return -1;
		for (const field of this.#byLength[length] as readonly number[])
			if (equalsFolded(bytes, start, this.names[field] as Uint8Array)) return field;
		return -1;
	}
}
