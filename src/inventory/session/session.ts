import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { CsvRow } from '../../reading/csv/csv-row.ts';
import { NOT_UTF8 } from '../../reading/csv/csv-table.ts';
import type { EvidenceFile } from '../../reading/evidence-file.ts';
import type { FileProblem } from '../../reading/file-problem.ts';
import type { FormsHandler } from '../../reading/forms/forms.ts';
import { MetMembers } from '../../reading/json/met-members.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { INVENTORY, inventoryFile } from '../form/inventory-file.ts';
import { Machines } from '../machines/machines.ts';
import type { Observation } from '../observation/observation.ts';
import { carried, linesIn, readLines } from '../sources/carried/index.ts';
import type { Sink, Source } from '../sources/source.ts';
import { type ColumnMapping, readMapped, table } from '../sources/table/index.ts';
import { FileReport } from './file-report.ts';
import { OTHER_READERS } from './foreign-log.ts';

/** Problems of one file told one by one; the rest is counted. */
const MOST_PROBLEMS = 20;

/** Columns of a table that can be offered to choose from; lists of machines have fewer than a hundred. */
const MOST_COLUMNS = 1000;

/** Rows of a table that no source recognises, kept to show them beside the columns to choose from. */
const SAMPLE_ROWS = 3;

/** Problems of files that were not read to their end for reasons outside them: such a file may be given again. */
const GIVEN_UP: readonly string[] = ['cancelled', 'unreadable', 'columns'];

/** All files given in one sitting, read one after the other. */
export class InventorySession {
	readonly files: FileReport[] = [];
	readonly machines = new Machines();
	readonly facts: DecisionFacts;
	/** Machines that hold the same have the same rows, in whichever file they are. */
	readonly #met = new MetMembers();
	readonly #lists = new Map<Source, readonly Source[]>();
	/** By which columns tables of unknown form are read. */
	readonly #mappings: readonly ColumnMapping[];

	constructor(facts: DecisionFacts, mappings: readonly ColumnMapping[] = []) {
		this.facts = facts;
		this.#mappings = mappings;
	}

	/** Begins a file. Write its bytes in chunks of any size, then end it. It takes the place of a report of the same name that was given up before. */
	open(name: string): EvidenceFile {
		const given = this.files.filter((file) => file.name === name || file.name.startsWith(`${name} > `));
		if (given.some(({ problems }) => problems.some(({ code }) => GIVEN_UP.includes(code))))
			for (const file of given) this.files.splice(this.files.indexOf(file), 1);
		return inventoryFile(this.#handlerFor(name));
	}

	/** A table of unknown form: lines of evidence in its cells are read; without any its columns have to be named. */
	#unknownTable(
		report: FileReport,
		columns: readonly string[],
		sink: Sink,
		source: (found: Source) => void,
	): (row: CsvRow) => void {
		const rows: (readonly string[])[] = [];
		report.note({ table: { columns, rows } });
		return (row) => {
			const cells = row.texts();
			if (rows.length < SAMPLE_ROWS) rows.push(cells);
			if (readLines(linesIn(cells), sink, carried.id)) {
				report.note({ table: undefined });
				source(carried);
			} else if (report.table === undefined) sink.leftOut('rows without a line of evidence', 1);
		};
	}

	/** A list of this source alone, the same for all files that have no other. */
	#only(source: Source): readonly Source[] {
		const list = this.#lists.get(source) ?? [source];
		this.#lists.set(source, list);
		return list;
	}

	#handlerFor(own: string, archive = ''): FormsHandler<Sink, Source> {
		const report = new FileReport(own, archive);
		const number = this.files.push(report) - 1;
		let name: string | undefined;
		const problem = (found: FileProblem) => {
			if (report.problems.length < MOST_PROBLEMS) report.note({ problems: [...report.problems, found] });
			else report.note({ moreProblems: report.moreProblems + 1 });
		};
		let isGarbled = false;
		let counts: Map<string, number> | undefined;
		const leftOut = (why: string, count: number) => {
			counts ??= new Map();
			report.note({ leftOut: counts.set(why, (counts.get(why) ?? 0) + count) });
		};
		const sink: Sink = {
			facts: this.facts,
			observation: (observation) => {
				if (!isGarbled && isGarbledName(observation)) {
					isGarbled = true;
					problem(NOT_UTF8);
				}
				if (this.machines.add(observation, number)) report.records++;
				else leftOut('records without a name', 1);
			},
			leftOut,
			problem,
			unreadTime: () => {
				report.note({ unreadTimes: report.unreadTimes + 1 });
			},
		};
		const source = (found: Source) => {
			if (!report.sources.includes(found))
				report.sources = report.sources.length === 0 ? this.#only(found) : [...report.sources, found];
		};
		return {
			subject: INVENTORY,
			met: this.#met,
			sink,
			source,
			encoding: (encoding) => {
				report.note({ encoding });
			},
			problem,
			strangeRecords: (strange) => leftOut('records of another form', strange),
			entry: (entry) => {
				report.note({ holdsFiles: true });
				name ??= report.name;
				return this.#handlerFor(entry, name);
			},
			done: () => {
				for (const found of endProblems(report)) problem(found);
			},
			foreign: (names) => OTHER_READERS.find(({ recognises }) => recognises(names))?.problem,
			table: (columns) => {
				const mapping = this.#mappings.find(({ name: of }) => columns.includes(of));
				if (mapping !== undefined) {
					source(table);
					return readMapped(mapping, columns, sink);
				}
				if (columns.length > MOST_COLUMNS) return tooManyColumns(columns.length);
				return this.#unknownTable(report, columns, sink, source);
			},
		};
	}
}

/** Characters that are neither UTF-8 nor UTF-16 stand in it, as in files in the code page of a Windows. */
const isGarbledName = ({ identity: { name, fqdn } }: Observation) => name.includes('\ufffd') || fqdn.includes('\ufffd');

const COLUMNS: FileProblem = {
	severity: 'rejected',
	code: 'columns',
	found: 'The columns of this table are not known, so that no machine was read from it yet.',
	accepted: 'Say which column holds the name of the machine and which its Windows.',
};

/** What can be said once the whole file was seen. */
function endProblems(report: FileReport): FileProblem[] {
	const rows = report.records + [...report.leftOut.values()].reduce((sum, count) => sum + count, 0);
	const cap = report.sources.flatMap(({ rowCaps = [] }) => rowCaps).find((each) => each === rows);
	return [
		...(report.table === undefined ? [] : [COLUMNS]),
		...(cap === undefined ? [] : [cutAt(cap)]),
		...(report.unreadTimes === 0 ? [] : [unreadTimes(report.unreadTimes)]),
		...(report.records === 0 && report.sources.length > 0 && report.problems.length === 0 ? [NO_MACHINES] : []),
	];
}

/** A round number of rows is the limit of the tool that wrote the file. */
function cutAt(rows: number): FileProblem {
	return {
		severity: 'incomplete',
		code: 'row-limit',
		found: `The file has exactly ${formatCount(rows)} rows, a number at which tools cut their exports; there are probably more machines.`,
		accepted: 'Export in parts, as the page of the source says, and give all parts.',
	};
}

const NO_MACHINES: FileProblem = {
	severity: 'notice',
	code: 'no-machines',
	found: 'The file was read, and names no Windows machine.',
	accepted: 'If you expected some, export again without a filter.',
};

const tooManyColumns = (count: number): FileProblem => ({
	severity: 'rejected',
	code: 'too-many-columns',
	found: `The first row has ${formatCount(count)} cells: it is no list of machines whose columns could be chosen from.`,
	accepted: `Export the columns that matter: name, Windows and build. Up to ${formatCount(MOST_COLUMNS)} can be shown.`,
});

/** A date of which day and month can be either is not guessed. */
const unreadTimes = (count: number): FileProblem => ({
	severity: 'notice',
	code: 'times',
	found: `${count === 1 ? 'A time' : `${formatCount(count)} times`} could not be read, so that how old these records are is not known: 03/04/2026 can be March or April.`,
	accepted: 'Export dates as 2026-04-03, as the page of the source shows.',
});
