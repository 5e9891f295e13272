import { type BytesModule, bytesModule } from '../../../reading/bytes/bytes-module.ts';
import { fillWindow } from '../../../reading/bytes/module-window.ts';

/** Lines counted that have the same ending, and the earliest and the latest second of the day among them. */
export interface CountedEnding {
	readonly place: number;
	readonly count: number;
	readonly first: number;
	readonly last: number;
}

/**
 * Counts lines that differ, for what is counted, only in the time and in the last few fields, in WebAssembly. There is one
 * for all logs: it counts for the one that loaded bytes last.
 */
class CountedLines {
	readonly #module: BytesModule;
	readonly #numbers: Int32Array;
	#length = 0;
	#counting: unknown;

	constructor(module: BytesModule) {
		this.#module = module;
		this.#numbers = new Int32Array(module.memory);
	}

	/** Whether the log is the one that lines are counted for. */
	isFor(log: unknown): boolean {
		return this.#counting === log;
	}

	/** Begins to count for a log whose lines have so many fields, of which the last few say what they are counted as. */
	begin(log: unknown, fields: number, lastFields: number): void {
		this.#counting = log;
		this.#module.expectLines(fields, lastFields);
	}

	/** Takes bytes; answers whether there was room for them. */
	load(bytes: Uint8Array): boolean {
		this.#length = bytes.length;
		return fillWindow(this.#module, this, bytes, bytes.length);
	}

	/** Counts from a position on; answers where the first line begins that was not counted. */
	count(position: number): number {
		return this.#module.countLines(position, this.#length);
	}

	/** Lines counted by the last call. */
	get lines(): number {
		return this.#number(this.#module.LINES_COUNTED);
	}

	/** Of the line that was not counted: the byte after it, or 0 where it has no end, and how many fields it has. */
	get lineEnd(): number {
		return this.#number(this.#module.LINE_END);
	}

	get lineFields(): number {
		return this.#number(this.#module.LINE_FIELDS);
	}

	/** From now on, lines of the same day with the same ending are counted. The ending's place, or -1 if it cannot be. */
	keep(start: number, end: number): number {
		return this.#module.keepEnding(start, end);
	}

	/** What was counted, which then begins at nothing. */
	take(): readonly CountedEnding[] {
		const { ENDINGS, ENDING, MOST_ENDINGS, COUNT, FIRST_SECOND, LAST_SECOND } = this.#module;
		const numbers = this.#numbers;
		const counted: CountedEnding[] = [];
		for (let place = 0; place < MOST_ENDINGS; place++) {
			const at = ENDINGS + place * ENDING;
			const count = this.#number(at + COUNT);
			if (count === 0) continue;
			counted.push({ place, count, first: this.#number(at + FIRST_SECOND), last: this.#number(at + LAST_SECOND) });
			numbers[(at + COUNT) >> 2] = 0;
			numbers[(at + FIRST_SECOND) >> 2] = 0x7fff_ffff;
			numbers[(at + LAST_SECOND) >> 2] = -1;
		}
		return counted;
	}

	#number(place: number): number {
		return this.#numbers[place >> 2] as number;
	}
}

/** Undefined where there is no WebAssembly. */
export const countedLines: CountedLines | undefined = bytesModule === undefined ? undefined : new CountedLines(bytesModule);
