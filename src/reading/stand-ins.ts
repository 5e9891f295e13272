/**
 * Numbered stand-ins for names that are to be masked: "User 1", "User 2". One instance gives the same thing the same
 * number wherever it is met, so that masked files can be laid side by side.
 */
export class StandIns {
	readonly #label: string;
	readonly #numbers = new Map<string, number>();
	#met = 0;

	/** `label`: what stands before the number. */
	constructor(label: string) {
		this.#label = label;
	}

	/** The stand-in for what is known by any of these keys, the most telling first; empty if all of them are. */
	of(...keys: readonly string[]): string {
		const given = keys.filter((key) => key !== '');
		if (given.length === 0) return '';
		const known = given.map((key) => this.#numbers.get(key)).find((number) => number !== undefined);
		const number = known ?? ++this.#met;
		for (const key of given) this.#numbers.set(key, number);
		return `${this.#label} ${number}`;
	}
}
