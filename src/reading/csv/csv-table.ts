import { type FileProblem, rejected } from '../file-problem.ts';
import type { TextReader } from '../text/text-file.ts';
import { CsvRows } from './csv-rows.ts';

export interface CsvTableHandler {
	/** The first row. Answers why the table is not read, where it is not. */
	columns(names: readonly string[]): FileProblem | undefined;
	/** A row with as many cells as there are columns, and the line it begins on, counted from 1. */
	row(cells: readonly string[], line: number): void;
	problem(problem: FileProblem): void;
}

/**
 * A CSV text with a first row of names, and what is wrong with it in words. Passes over the line `#TYPE ...` of Windows
 * PowerShell, the line `sep=;` that Excel reads, and the first row where it stands again because files were joined.
 */
export class CsvTable implements TextReader {
	readonly #handler: CsvTableHandler;
	readonly #rows: CsvRows;
	readonly #decoder = new TextDecoder('utf-8');
	#columns: number | undefined;
	#header = '';
	#isCut = false;
	#reportedNotUtf8 = false;
	/** There is at least one row below the names. */
	hasRows = false;

	constructor(handler: CsvTableHandler) {
		this.#handler = handler;
		this.#rows = new CsvRows({
			row: (cells, line) => this.#row(cells, line),
			fault: (code, line) => {
				if (code !== 'truncated' || !this.#isCut) handler.problem(csvFault(code, line));
			},
		});
	}

	get stopped(): boolean {
		return this.#rows.stopped;
	}

	write(chunk: Uint8Array): void {
		this.#rows.write(this.#noticed(this.#decoder.decode(chunk, { stream: true })));
	}

	end(isCut: boolean): void {
		this.#rows.write(this.#noticed(this.#decoder.decode()));
		this.#isCut = isCut;
		this.#rows.end();
	}

	#noticed(text: string): string {
		if (!this.#reportedNotUtf8 && text.includes('\ufffd')) {
			this.#reportedNotUtf8 = true;
			this.#handler.problem(NOT_UTF8);
		}
		return text;
	}

	#row(cells: readonly string[], line: number): void {
		if (this.#columns === undefined) {
			const [first = ''] = cells;
			const isRemark = (cells.length === 1 && first.startsWith('#TYPE ')) || (cells.length <= 2 && /^sep=/i.test(first));
			if (!isRemark) this.#takeHeader(cells);
			return;
		}
		if (cells.join() === this.#header) return;
		this.hasRows = true;
		if (cells.length === this.#columns) this.#handler.row(cells, line);
		else
			this.#handler.problem({
				severity: 'incomplete',
				code: 'csv-cells',
				found: `A row has ${cells.length} cells where the first row names ${this.#columns} columns; it was left out.`,
				accepted: 'Export again rather than mend the row by hand.',
				place: { line },
			});
	}

	#takeHeader(cells: readonly string[]): void {
		this.#columns = cells.length;
		this.#header = cells.join();
		const problem = cells.some((cell) => cell.includes('\r')) ? LINE_ENDS : this.#handler.columns(cells);
		if (problem === undefined) return;
		this.#rows.stopped = true;
		this.#handler.problem(problem);
	}
}

const NOT_UTF8: FileProblem = {
	severity: 'notice',
	code: 'not-utf8',
	found: 'Some characters are neither UTF-8 nor UTF-16; they are shown as replacement characters.',
	accepted: 'Names may be unreadable; the counts are not affected. Export as UTF-8 to mend it.',
};

const LINE_ENDS = rejected(
	'line-ends',
	'The lines of this CSV end in a carriage return alone, so that it reads as a single line.',
	'Save it with line ends of Windows (CRLF) or Linux (LF), or export it again.',
);

function csvFault(code: 'truncated' | 'too-long' | 'quote', line: number): FileProblem {
	const found = {
		truncated: 'The file ends inside a quoted cell: it was cut off. Everything up to there was used, the rest is missing.',
		'too-long': 'A row is longer than 16 million characters; reading stopped there.',
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
