import type { FileProblem } from '../file-problem.ts';
import type { FileQueue } from './file-queue.ts';

/** Things of one sort that a page is shown: more would make showing it slow. */
const MOST_SHOWN = 100;

/** The largest of many, and how many there are. */
export interface Largest<Thing> {
	readonly largest: readonly Thing[];
	readonly total: number;
}

/** The first of a list that begins with the largest. */
export function largestOf<Thing>(all: readonly Thing[]): Largest<Thing> {
	return { largest: all.slice(0, MOST_SHOWN), total: all.length };
}

/** A file as a page shows it. */
export interface ShownFile {
	readonly name: string;
	/** What it is and what is in it. */
	readonly line: string;
	readonly problems: readonly FileProblem[];
	/** Problems beyond those listed. */
	readonly moreProblems: number;
}

/** What every reader's page is shown of the files given until now. */
export interface GivenFiles {
	/** How many, without those left out. */
	readonly given: number;
	/** Files read to their end, by place. */
	readonly whole: readonly number[];
	/** Names of files that were left out of the last lot, because the same had been read before. */
	readonly leftOut: readonly string[];
}

export function givenFiles({ taken, leftOut }: Pick<FileQueue, 'taken' | 'leftOut'>): GivenFiles {
	return { given: taken.length, whole: taken.filter(({ isWhole }) => isWhole).map(({ place }) => place), leftOut };
}
