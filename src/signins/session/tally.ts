import { DAY } from '../../reading/text/log-time.ts';
import { KINDS, type KindIndex, USES, type UseIndex } from '../record/sign-in.ts';
import { cellOf } from './file-report.ts';

const CELLS = KINDS.length * USES.length;

/** Day number that stands for "time not known". */
export const NO_DAY = -1;

export function dayOfTime(time: number): number {
	return Number.isNaN(time) ? NO_DAY : Math.floor(time / DAY);
}

/** Counts of sign-ins by day, kind and use. Size depends on the number of days, not of sign-ins. */
export class Tally {
	readonly #days = new Map<number, Float64Array>();
	/** Earliest and latest time by kind; infinite where none. */
	readonly #first = new Float64Array(KINDS.length).fill(Number.POSITIVE_INFINITY);
	readonly #last = new Float64Array(KINDS.length).fill(Number.NEGATIVE_INFINITY);

	copy(): Tally {
		const copy = new Tally();
		for (const [day, cells] of this.#days) copy.#days.set(day, cells.slice());
		copy.#first.set(this.#first);
		copy.#last.set(this.#last);
		return copy;
	}

	/** `amount` is -1 to take back what a weaker copy of the same record was counted as. */
	add(kind: KindIndex, use: UseIndex, day: number, amount = 1): void {
		let cells = this.#days.get(day);
		if (cells === undefined) {
			cells = new Float64Array(CELLS);
			this.#days.set(day, cells);
		}
		const cell = cellOf(kind, use);
		cells[cell] = (cells[cell] as number) + amount;
	}

	span(kind: KindIndex, time: number): void {
		if (time < (this.#first[kind] as number)) this.#first[kind] = time;
		if (time > (this.#last[kind] as number)) this.#last[kind] = time;
	}

	/** Sum over all days, of all kinds or of one. */
	count(use: UseIndex, kind?: KindIndex): number {
		let sum = 0;
		for (const cells of this.#days.values()) sum += countIn(cells, use, kind);
		return sum;
	}

	/** Earliest and latest time of a kind in milliseconds, or undefined where no time is known. */
	spanOf(kind: KindIndex): { readonly first: number; readonly last: number } | undefined {
		const first = this.#first[kind] as number;
		return first === Number.POSITIVE_INFINITY ? undefined : { first, last: this.#last[kind] as number };
	}

	/** Days with at least one sign-in, oldest first, without those of unknown time. */
	days(): readonly { readonly day: number; count(use: UseIndex, kind?: KindIndex): number }[] {
		return [...this.#days]
			.filter(([day, cells]) => day !== NO_DAY && cells.some((count) => count > 0))
			.sort(([left], [right]) => left - right)
			.map(([day, cells]) => ({ day, count: (use, kind) => countIn(cells, use, kind) }));
	}

	/** Sign-ins whose time could not be read. */
	withoutTime(): number {
		return this.#days.get(NO_DAY)?.reduce((sum, count) => sum + count, 0) ?? 0;
	}
}

function countIn(cells: Float64Array, use: UseIndex, kind: KindIndex | undefined): number {
	if (kind !== undefined) return cells[cellOf(kind, use)] as number;
	let sum = 0;
	for (let cell = use as number; cell < CELLS; cell += USES.length) sum += cells[cell] as number;
	return sum;
}
