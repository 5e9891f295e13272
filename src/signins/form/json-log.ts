import { type FileProblem, rejected } from '../../reading/file-problem.ts';
import { JsonRecords, parseRecord } from '../../reading/json/json-records.ts';
import { membersOf } from '../../reading/json/members.ts';
import { limitOfAnswer, rowsOfQuery } from '../../reading/json/query-tables.ts';
import type { PartedReader, PartPlace, PartPlan, TextPart } from '../../reading/parts/parted-text.ts';
import { foldAscii } from '../../reading/text/fold-ascii.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { type StatementBatch, tellBatch } from '../parts/statement-batch.ts';
import { FIELDS } from '../record/fields.ts';
import { partsOf } from '../record/parts.ts';
import { readStatementOf, ScannedStatement } from '../record/scanned-statement.ts';
import { SignInScanner } from '../record/sign-in-scanner.ts';
import { signInOf } from '../record/statement.ts';
import { CUT_DETAILS } from './cut-details.ts';
import { FORM_BY_LAYOUT, SIGN_IN_LOG } from './form.ts';
import { NO_RECORDS } from './no-records.ts';
import type { RecordHandler } from './record-handler.ts';

/** Reads a JSON sign-in log in any of its forms. */
export class JsonLog implements PartedReader {
	/** Name of this reader in plans for parts. */
	static readonly PART = 'sign-ins-json';
	readonly #name: string;
	readonly #handler: RecordHandler;
	readonly #statement = new ScannedStatement();
	readonly #records: JsonRecords<SignInScanner>;
	/** The record being read; the function is made once, not for each record. */
	#bytes = new Uint8Array(0) as Uint8Array;
	#start = 0;
	#end = 0;
	readonly #full = () => signInOf(partsOf(parseRecord(this.#bytes, this.#start, this.#end)), this.#name);
	#signIns = 0;
	#others = 0;
	/** What the first record was that is no sign-in. */
	#otherKind = '';
	/** Records that are no sign-ins and name no other log that they belong to. */
	#strange = 0;
	#hasCutDetails = false;
	/** Earlier results of this reader. */
	#earlier = 0;
	/** How the first sign-in begins. */
	#recordStart: string | undefined;

	constructor(name: string, handler: RecordHandler) {
		this.#name = name;
		this.#handler = handler;
		this.#records = new JsonRecords(new SignInScanner(), SIGN_IN_LOG, {
			record: (scanner, bytes, start, end, resuming) => {
				const statement = this.#statement;
				statement.read(scanner, bytes, start, end);
				if (statement.signIn) {
					if (this.#signIns++ === 0) this.#recordStart = startOf(parseRecord(bytes, start, end));
					if (statement.cutDetails) this.#hasCutDetails = true;
					this.#bytes = bytes;
					this.#start = start;
					this.#end = end;
					handler.signIn(statement, this.#full);
					return true;
				}
				if (resuming) return false;
				if (scanner.starts[FIELDS.verdict] !== 0 && handler.earlier(parseRecord(bytes, start, end))) {
					this.#earlier++;
					return true;
				}
				if (scanner.starts[FIELDS.tables] !== 0 && this.#takeTables(parseRecord(bytes, start, end), name)) return true;
				if (!statement.otherLog) this.#strange++;
				if (this.#others++ === 0) this.#otherKind = nameOfOther(parseRecord(bytes, start, end));
				handler.otherRecord();
				return true;
			},
			other: () => {
				this.#others++;
				this.#strange++;
				handler.otherRecord();
			},
			problem: (problem) => handler.problem(problem),
		});
	}

	get stopped(): boolean {
		return this.#records.stopped;
	}

	write(chunk: Uint8Array): void {
		this.#records.write(chunk);
	}

	partPlan(): PartPlan | undefined {
		const { state } = this.place();
		if (this.#recordStart === undefined || state === undefined) return undefined;
		const isList = state !== 'text';
		return {
			reader: JsonLog.PART,
			name: this.#name,
			prefix: isList ? LIST : NOTHING,
			state: isList ? 'list' : state,
			recordStart: this.#recordStart,
		};
	}

	place(): PartPlace {
		return this.#records.place();
	}

	take(part: TextPart): void {
		this.#records.pass(part);
		tellBatch(part.findings as StatementBatch, (statement, full) => {
			this.#signIns++;
			this.#handler.signIn(statement, full);
		});
	}

	end(isCut: boolean): void {
		this.#records.end(isCut);
		this.#handler.form(this.#earlier > 0 ? 'earlierResult' : FORM_BY_LAYOUT[this.#records.layout]);
		for (const problem of this.#problems()) this.#handler.problem(problem);
		if (this.#records.namesNextPage) this.#handler.nextPage();
	}

	/** Takes the rows of a query's result; answers whether it was one. */
	#takeTables(value: unknown, name: string): boolean {
		const rows = rowsOfQuery(value);
		const limit = limitOfAnswer(value);
		if (limit !== undefined) this.#handler.problem(limit);
		for (const row of rows ?? []) {
			const statement = readStatementOf(row);
			if (statement.cutDetails) this.#hasCutDetails = true;
			if (statement.signIn) {
				this.#signIns++;
				this.#handler.signIn(statement, () => signInOf(partsOf(row), name));
			} else {
				this.#others++;
				if (!statement.otherLog) this.#strange++;
				this.#handler.otherRecord();
			}
		}
		return rows !== undefined;
	}

	/** What is to be said of the records as a whole. */
	*#problems(): Generator<FileProblem> {
		const records = this.#signIns + this.#others;
		const ofOtherLogs = this.#others - this.#strange;
		if (this.#hasCutDetails) yield CUT_DETAILS;
		if (this.#signIns > 0 && this.#strange > 0) yield strangeRecords(this.#strange, records);
		if (this.#signIns > 0 && ofOtherLogs > 0) yield otherRecords(ofOtherLogs, records);
		if (this.#signIns > 0 || this.#earlier > 0) return;
		if (this.#others > 0)
			yield rejected('not-sign-ins', `This is JSON, but its records are not sign-ins${this.#otherKind}.`, SIGN_IN_LOG.accepted);
		else if (!this.#records.isDamaged) yield NO_RECORDS;
	}
}

const strangeRecords = (strange: number, records: number): FileProblem => ({
	severity: 'incomplete',
	code: 'strange-records',
	found: `${strange} of ${records} records were not recognised as sign-ins or another log, and were skipped.`,
	accepted: 'Export whole records: a sign-in has authenticationProcessingDetails, signInEventTypes or isInteractive.',
});

const otherRecords = (ofOtherLogs: number, records: number): FileProblem => ({
	severity: 'notice',
	code: 'other-records',
	found: `Left out because they belong to another log: ${ofOtherLogs} of ${records} records.`,
	accepted: 'Nothing to do if the file is meant to hold other logs as well.',
});

const LIST = Uint8Array.of(0x5b);
const NOTHING = new Uint8Array(0);

/** What finds the beginning of records like this one: their first two names. Undefined for those that would be hard to tell. */
function startOf(record: unknown): string | undefined {
	const [first, second] = Object.entries(record as object);
	if (first === undefined || second === undefined || typeof first[1] === 'object') return undefined;
	if (!/^[\w.]+$/.test(first[0] + second[0])) return undefined;
	return `\\{\\s*"${first[0]}"\\s*:\\s*(?:"[^"\\\\]*"|[-+.\\w]+)\\s*,\\s*"${second[0]}"\\s*:`;
}

/** What a record that is no sign-in seems to be. */
function nameOfOther(record: unknown): string {
	const members = membersOf(record);
	const category = members.get('category');
	if (members.has('activitydisplayname') || members.has('activitydatetime') || category === 'AuditLogs')
		return ': they are directory audit records';
	if (members.has('provisioningaction') || members.has('provisioningsteps')) return ': they are provisioning records';
	if (members.has('riskeventtype') || members.has('risklastupdateddatetime')) return ': they are risk records';
	const names = [...members.keys()].slice(0, 4).map((name) => shownText(foldAscii(name), 40));
	return names.length > 0 ? ` (the first has the fields ${names.join(', ')})` : '';
}
