/** Where in the unpacked text of a file something was found. */
export interface Place {
	/** Counted from 1. */
	readonly line: number;
	/** Counted from 0, in the unpacked text as UTF-8. Left out for CSV, where the line says it. */
	readonly byte?: number;
}

/** Something the reader must know about a file before relying on what was read from it. */
export interface FileProblem {
	/**
	 * `rejected`: nothing was read. `incomplete`: part of the file was not read, so that its absence of findings proves
	 * nothing. `notice`: everything was read.
	 */
	readonly severity: 'rejected' | 'incomplete' | 'notice';
	/** Stable name of the kind of problem. */
	readonly code: string;
	/** What was found, in a sentence or two. */
	readonly found: string;
	/** What would be accepted, or what to do. */
	readonly accepted: string;
	readonly place?: Place;
}

/** One line for a person: file, place, finding, remedy. */
export function problemText(file: string, problem: FileProblem): string {
	const byte = problem.place?.byte === undefined ? '' : `, byte ${problem.place.byte}`;
	const place = problem.place ? ` (line ${problem.place.line}${byte})` : '';
	return `${file}${place}: ${problem.found} ${problem.accepted}`;
}

export function rejected(code: string, found: string, accepted: string): FileProblem {
	return { severity: 'rejected', code, found, accepted };
}
