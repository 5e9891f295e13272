import { equalsFolded } from '../text/fold-ascii.ts';

/** Wanted names of an object's members, by number: a name's number is its place in the list given. */
export class FieldTable {
	readonly size: number;
	readonly #names: readonly Uint8Array[];
	/** Fields by the length of their name: most names of a record are ruled out by their length alone. */
	readonly #byLength: readonly (readonly number[])[];

	/** `names`: ASCII in lower case. */
	constructor(names: readonly string[]) {
		this.size = names.length;
		this.#names = names.map((name) => Uint8Array.from(name, (letter) => letter.charCodeAt(0)));
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
			if (equalsFolded(bytes, start, this.#names[field] as Uint8Array)) return field;
		return -1;
	}
}
