import type { EvidenceFile } from '../../reading/evidence-file.ts';
import type { FileProblem } from '../../reading/file-problem.ts';
import type { DownloadLimits } from '../form/download-limits.ts';
import { type SignInHandler, signInFile } from '../form/sign-in-file.ts';
import { type AbsenceMeaning, AbsenceMeanings } from '../record/absence-meanings.ts';
import type { ReadStatement } from '../record/scanned-statement.ts';
import {
	ABSENT,
	isLegacy,
	type KindIndex,
	NOT_STATED,
	REFUSED,
	type SignIn,
	strongerUse,
	UNKNOWN_KIND,
	USES,
	type UseIndex,
} from '../record/sign-in.ts';
import { type Earlier, earlierResult } from '../summary/comparison.ts';
import { Absences } from './absences.ts';
import { cellOf, emptyReport, type FileReport, statesModern } from './file-report.ts';
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

/** All files given in one sitting, read one after the other, each sign-in counted once. */
export class SignInSession {
	readonly files: FileReport[] = [];
	/** Of the sign-ins without an entry about legacy TLS, as they came: see `settled`. */
	readonly tally = new Tally();
	readonly legacy = new LegacyRecords();
	/** Meanings of absence that were met, of both kinds. */
	readonly meaningsMet = new Set<AbsenceMeaning>();
	readonly #meanings: AbsenceMeanings;
	readonly #absences = new Absences();
	/** Reports of all files, also of those given again in place of others, by the number of the file. */
	readonly #reports: FileReport[] = [];
	readonly #ids: IdSet;
	readonly #copies = new LegacyCopies(this.legacy.kept);
	#earlier: Earlier | undefined;
	#duplicates = 0;
	#withoutId = 0;

	/** `seed`: any 32 bits, drawn anew for each session (see IdSet). Without `meanings`, absence never states anything. */
	constructor(seed: number, meanings: readonly AbsenceMeaning[] = []) {
		this.#ids = new IdSet(seed);
		this.#meanings = new AbsenceMeanings(meanings);
	}

	/** The earlier result given last. */
	get earlier(): Earlier | undefined {
		return this.#earlier;
	}

	/** Sign-ins met again in another file or page. */
	get duplicates(): number {
		return this.#duplicates;
	}

	/** Sign-ins counted that carry no id: a second copy is recognised only in a file that has ids. */
	get withoutId(): number {
		return this.#withoutId;
	}

	/** The tally in which absence counts as none only in files that do not state otherwise. */
	settled(): Tally {
		return this.#absences.settle(this.tally, (file, kind) => statesModern(this.#reports[file] as FileReport, kind));
	}

	/**
	 * Begins a file. Write its bytes in chunks of any size, then end it. It takes the place of a file of the same name,
	 * with what is inside it, that was given up before. One that holds as many records as its form can was cut there, and is
	 * told to be incomplete.
	 */
	open(name: string, downloadLimits: DownloadLimits): EvidenceFile {
		const given = this.files.filter((file) => file.name === name || file.name.startsWith(`${name} > `));
		const again = given.some(isGivenUp) ? given : [];
		for (const file of again) this.files.splice(this.files.indexOf(file), 1);
		return signInFile(name, this.#handlerFor(name, downloadLimits, again));
	}

	/** `again`: reports whose place is taken, as what was counted for them is met again. */
	#handlerFor(name: string, downloadLimits: DownloadLimits, again: readonly FileReport[]): SignInHandler {
		const report = emptyReport(name);
		this.files.push(report);
		const replaced = again.find((other) => other.name === name);
		const earlier = replaced === undefined ? -1 : this.#reports.indexOf(replaced);
		const number = earlier < 0 ? this.#reports.length : earlier;
		this.#reports[number] = report;
		const set = this.#absences.only(number);
		return {
			signIn: (statement, full) => this.#signIn(report, number, set, statement, full),
			earlier: (value) => {
				const earlier = earlierResult(value, name);
				if (earlier !== undefined) this.#earlier = earlier;
				return earlier !== undefined;
			},
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
			entry: (entry) => this.#handlerFor(`${name} > ${entry}`, downloadLimits, again),
			done: () => {
				report.done = true;
				const records = report.signIns + report.otherRecords;
				if (report.form !== undefined && downloadLimits[report.form] === records) report.problems.push(fullDownload(records));
			},
		};
	}

	/** What a sign-in without an entry counts as until its file is read to the end. */
	#useOf({ use, shape, kind }: ReadStatement): UseIndex {
		if (use !== ABSENT) return use;
		const meaning = this.#meanings.of(shape, kind);
		if (meaning !== undefined) this.meaningsMet.add(meaning);
		return meaning?.means === 'none' ? ABSENT : NOT_STATED;
	}

	#signIn(report: FileReport, file: number, set: number, statement: ReadStatement, full: () => SignIn): void {
		const { kind, time } = statement;
		const use = this.#useOf(statement);
		report.signIns++;
		const cell = cellOf(kind, use);
		report.cells[cell] = (report.cells[cell] as number) + 1;
		if (time < report.first) report.first = time;
		if (time > report.last) report.last = time;
		const day = dayOfTime(time);
		const hasId = statement.idEnd > statement.idStart;
		if (hasId) {
			const isNew = this.#ids.meet(statement.idBytes, statement.idStart, statement.idEnd);
			if (!isNew) {
				report.duplicates++;
				this.#duplicates++;
				this.#again(statement, use, file, set, full, day);
				return;
			}
			this.#ids.keep(cell, day, set);
		}
		if (isLegacy(use)) {
			const signIn = full();
			if (this.#copies.isCopy(signIn)) {
				report.duplicates++;
				this.#duplicates++;
				return;
			}
			this.legacy.add(signIn);
		}
		if (!hasId) this.#withoutId++;
		this.#count(kind, use, day, set, 1);
		this.tally.span(kind, time);
	}

	#count(kind: KindIndex, use: UseIndex, day: number, set: number, amount: 1 | -1): void {
		this.tally.add(kind, use, day, amount);
		if (use === ABSENT) this.#absences.add(set, kind, day, amount);
	}

	/** A sign-in met before: it counts as the stronger statement, and as the kind that one of the copies names. */
	#again({ kind, time }: ReadStatement, use: UseIndex, file: number, ownSet: number, full: () => SignIn, day: number): void {
		const countedUse = (this.#ids.meaning % USES.length) as UseIndex;
		const countedKind = Math.floor(this.#ids.meaning / USES.length) as KindIndex;
		const countedDay = this.#ids.day;
		const countedSet = this.#ids.source;
		const bestUse = strongerUse(use, countedUse);
		const bestKind = countedKind === UNKNOWN_KIND ? kind : countedKind;
		const bestDay = countedDay === NO_DAY ? day : countedDay;
		let bestSet = countedSet;
		if (use === ABSENT && bestUse === ABSENT) bestSet = countedUse === ABSENT ? this.#absences.with(countedSet, file) : ownSet;
		if (bestUse === countedUse && bestKind === countedKind && bestDay === countedDay && bestSet === countedSet) return;
		this.#count(countedKind, countedUse, countedDay, countedSet, -1);
		this.#ids.keep(cellOf(bestKind, bestUse), bestDay, bestSet);
		if (isLegacy(bestUse) && !isLegacy(countedUse)) {
			const signIn = full();
			if (this.#copies.isCopy(signIn)) return;
			this.legacy.add(signIn);
		} else if (bestUse === REFUSED && countedUse !== REFUSED) this.legacy.refuse(full());
		this.#count(bestKind, bestUse, bestDay, bestSet, 1);
		this.tally.span(bestKind, time);
	}
}
