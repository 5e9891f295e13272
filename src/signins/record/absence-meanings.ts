import type { FlagAbsence } from '../../knowledge/flag-absence.ts';
import { KINDS, type KindIndex, SHAPES, type ShapeIndex } from './sign-in.ts';

/** What the reader needs of content/flag-absences. */
export type AbsenceMeaning = Pick<FlagAbsence, 'shapes' | 'kinds' | 'means' | 'because' | 'certainty'>;

/** What the absence of an entry about legacy TLS means, by the shape and kind of the record. */
export class AbsenceMeanings {
	readonly #byPlace: readonly (AbsenceMeaning | undefined)[];

	constructor(all: readonly AbsenceMeaning[]) {
		this.#byPlace = SHAPES.flatMap((shape) =>
			KINDS.map((kind) => all.find(({ shapes, kinds }) => shapes.includes(shape) && kinds.some((named) => named === kind))),
		);
	}

	/** Undefined where nothing is known: then absence states nothing. */
	of(shape: ShapeIndex, kind: KindIndex): AbsenceMeaning | undefined {
		return this.#byPlace[shape * KINDS.length + kind];
	}
}
