/** Where in the unpacked text of a file something was found. */
export interface Place {
	/** Counted from 1. */
	readonly line: number;
	/** Counted from 0, in the unpacked text as UTF-8. Left out for CSV, where the line says it. */
	readonly byte?: number;
}

/** Something the reader must know about a file before relying on what was read from it. */
export interface Problem {
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
export function problemText(file: string, problem: Problem): string {
	const byte = problem.place?.byte === undefined ? '' : `, byte ${problem.place.byte}`;
	const place = problem.place ? ` (line ${problem.place.line}${byte})` : '';
	return `${file}${place}: ${problem.found} ${problem.accepted}`;
}

/** A file that is what it should be, and empty of records. */
export const NO_RECORDS: Problem = {
	severity: 'notice',
	code: 'no-records',
	found: 'The file is well formed but holds no records.',
	accepted: 'If you expected sign-ins, clear all filters except the date before you download.',
};

export const ACCEPTED_FORMS =
	'Accepted are sign-in logs as JSON (portal download, Microsoft Graph, Azure Monitor, Log Analytics), Log Analytics rows as CSV, and the CSV files of the PowerShell script; plain, in gzip or in a zip.';
