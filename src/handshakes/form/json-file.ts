import { type FileProblem, rejected } from '../../reading/file-problem.ts';
import { FieldTable } from '../../reading/json/field-table.ts';
import { JsonRecords, parseRecord } from '../../reading/json/json-records.ts';
import { ENVELOPE_NAMES, RecordScanner } from '../../reading/json/record-scanner.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import type { TextReader } from '../../reading/text/text-file.ts';
import type { Source } from '../sources/source.ts';
import { SOURCES } from '../sources/sources.ts';
import type { HandshakeHandler } from './handler.ts';
import { membersOf } from './members.ts';
import { CONNECTION_LOG } from './subject.ts';

const TABLE = new FieldTable(ENVELOPE_NAMES);

/** JSON of any source: each record is read by the source that recognises it. */
export class JsonRecordsOfSources implements TextReader {
	readonly #handler: HandshakeHandler;
	readonly #records: JsonRecords<RecordScanner>;
	#source: Source | undefined;
	#read = 0;
	#strange = 0;

	constructor(handler: HandshakeHandler) {
		this.#handler = handler;
		this.#records = new JsonRecords(new RecordScanner(TABLE), CONNECTION_LOG, {
			record: (_, bytes, start, end, resuming) => this.#record(parseRecord(bytes, start, end), resuming),
			other: () => this.#leaveOut(),
			problem: (problem) => handler.problem(problem),
		});
	}

	get stopped(): boolean {
		return this.#records.stopped;
	}

	write(chunk: Uint8Array): void {
		this.#records.write(chunk);
	}

	end(isCut: boolean): void {
		this.#records.end(isCut);
		if (this.#read === 0 && this.#strange > 0) this.#handler.problem(NOT_RECOGNISED);
		else if (this.#read === 0 && !this.#records.isDamaged && !isCut) this.#handler.problem(NO_RECORDS);
		else if (this.#strange > 0) {
			this.#handler.otherRecords(this.#strange);
			this.#handler.problem(strangeRecords(this.#strange, this.#read + this.#strange));
		}
	}

	#record(value: unknown, resuming: boolean): boolean {
		const record = membersOf(value);
		if (this.#source?.json?.recognises(record) !== true) {
			const source = SOURCES.find(({ json }) => json?.recognises(record));
			if (source === undefined) {
				if (!resuming) this.#leaveOut();
				return !resuming;
			}
			this.#source = source;
			this.#handler.source(source);
		}
		this.#read++;
		this.#source?.json?.read(record, this.#handler);
		return true;
	}

	#leaveOut(): void {
		this.#strange++;
	}
}

const NOT_RECOGNISED = rejected(
	'not-recognised',
	'This is JSON, but its records have none of the forms that are read here.',
	CONNECTION_LOG.accepted,
);

const NO_RECORDS: FileProblem = {
	severity: 'notice',
	code: 'no-records',
	found: 'The file is well formed but holds no records.',
	accepted: 'If you expected some, export again with a longer period.',
};

const strangeRecords = (strange: number, records: number): FileProblem => ({
	severity: 'notice',
	code: 'other-records',
	found: `Left out because they say nothing about a connection: ${formatCount(strange)} of ${formatCount(records)} records.`,
	accepted: 'Nothing to do if the file is meant to hold other records as well.',
});
