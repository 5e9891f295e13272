import { CsvTable } from '../../reading/csv/csv-table.ts';
import type { FileProblem } from '../../reading/file-problem.ts';
import { foldAscii } from '../../reading/text/fold-ascii.ts';
import type { TextReader } from '../../reading/text/text-file.ts';
import { useOfValue } from '../record/legacy-entry.ts';
import { USER_COLUMNS, WORKLOAD_COLUMNS } from '../record/script-columns.ts';
import { KINDS, type Kind, LEGACY, SERVICE_PRINCIPAL, strongerUse } from '../record/sign-in.ts';
import { type RecordStatement, signInOf, statementOf } from '../record/statement.ts';
import type { Form } from './form.ts';
import { NO_RECORDS } from './no-records.ts';
import type { RecordHandler } from './record-handler.ts';

const SCRIPT_COLUMNS = new Set([...USER_COLUMNS, ...WORKLOAD_COLUMNS].map(foldAscii));
const SHARED_COLUMNS = USER_COLUMNS.filter((name) => (WORKLOAD_COLUMNS as readonly string[]).includes(name)).map(foldAscii);

/** A column that holds the flag itself, as a query that projects it may name it. */
const FLAG_COLUMNS = ['haslegacytls', 'legacytls'];

/** Column names, spaces removed, that tell a table of sign-ins from any other table. */
const SIGN_IN_COLUMNS = [
	'correlationid',
	'useragent',
	'ipaddress',
	'application',
	'applicationid',
	'appdisplayname',
	'username',
	'userprincipalname',
	'signinidentifier',
	'signinerrorcode',
	'clientapp',
	'resourcedisplayname',
	'serviceprincipalid',
	'managedidentitytype',
];

/** Reads a CSV of sign-ins: Log Analytics rows, or the PowerShell script's files. */
export class CsvLog implements TextReader {
	readonly #name: string;
	readonly #handler: RecordHandler;
	readonly #table: CsvTable;
	#columns: readonly string[] = [];
	#form: Form | undefined;
	#flagColumn: string | undefined;

	constructor(name: string, handler: RecordHandler) {
		this.#name = name;
		this.#handler = handler;
		this.#table = new CsvTable({
			columns: (names) => this.#takeColumns(names),
			row: (cells) => this.#takeRow(cells),
			problem: (problem) => handler.problem(problem),
		});
	}

	get stopped(): boolean {
		return this.#table.stopped;
	}

	write(chunk: Uint8Array): void {
		this.#table.write(chunk);
	}

	end(isCut: boolean): void {
		this.#table.end(isCut);
		if (this.#form !== undefined && !this.#table.hasRows && !isCut) this.#handler.problem(NO_RECORDS);
	}

	#takeRow(cells: readonly string[]): void {
		const row: Record<string, string> = Object.create(null);
		for (const [index, name] of this.#columns.entries()) if (cells[index] !== '') row[name] = cells[index] as string;
		const statement = this.#statementOf(row);
		const idBytes = encoder.encode(statement.id);
		this.#handler.signIn({ ...statement, idBytes, idStart: 0, idEnd: idBytes.length }, () => ({
			...signInOf(row, this.#name),
			kind: KINDS[statement.kind] as Kind,
		}));
	}

	#statementOf(row: Record<string, string>): RecordStatement {
		const statement = statementOf(row);
		if (this.#form === 'scriptCsv') {
			const isWorkload = row['serviceprincipalid'] !== undefined || row['serviceprincipalname'] !== undefined;
			return { ...statement, signIn: true, use: LEGACY, kind: isWorkload ? SERVICE_PRINCIPAL : statement.kind };
		}
		const flag = this.#flagColumn === undefined ? undefined : row[this.#flagColumn];
		return { ...statement, signIn: true, use: strongerUse(statement.use, useOfValue(flag)) };
	}

	#takeColumns(names: readonly string[]): FileProblem | undefined {
		const columns = names.map((name) => foldAscii(name.trim()).replace(/ \[utc\]$/, ''));
		const known = new Set(columns);
		this.#columns = columns;
		this.#flagColumn = FLAG_COLUMNS.find((name) => known.has(name));
		if (known.has('authenticationprocessingdetails') || this.#flagColumn !== undefined) this.#form = 'logAnalyticsCsv';
		else if (columns.every((name) => SCRIPT_COLUMNS.has(name)) && SHARED_COLUMNS.every((name) => known.has(name)))
			this.#form = 'scriptCsv';
		else {
			const looksLikeSignIns = columns.filter((name) => SIGN_IN_COLUMNS.includes(name.replace(/[ -]/g, ''))).length >= 2;
			return looksLikeSignIns ? WITHOUT_FLAG : NOT_A_LOG;
		}
		this.#handler.form(this.#form);
		return undefined;
	}
}

const encoder = new TextEncoder();

const WITHOUT_FLAG: FileProblem = {
	severity: 'rejected',
	code: 'csv-without-flag',
	found:
		'This CSV holds sign-ins but no column that says whether legacy TLS was used: the CSV download leaves it out, so it cannot answer the question.',
	accepted: 'Download the same sign-ins as JSON, or export Log Analytics rows with the column AuthenticationProcessingDetails.',
};

/** Quotes nothing of the file: without a first row of names, that would be somebody's name and address. */
const NOT_A_LOG: FileProblem = {
	severity: 'rejected',
	code: 'not-sign-ins',
	found: 'This reads as text or CSV, but its first row does not name the columns of a sign-in log.',
	accepted:
		'Accepted as CSV are Log Analytics rows with the column AuthenticationProcessingDetails, and the files of the PowerShell script. The portal download must be JSON.',
};
