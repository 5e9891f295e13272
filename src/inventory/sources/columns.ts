import type { CsvRow } from '../../reading/csv/csv-row.ts';

/** Finds cells by the name of their column, which exports spell in several ways. */
export class Columns {
	readonly #names: readonly string[];

	/** `names`: in lower case, without space at their ends. */
	constructor(names: readonly string[]) {
		this.#names = names;
	}

	/** Whether one of these names is there. */
	has(...names: readonly string[]): boolean {
		return names.some((name) => this.#names.includes(name));
	}

	/** Where the column of a name is in a row, or -1. */
	place(name: string): number {
		return this.#names.indexOf(name);
	}

	/** What answers a row's cell in the first of these columns that is there, without space at its ends; else an empty text. */
	cell(...names: readonly string[]): (row: CsvRow) => string {
		const at = names.map((name) => this.#names.indexOf(name)).find((place) => place >= 0);
		return at === undefined ? () => '' : (row) => row.text(at).trim();
	}
}
