/** What is the same for two values exactly if all of its parts are, in order. As many parts for each value. */
type Parts = readonly [unknown, ...unknown[]];
type Tree = Map<unknown, Tree | number>;

/** Keeps one value for all that are alike, each with a number from 0, so that memory grows with what differs. */
export class Shared<Value> {
	readonly #tree: Tree = new Map();
	/** Values that are kept, by themselves. */
	readonly #numbers = new Map<Value, number>();
	readonly #values: Value[] = [];
	readonly #parts: (value: Value) => Parts;
	readonly #kept: (value: Value) => Value;

	/**
	 * `parts`: the same for two values exactly if they are alike. No text is made of them, which would take longer than to find
	 * them one by one. `kept`: what is kept of a value.
	 */
	constructor(parts: (value: Value) => Parts, kept: (value: Value) => Value = (value) => value) {
		this.#parts = parts;
		this.#kept = kept;
	}

	/** The number of the value and of all that are alike. The object that is kept is known without being looked into. */
	number(value: Value): number {
		const same = this.#numbers.get(value);
		if (same !== undefined) return same;
		const parts = this.#parts(value);
		const last = parts.length - 1;
		let tree = this.#tree;
		for (let at = 0; at < last; at++) {
			let next = tree.get(parts[at]) as Tree | undefined;
			if (next === undefined) {
				next = new Map();
				tree.set(parts[at], next);
			}
			tree = next;
		}
		const alike = tree.get(parts[last]) as number | undefined;
		if (alike !== undefined) return alike;
		const kept = this.#kept(value);
		const number = this.#values.push(kept) - 1;
		tree.set(parts[last], number);
		this.#numbers.set(kept, number);
		return number;
	}

	/** The value that was given this number. */
	at(number: number): Value {
		return this.#values[number] as Value;
	}
}
