import { type FileProblem, rejected } from '../file-problem.ts';
import { JsonRecords } from '../json/json-records.ts';
import { membersOf } from '../json/members.ts';
import { MetMembers } from '../json/met-members.ts';
import { limitOfAnswer, MORE_PAGES, recordsInside } from '../json/query-tables.ts';
import { RepeatingRecords } from '../json/repeating-records.ts';
import type { Subject } from '../subject.ts';
import type { TextReader } from '../text/text-file.ts';
import type { Forms, FormsHandler } from './forms.ts';

/** JSON of any source: each record is read by the source that recognises it. */
export class JsonOfSources<Sink, Source extends Forms<Sink>> implements TextReader {
	readonly #sources: readonly Source[];
	readonly #handler: FormsHandler<Sink, Source>;
	readonly #records: JsonRecords<RepeatingRecords>;
	#source: Source | undefined;
	#read = 0;
	#strange = 0;
	/** Members of the first record that no source recognises. */
	#foreign: readonly string[] | undefined;

	constructor(sources: readonly Source[], handler: FormsHandler<Sink, Source>) {
		this.#sources = sources;
		this.#handler = handler;
		const scanner = new RepeatingRecords(
			sources.flatMap(({ json }) => json?.repeats ?? []),
			handler.met ?? new MetMembers(),
		);
		this.#records = new JsonRecords(scanner, handler.subject, {
			record: (_, bytes, start, end, resuming) => this.#record(scanner.parse(bytes, start, end), resuming),
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
		if (this.#read > 0 && this.#records.namesNextPage) this.#handler.problem(MORE_PAGES);
		if (this.#read === 0 && this.#strange > 0)
			this.#handler.problem(this.#handler.foreign?.(this.#foreign ?? []) ?? notRecognised(this.#handler.subject));
		else if (this.#read === 0 && !this.#records.isDamaged && !isCut) this.#handler.problem(NO_RECORDS);
		else if (this.#strange > 0) this.#handler.strangeRecords(this.#strange, this.#read + this.#strange);
	}

	#record(value: unknown, resuming: boolean): boolean {
		const record = membersOf(value);
		if (this.#source?.json?.recognises(record) !== true) {
			const source = this.#sources.find(({ json }) => json?.recognises(record));
			if (source === undefined) {
				const inside = recordsInside(value);
				for (const each of inside ?? []) this.#record(each, resuming);
				const limit = inside === undefined ? undefined : limitOfAnswer(value);
				if (limit !== undefined) this.#handler.problem(limit);
				if (inside !== undefined) return true;
				this.#foreign ??= [...record.keys()];
				if (!resuming) this.#leaveOut();
				return !resuming;
			}
			this.#source = source;
			this.#handler.source(source);
		}
		this.#read++;
		this.#source?.json?.read(record, this.#handler.sink);
		return true;
	}

	#leaveOut(): void {
		this.#strange++;
	}
}

const NO_RECORDS: FileProblem = {
	severity: 'notice',
	code: 'no-records',
	found: 'The file is well formed but holds no records.',
	accepted: 'If you expected some, export again with a longer period.',
};

const notRecognised = ({ accepted }: Subject) =>
	rejected('not-recognised', 'This is JSON, but its records have none of the forms that are read here.', accepted);
