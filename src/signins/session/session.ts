import type { EvidenceFile } from '../../reading/evidence-file.ts';
import type { FileProblem } from '../../reading/file-problem.ts';
import type { Encoding } from '../../reading/text/encoding.ts';
import type { DownloadLimits } from '../form/download-limits.ts';
import type { Form } from '../form/form.ts';
import { type SignInHandler, signInFile } from '../form/sign-in-file.ts';
import type { ReadStatement } from '../record/scanned-statement.ts';
import { KINDS, type KindIndex, LEGACY, type SignIn, strongerUse, UNKNOWN_KIND, USES, type UseIndex } from '../record/sign-in.ts';
import { IdSet } from './id-set.ts';
import { LegacyCopies } from './legacy-copies.ts';
import { LegacyRecords } from './legacy-records.ts';
import { dayOfTime, NO_DAY, Tally } from './tally.ts';

/** Problems of one file told one by one; the rest is counted. */
const MOST_PROBLEMS = 20;

/** Problems of files that were not read to their end for reasons outside them: such a file may be given again. */
const GIVEN_UP: readonly string[] = ['cancelled', 'unreadable'];
const isGivenUp = ({ problems }: FileReport): boolean => problems.some(({ code }) => GIVEN_UP.includes(code));

const fullDownload = (records: number): FileProblem => ({
	severity: 'incomplete',
	code: 'full-download',
	found: `The file holds ${records.toLocaleString('en-GB')} records, as many as one download gives: more may be missing.`,
	accepted: 'Download shorter periods and give all of them.',
});

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
	/** Sign-ins of the file by use and by kind, in the order of `USES` and `KINDS`. */
	readonly byUse: number[];
	readonly byKind: number[];
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

/** All files given in one sitting, read one after the other, each sign-in counted once. */
export class SignInSession {
	readonly files: FileReport[] = [];
	readonly tally = new Tally();
	readonly legacy = new LegacyRecords();
	readonly #ids: IdSet;
	readonly #copies = new LegacyCopies(this.legacy.kept);
	#duplicates = 0;
	#withoutId = 0;

	/** `seed`: any 32 bits, drawn anew for each session (see IdSet). */
	constructor(seed: number) {
		this.#ids = new IdSet(seed);
	}

	/** Sign-ins met again in another file or page. */
	get duplicates(): number {
		return this.#duplicates;
	}

	/** Sign-ins counted that carry no id: a second copy is recognised only in a file that has ids. */
	get withoutId(): number {
		return this.#withoutId;
	}

	/**
	 * Begins a file. Write its bytes in chunks of any size, then end it. It takes the place of a file of the same name,
	 * with what is inside it, that was given up before. One that holds as many records as its form can was cut there, and is
	 * told to be incomplete.
	 */
	open(name: string, downloadLimits: DownloadLimits): EvidenceFile {
		const given = this.files.filter((file) => file.name === name || file.name.startsWith(`${name} > `));
		if (given.some(isGivenUp)) for (const file of given) this.files.splice(this.files.indexOf(file), 1);
		return signInFile(name, this.#handlerFor(name, downloadLimits));
	}

	#handlerFor(name: string, downloadLimits: DownloadLimits): SignInHandler {
		const report: FileReport = {
			name,
			form: undefined,
			encoding: undefined,
			signIns: 0,
			duplicates: 0,
			otherRecords: 0,
			byUse: USES.map(() => 0),
			byKind: KINDS.map(() => 0),
			first: Number.POSITIVE_INFINITY,
			last: Number.NEGATIVE_INFINITY,
			problems: [],
			moreProblems: 0,
			namesNextPage: false,
			done: false,
		};
		this.files.push(report);
		return {
			signIn: (statement, full) => this.#signIn(report, statement, full),
			otherRecord: () => report.otherRecords++,
			nextPage: () => {
				report.namesNextPage = true;
			},
			form: (form) => {
				report.form = form;
			},
			encoding: (encoding) => {
				report.encoding = encoding;
			},
			problem: (problem) => {
				if (report.problems.length < MOST_PROBLEMS) report.problems.push(problem);
				else report.moreProblems++;
			},
			entry: (entry) => this.#handlerFor(`${name} > ${entry}`, downloadLimits),
			done: () => {
				report.done = true;
				const records = report.signIns + report.otherRecords;
				if (report.form !== undefined && downloadLimits[report.form] === records) report.problems.push(fullDownload(records));
			},
		};
	}

	#signIn(report: FileReport, statement: ReadStatement, full: () => SignIn): void {
		const { kind, use, time } = statement;
		report.signIns++;
		report.byUse[use] = (report.byUse[use] as number) + 1;
		report.byKind[kind] = (report.byKind[kind] as number) + 1;
		if (time < report.first) report.first = time;
		if (time > report.last) report.last = time;
		const day = dayOfTime(time);
		const hasId = statement.idEnd > statement.idStart;
		if (hasId) {
			const isNew = this.#ids.meet(statement.idBytes, statement.idStart, statement.idEnd);
			if (!isNew) {
				report.duplicates++;
				this.#duplicates++;
				this.#again(statement, full, day);
				return;
			}
			this.#ids.keep(kind * USES.length + use, day);
		}
		if (use === LEGACY) {
			const signIn = full();
			if (this.#copies.isCopy(signIn)) {
				report.duplicates++;
				this.#duplicates++;
				return;
			}
			this.legacy.add(signIn);
		}
		if (!hasId) this.#withoutId++;
		this.tally.add(kind, use, day);
		this.tally.span(kind, time);
	}

	/** A sign-in met before: it counts as the stronger statement, and as the kind that one of the copies names. */
	#again({ kind, use, time }: ReadStatement, full: () => SignIn, day: number): void {
		const countedUse = (this.#ids.meaning % USES.length) as UseIndex;
		const countedKind = Math.floor(this.#ids.meaning / USES.length) as KindIndex;
		const countedDay = this.#ids.day;
		const bestUse = strongerUse(use, countedUse);
		const bestKind = countedKind === UNKNOWN_KIND ? kind : countedKind;
		const bestDay = countedDay === NO_DAY ? day : countedDay;
		if (bestUse === countedUse && bestKind === countedKind && bestDay === countedDay) return;
		this.tally.add(countedKind, countedUse, countedDay, -1);
		this.#ids.keep(bestKind * USES.length + bestUse, bestDay);
		if (bestUse === LEGACY && countedUse !== LEGACY) {
			const signIn = full();
			if (this.#copies.isCopy(signIn)) return;
			this.legacy.add(signIn);
		}
		this.tally.add(bestKind, bestUse, bestDay);
		this.tally.span(bestKind, time);
	}
}
