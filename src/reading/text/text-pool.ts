/** One copy of each text given. */
export class TextPool {
	readonly #texts: string[] = [];
	readonly #numbers = new Map<string, number>();

	/** The number a text is kept under. */
	number(text: string): number {
		const known = this.#numbers.get(text);
		if (known !== undefined) return known;
		this.#numbers.set(text, this.#texts.length);
		return this.#texts.push(text) - 1;
	}

	/** All texts, by their numbers. */
	get texts(): readonly string[] {
		return this.#texts;
	}

	text(number: number): string {
		return this.#texts[number] as string;
	}

	/** The copy that is kept of a text. */
	shared(text: string): string {
		return this.text(this.number(text));
	}
}
