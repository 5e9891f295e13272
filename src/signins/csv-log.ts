import { CsvRows } from './csv-rows.ts';
import { foldAscii, useOfValue } from './legacy-entry.ts';
import { NO_RECORDS, type Problem } from './problem.ts';
import { type Facts, factsOf } from './record.ts';
import { LEGACY } from './sign-in.ts';

/** Columns of the PowerShell script's files (seed S0-53), in its order. */
export const USER_COLUMNS = [
	'CorrelationId',
	'createdDateTime',
	'userPrincipalName',
	'userId',
	'UserDisplayName',
	'AppDisplayName',
	'AppId',
	'IPAddress',
	'isInteractive',
	'ResourceDisplayName',
	'ResourceId',
	'UserAgent',
] as const;
export const WORKLOAD_COLUMNS = [
	'CorrelationId',
	'createdDateTime',
	'AppDisplayName',
	'AppId',
	'IPAddress',
	'ResourceDisplayName',
	'ResourceId',
	'ServicePrincipalId',
	'ServicePrincipalName',
] as const;

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

export type CsvForm = 'logAnalyticsCsv' | 'scriptCsv';

export interface CsvLogHandler {
	form(form: CsvForm): void;
	record(facts: Facts, row: Record<string, string>): void;
	problem(problem: Problem): void;
}

/** Reads a CSV of sign-ins: Log Analytics rows, or the PowerShell script's files. */
export class CsvLog {
	readonly #handler: CsvLogHandler;
	readonly #rows: CsvRows;
	#columns: readonly string[] | undefined;
	#form: CsvForm | undefined;
	#flagColumn: string | undefined;
	/** The first row, which stands again where files were put one behind the other. */
	#header = '';
	#hasRows = false;
	#isCut = false;

	constructor(handler: CsvLogHandler) {
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

	write(text: string): void {
		this.#rows.write(text);
	}

	/** `isCut`: that the end is missing has been told already. */
	end(isCut: boolean): void {
		this.#isCut = isCut;
		this.#rows.end();
		if (this.#form !== undefined && !this.#hasRows && !isCut) this.#handler.problem(NO_RECORDS);
	}

	#row(cells: readonly string[], line: number): void {
		if (this.#columns === undefined) {
			// Export-Csv of Windows PowerShell 5.1 begins with a line that names the .NET type.
			// Excel takes a delimiter from a first line such as `sep=;`.
			const [first = ''] = cells;
			const isRemark = (cells.length === 1 && first.startsWith('#TYPE ')) || (cells.length <= 2 && /^sep=/i.test(first));
			if (!isRemark) this.#takeHeader(cells);
			return;
		}
		if (cells.join() === this.#header) return;
		this.#hasRows = true;
		if (cells.length !== this.#columns.length) {
			this.#handler.problem({
				severity: 'incomplete',
				code: 'csv-cells',
				found: `A row has ${cells.length} cells where the first row names ${this.#columns.length} columns; it was left out.`,
				accepted: 'Export again rather than mend the row by hand.',
				place: { line },
			});
			return;
		}
		const row: Record<string, string> = Object.create(null);
		for (const [index, name] of this.#columns.entries()) if (cells[index] !== '') row[name] = cells[index] as string;
		this.#handler.record(this.#facts(row), row);
	}

	#facts(row: Record<string, string>): Facts {
		const facts = factsOf(row);
		if (this.#form === 'scriptCsv') {
			const isWorkload = row['serviceprincipalid'] !== undefined || row['serviceprincipalname'] !== undefined;
			return { ...facts, signIn: true, use: LEGACY, kind: isWorkload ? 2 : facts.kind };
		}
		const flag = this.#flagColumn === undefined ? undefined : row[this.#flagColumn];
		return { ...facts, signIn: true, use: Math.max(facts.use, useOfValue(flag)) };
	}

	#takeHeader(cells: readonly string[]): void {
		if (cells.some((cell) => cell.includes('\r'))) {
			this.#rows.stopped = true;
			this.#columns = [];
			this.#handler.problem(LINE_ENDS);
			return;
		}
		this.#header = cells.join();
		const columns = cells.map((cell) => foldAscii(cell.trim()).replace(/ \[utc\]$/, ''));
		const known = new Set(columns);
		this.#columns = columns;
		this.#flagColumn = FLAG_COLUMNS.find((name) => known.has(name));
		if (known.has('authenticationprocessingdetails') || this.#flagColumn !== undefined) this.#form = 'logAnalyticsCsv';
		else if (columns.every((name) => SCRIPT_COLUMNS.has(name)) && SHARED_COLUMNS.every((name) => known.has(name)))
			this.#form = 'scriptCsv';
		else {
			this.#rows.stopped = true;
			const looksLikeSignIns = columns.filter((name) => SIGN_IN_COLUMNS.includes(name.replace(/[ -]/g, ''))).length >= 2;
			this.#handler.problem(looksLikeSignIns ? WITHOUT_FLAG : NOT_A_LOG);
			return;
		}
		this.#handler.form(this.#form);
	}
}

const WITHOUT_FLAG: Problem = {
	severity: 'rejected',
	code: 'csv-without-flag',
	found:
		'This CSV holds sign-ins but no column that says whether legacy TLS was used: the CSV download leaves it out, so it cannot answer the question.',
	accepted: 'Download the same sign-ins as JSON, or export Log Analytics rows with the column AuthenticationProcessingDetails.',
};

/** Quotes nothing of the file: without a first row of names, that would be somebody's name and address. */
const NOT_A_LOG: Problem = {
	severity: 'rejected',
	code: 'not-sign-ins',
	found: 'This reads as text or CSV, but its first row does not name the columns of a sign-in log.',
	accepted:
		'Accepted as CSV are Log Analytics rows with the column AuthenticationProcessingDetails, and the files of the PowerShell script. The portal download must be JSON.',
};

const LINE_ENDS: Problem = {
	severity: 'rejected',
	code: 'line-ends',
	found: 'The lines of this CSV end in a carriage return alone, so that it reads as a single line.',
	accepted: 'Save it with line ends of Windows (CRLF) or Linux (LF), or export it again.',
};

function csvFault(code: 'truncated' | 'too-long' | 'quote', line: number): Problem {
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
