import type { FileProblem } from '../../reading/file-problem.ts';
import type { Encoding } from '../../reading/text/encoding.ts';
import type { Form } from '../form/form.ts';
import { ABSENT, KINDS, type Kind, type KindIndex, MODERN, NOT_STATED, USES, type UseIndex } from '../record/sign-in.ts';

/** What one file, or one file inside a zip, turned out to be. */
export interface FileReport {
	readonly name: string;
	form: Form | undefined;
	encoding: Encoding | undefined;
	/** Sign-ins in the file, those that another file has too included. */
	signIns: number;
	/** Sign-ins that had been counted before. */
	duplicates: number;
	/** Records that are no sign-ins. */
	otherRecords: number;
	/** Sign-ins of the file by kind and use, in the order of `KINDS` and, for each, of `USES`: see `countInFile`. */
	readonly cells: number[];
	/** Milliseconds since 1970 UTC; infinite where no time is known. */
	first: number;
	last: number;
	readonly problems: FileProblem[];
	/** Problems beyond those listed. */
	moreProblems: number;
	/** Its last page of Microsoft Graph names a page that follows. */
	namesNextPage: boolean;
	/** Read to its end, or given up. */
	done: boolean;
}

export function emptyReport(name: string): FileReport {
	return {
		name,
		form: undefined,
		encoding: undefined,
		signIns: 0,
		duplicates: 0,
		otherRecords: 0,
		cells: new Array<number>(KINDS.length * USES.length).fill(0),
		first: Number.POSITIVE_INFINITY,
		last: Number.NEGATIVE_INFINITY,
		problems: [],
		moreProblems: 0,
		namesNextPage: false,
		done: false,
	};
}

/** Place of a kind and a use among the cells of a report or of a day. */
export function cellOf(kind: KindIndex, use: UseIndex): number {
	return kind * USES.length + use;
}

/**
 * Whether a file states for a kind whether legacy TLS was used: it holds the entry with "False". Records of that kind
 * without the entry then say nothing, whatever its absence means elsewhere.
 */
export function statesModern({ cells }: FileReport, kind: KindIndex): boolean {
	return (cells[cellOf(kind, MODERN)] as number) > 0;
}

/** Sign-ins of the file with a use, of all kinds: those without an entry settled by what the rest of the file states. */
export function countInFile(report: FileReport, use: UseIndex): number {
	return KINDS.reduce((sum, _, index) => {
		const kind = index as KindIndex;
		const count = report.cells[cellOf(kind, use)] as number;
		const absent = report.cells[cellOf(kind, ABSENT)] as number;
		if (!statesModern(report, kind)) return sum + count;
		return sum + (use === ABSENT ? 0 : use === NOT_STATED ? count + absent : count);
	}, 0);
}

/** The kind that most sign-ins of a file are of. */
export function mainKindOf({ cells }: FileReport): Kind {
	const sums = KINDS.map((_, kind) =>
		cells.slice(kind * USES.length, (kind + 1) * USES.length).reduce((sum, count) => sum + count),
	);
	return KINDS[sums.indexOf(Math.max(...sums))] as Kind;
}
