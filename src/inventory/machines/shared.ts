/** Keeps one object for all that are alike, each with a number, so that memory grows with what differs. */
export class Shared<Value extends object> {
	readonly #byText = new Map<string, Value>();
	readonly #numbers = new Map<Value, number>();
	readonly #text: (value: Value) => string;

	/** `text`: the same for two values exactly if they are alike. */
	constructor(text: (value: Value) => string) {
		this.#text = text;
	}

	/** The one that stands for all that are alike. An object that was given before is known without being looked into. */
	one(value: Value): Value {
		if (this.#numbers.has(value)) return value;
		const text = this.#text(value);
		const known = this.#byText.get(text);
		if (known !== undefined) return known;
		this.#byText.set(text, value);
		this.#numbers.set(value, this.#numbers.size);
		return value;
	}

	/** The number of a value that `one` answered. */
	number(value: Value): number {
		return this.#numbers.get(value) ?? -1;
	}
}
