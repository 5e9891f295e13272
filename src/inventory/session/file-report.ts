import type { FileProblem } from '../../reading/file-problem.ts';
import type { Encoding } from '../../reading/text/encoding.ts';
import type { Source } from '../sources/source.ts';

/** A table whose columns the visitor has to name. */
export interface UnknownTable {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

/** What is to be said of few files. */
interface Notes {
	readonly encoding: Encoding | undefined;
	/** Records that name no machine, by why. */
	readonly leftOut: ReadonlyMap<string, number>;
	/** Times of records that could not be read. */
	readonly unreadTimes: number;
	/** Where columns have to be named before it can be read. */
	readonly table: UnknownTable | undefined;
	readonly problems: readonly FileProblem[];
	/** Problems beyond those listed. */
	readonly moreProblems: number;
	/** Files inside it have their own reports. */
	readonly holdsFiles: boolean;
}

const NO_SOURCES: readonly Source[] = [];
const NONE: Notes = {
	encoding: undefined,
	leftOut: new Map(),
	unreadTimes: 0,
	table: undefined,
	problems: [],
	moreProblems: 0,
	holdsFiles: false,
};
/** Of most files. */
const UTF8: Notes = { ...NONE, encoding: 'UTF-8' };

/** What one file, or one file inside a zip, turned out to be. A zip may hold a hundred thousand, so that what is alike is held once. */
export class FileReport {
	/** Of the file that it is in, or empty. */
	readonly #archive: string;
	readonly #own: string;
	sources = NO_SOURCES;
	/** Records that name a machine. */
	records = 0;
	#notes = NONE;

	constructor(own: string, archive = '') {
		this.#own = own;
		this.#archive = archive;
	}

	get name(): string {
		return this.#archive === '' ? this.#own : `${this.#archive} > ${this.#own}`;
	}

	get encoding(): Notes['encoding'] {
		return this.#notes.encoding;
	}

	get leftOut(): Notes['leftOut'] {
		return this.#notes.leftOut;
	}

	get unreadTimes(): number {
		return this.#notes.unreadTimes;
	}

	get table(): Notes['table'] {
		return this.#notes.table;
	}

	get problems(): Notes['problems'] {
		return this.#notes.problems;
	}

	get moreProblems(): number {
		return this.#notes.moreProblems;
	}

	get holdsFiles(): boolean {
		return this.#notes.holdsFiles;
	}

	note(change: Partial<Notes>): void {
		this.#notes = this.#notes === NONE && change.encoding === 'UTF-8' ? UTF8 : { ...this.#notes, ...change };
	}
}
