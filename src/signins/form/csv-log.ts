import { CsvRow } from '../../reading/csv/csv-row.ts';
import { CsvTable, NOT_UTF8 } from '../../reading/csv/csv-table.ts';
import type { FileProblem } from '../../reading/file-problem.ts';
import type { PartedReader, PartPlace, PartPlan, TextPart } from '../../reading/parts/parted-text.ts';
import { type StatementBatch, tellBatch } from '../parts/statement-batch.ts';
import { useOfValue } from '../record/legacy-entry.ts';
import { type Member, type Parts, partsIn } from '../record/parts.ts';
import { RowStatement } from '../record/row-statement.ts';
import { KINDS, type Kind, LEGACY, SERVICE_PRINCIPAL, type SignIn, strongerUse } from '../record/sign-in.ts';
import { SHOWN, signInOf } from '../record/statement.ts';
import { type CsvLayout, layoutOf } from './csv-columns.ts';
import { CUT_DETAILS } from './cut-details.ts';
import { NO_RECORDS } from './no-records.ts';
import type { RecordHandler } from './record-handler.ts';

/** Reads a CSV of sign-ins: Log Analytics rows, the PowerShell script's files, or a table with error codes. */
export class CsvLog implements PartedReader {
	/** Name of this reader in plans for parts. */
	static readonly PART = 'sign-ins-csv';
	readonly #name: string;
	readonly #handler: RecordHandler;
	readonly #table: CsvTable;
	#layout: CsvLayout | undefined;
	#statement = new RowStatement([]);
	/** The row being read; the functions below are made once, not for each row. */
	#row = new CsvRow();
	readonly #parts = () => this.#partsOf(this.#row, this.#stated);
	/** Columns that count: of two of one name, the last. Those that are shown of a sign-in are some of them. */
	#stated: readonly number[] = [];
	#shown: readonly number[] = [];
	readonly #full = () => this.#signInOf(this.#row);
	#hasCutDetails = false;
	#reportedNotUtf8 = false;

	constructor(name: string, handler: RecordHandler) {
		this.#name = name;
		this.#handler = handler;
		this.#table = new CsvTable({
			columns: (names) => this.#takeColumns(names),
			row: (row) => this.#takeRow(row),
			problem: (problem) => handler.problem(problem),
		});
	}

	get stopped(): boolean {
		return this.#table.stopped;
	}

	write(chunk: Uint8Array): void {
		this.#table.write(chunk);
	}

	partPlan(): PartPlan | undefined {
		const prefix = this.#layout === undefined ? undefined : this.#table.header();
		const { state } = this.place();
		return prefix === undefined || state === undefined ? undefined : { reader: CsvLog.PART, name: this.#name, prefix, state };
	}

	place(): PartPlace {
		return this.#table.place();
	}

	take(part: TextPart): void {
		this.#table.pass(part);
		tellBatch(part.findings as StatementBatch, (statement, full) => this.#handler.signIn(statement, full));
	}

	end(isCut: boolean): void {
		this.#table.end(isCut);
		if (this.#hasCutDetails) this.#handler.problem(CUT_DETAILS);
		if (this.#layout !== undefined && !this.#table.hasRows && !isCut) this.#handler.problem(NO_RECORDS);
	}

	#takeColumns(names: readonly string[]): FileProblem | undefined {
		const layout = layoutOf(names, this.#name);
		if ('severity' in layout) return layout;
		const { columns } = layout;
		this.#layout = layout;
		this.#stated = [...columns.keys()].filter((column) => columns.lastIndexOf(columns[column] as string) === column);
		this.#shown = this.#stated.filter((column) => SHOWN.has(columns[column] as string));
		this.#statement = new RowStatement(columns);
		this.#handler.form(layout.form);
		for (const problem of layout.problems) this.#handler.problem(problem);
		return undefined;
	}

	#takeRow(row: CsvRow): void {
		this.#row = row;
		const { form, flag } = this.#layout as CsvLayout;
		const statement = this.#statement;
		statement.read(row, this.#parts);
		if (statement.cutDetails) this.#hasCutDetails = true;
		if (flag >= 0) statement.use = strongerUse(statement.use, useOfValue(row.text(flag)));
		else if (form === 'scriptCsv') statement.use = strongerUse(statement.use, LEGACY);
		if (form === 'scriptCsv' && this.#isOfWorkload(row)) statement.kind = SERVICE_PRINCIPAL;
		this.#handler.signIn(statement, this.#full);
	}

	#isOfWorkload(row: CsvRow): boolean {
		const { columns } = this.#layout as CsvLayout;
		return ['serviceprincipalid', 'serviceprincipalname'].some((name) => {
			const column = columns.indexOf(name);
			return column >= 0 && !row.isEmpty(column);
		});
	}

	#partsOf(row: CsvRow, columns: readonly number[]): Parts {
		const names = (this.#layout as CsvLayout).columns;
		const record: Member[] = [];
		for (const column of columns)
			if (!row.isEmpty(column)) record.push({ name: names[column] as string, value: row.text(column) });
		return partsIn(record);
	}

	#signInOf(row: CsvRow): SignIn {
		const parts = this.#partsOf(row, this.#shown);
		if (!this.#reportedNotUtf8 && parts[0]?.some(({ value }) => (value as string).includes('\ufffd'))) {
			this.#reportedNotUtf8 = true;
			this.#handler.problem(NOT_UTF8);
		}
		return { ...signInOf(parts, this.#name), kind: KINDS[this.#statement.kind] as Kind };
	}
}
