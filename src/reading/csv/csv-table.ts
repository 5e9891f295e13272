import { type FileProblem, rejected } from '../file-problem.ts';
import type { PartPlace, TextPart } from '../parts/parted-text.ts';
import type { TextReader } from '../text/text-file.ts';
import type { CsvRow } from './csv-row.ts';
import { CsvRows } from './csv-rows.ts';

const encoder = new TextEncoder();

export interface CsvTableHandler {
	/** The first row. Answers why the table is not read, where it is not. */
	columns(names: readonly string[]): FileProblem | undefined;
	/** A row with as many cells as there are columns, and the line it begins on, counted from 1. */
	row(row: CsvRow, line: number): void;
	problem(problem: FileProblem): void;
}

/**
 * A CSV text with a first row of names, and what is wrong with it in words. Passes over the line `#TYPE ...` of Windows
 * PowerShell, the line `sep=;` that Excel reads, and the first row where it stands again because files were joined.
 */
export class CsvTable implements TextReader {
	readonly #handler: CsvTableHandler;
	readonly #rows: CsvRows;
	/** The first row, and the bytes of its first cell. */
	#header: readonly string[] | undefined;
	#firstName = new Uint8Array(0);
	#isCut = false;
	/** There is at least one row below the names. */
	hasRows = false;

	constructor(handler: CsvTableHandler) {
		this.#handler = handler;
		this.#rows = new CsvRows({
			row: (row, line) => this.#row(row, line),
			fault: (code, line) => {
				if (code !== 'truncated' || !this.#isCut) handler.problem(csvFault(code, line));
			},
		});
	}

	get stopped(): boolean {
		return this.#rows.stopped;
	}

	/** A first row that reads as the first row did, once there is one. */
	header(): Uint8Array | undefined {
		const { state: delimiter } = this.#rows.place();
		if (this.#header === undefined || delimiter === undefined) return undefined;
		const cells = this.#header.map((name) => `"${name.replaceAll('"', '""')}"`);
		return encoder.encode(`${cells.join(delimiter)}\n`);
	}

	place(): PartPlace {
		return this.#rows.place();
	}

	/** Passes over a part that another thread has read. */
	pass({ begin, end, lines }: TextPart): void {
		this.hasRows = true;
		this.#rows.pass(end - begin, lines);
	}

	write(chunk: Uint8Array): void {
		this.#rows.write(chunk);
	}

	end(isCut: boolean): void {
		this.#isCut = isCut;
		this.#rows.end();
	}

	#row(row: CsvRow, line: number): void {
		if (this.#header === undefined) {
			const first = row.text(0);
			const isRemark = (row.length === 1 && first.startsWith('#TYPE ')) || (row.length <= 2 && /^sep=/i.test(first));
			if (!isRemark) this.#takeHeader(row);
			return;
		}
		if (row.holds(0, this.#firstName) && row.texts().join() === this.#header.join()) return;
		this.hasRows = true;
		if (row.length === this.#header.length) this.#handler.row(row, line);
		else
			this.#handler.problem({
				severity: 'incomplete',
				code: 'csv-cells',
				found: `A row has ${row.length} ${row.length === 1 ? 'cell' : 'cells'} where the first row names ${this.#header.length} columns; it was left out.`,
				accepted: 'Export again rather than mend the row by hand.',
				place: { line },
			});
	}

	#takeHeader(row: CsvRow): void {
		const names = row.texts();
		this.#header = names;
		this.#firstName = row.bytes.slice(row.starts[0], row.ends[0]);
		const problem = names.some((name) => name.includes('\r')) ? LINE_ENDS : this.#handler.columns(names);
		if (problem === undefined) return;
		this.#rows.stopped = true;
		this.#handler.problem(problem);
	}
}

/** Told by a reader of rows that meets a replacement character in a text it shows. */
export const NOT_UTF8: FileProblem = {
	severity: 'notice',
	code: 'not-utf8',
	found: 'Some characters are neither UTF-8 nor UTF-16; they are shown as replacement characters.',
	accepted: 'Names may be unreadable; the counts are not affected. Export as UTF-8 to mend it.',
};

const LINE_ENDS = rejected(
	'line-ends',
	'The lines of this CSV end only in a carriage return, so it reads as a single line.',
	'Save it with line ends of Windows (CRLF) or Linux (LF), or export it again.',
);

function csvFault(code: 'truncated' | 'too-long' | 'quote', line: number): FileProblem {
	const found = {
		truncated: 'The file ends inside a quoted cell: it was cut off. Everything up to there was used, the rest is missing.',
		'too-long': 'A row is longer than 16 MB; reading stopped there.',
		quote: 'A closing quote is followed by something other than a comma or a line end; the row was left out.',
	}[code];
	return {
		severity: 'incomplete',
		code: code === 'quote' ? 'syntax' : code,
		found,
		accepted: 'Download or export the file again.',
		place: { line },
	};
}
