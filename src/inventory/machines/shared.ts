/** Keeps one value for all that are alike, each with a number from 0, so that memory grows with what differs. */
export class Shared<Value> {
	readonly #byText = new Map<string, number>();
	/** Values that are kept, by themselves. */
	readonly #numbers = new Map<Value, number>();
	readonly #values: Value[] = [];
	readonly #text: (value: Value) => string;

	/** `text`: the same for two values exactly if they are alike. */
	constructor(text: (value: Value) => string) {
		this.#text = text;
	}

	/** The number of the value and of all that are alike. The object that is kept is known without being looked into. */
	number(value: Value): number {
		const same = this.#numbers.get(value);
		if (same !== undefined) return same;
		const text = this.#text(value);
		const alike = this.#byText.get(text);
		if (alike !== undefined) return alike;
		const number = this.#values.push(value) - 1;
		this.#byText.set(text, number);
		this.#numbers.set(value, number);
		return number;
	}

	/** The value that was given this number. */
	at(number: number): Value {
		return this.#values[number] as Value;
	}
}
