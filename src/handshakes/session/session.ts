import type { EvidenceFile } from '../../reading/evidence-file.ts';
import type { FileProblem } from '../../reading/file-problem.ts';
import type { Encoding } from '../../reading/text/encoding.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import type { HandshakeHandler } from '../form/handler.ts';
import { handshakeFile } from '../form/handshake-file.ts';
import type { Failure, Use } from '../observation/observation.ts';
import type { Source } from '../sources/source.ts';
import { LegacyConnections } from './legacy-connections.ts';
import { type Counted, CountedGroups, count, noneCounted } from './occurrences.ts';
import { Scans } from './scans.ts';
import { UseTally } from './use-tally.ts';

/** Problems of one file told one by one; the rest is counted. */
const MOST_PROBLEMS = 20;

/** Different failures kept. */
export const MOST_FAILURES = 20_000;

/** Problems of files that were not read to their end for reasons outside them: such a file may be given again. */
const GIVEN_UP: readonly string[] = ['cancelled', 'unreadable'];
const isGivenUp = ({ problems }: FileReport): boolean => problems.some(({ code }) => GIVEN_UP.includes(code));

/** What one file, or one file inside a zip, turned out to be. */
export interface FileReport {
	readonly name: string;
	readonly sources: Source[];
	encoding: Encoding | undefined;
	/** Connections in the file, with their span. */
	readonly connections: Counted;
	readonly byUse: Record<Use, number>;
	/** Handshakes that failed. */
	failures: number;
	/** Statements of a scan. */
	statements: number;
	otherRecords: number;
	readonly problems: FileProblem[];
	/** Problems beyond those listed. */
	moreProblems: number;
}

/** All files given in one sitting, read one after the other. */
export class HandshakeSession {
	readonly files: FileReport[] = [];
	readonly use = new UseTally();
	readonly legacy = new LegacyConnections();
	readonly failures = new CountedGroups<Omit<Failure, keyof Counted>>(6, MOST_FAILURES);
	readonly scans = new Scans();

	/**
	 * Begins a file. Write its bytes in chunks of any size, then end it. It takes the place of a report of the same name
	 * that was given up before.
	 */
	open(name: string): EvidenceFile {
		const given = this.files.filter((file) => file.name === name || file.name.startsWith(`${name} > `));
		if (given.some(isGivenUp)) for (const file of given) this.files.splice(this.files.indexOf(file), 1);
		return handshakeFile(this.#handlerFor(name));
	}

	#handlerFor(name: string): HandshakeHandler {
		const report: FileReport = {
			name,
			sources: [],
			encoding: undefined,
			connections: noneCounted(),
			byUse: { notRecorded: 0, modern: 0, legacy: 0 },
			failures: 0,
			statements: 0,
			otherRecords: 0,
			problems: [],
			moreProblems: 0,
		};
		this.files.push(report);
		const problem = (found: FileProblem) => {
			if (report.problems.length < MOST_PROBLEMS) report.problems.push(found);
			else report.moreProblems++;
		};
		let records = 0;
		return {
			connection: (connection) => {
				records++;
				const use = this.use.add(connection);
				count(report.connections, connection);
				report.byUse[use] += connection.count;
				if (use === 'legacy') this.legacy.add(connection, report.sources.at(-1)?.id ?? '');
			},
			failure: (failure) => {
				records++;
				report.failures += failure.count;
				const { what, version, side, machine, program, target } = failure;
				this.failures.add([what, version ?? '', side, machine, program, target], failure, () => ({
					what,
					version,
					side,
					machine,
					program,
					target,
				}));
			},
			acceptance: (acceptance) => {
				report.statements++;
				this.scans.add(acceptance);
			},
			otherRecords: (others) => {
				records += others;
				report.otherRecords += others;
			},
			source: (source) => {
				if (!report.sources.includes(source)) report.sources.push(source);
			},
			encoding: (encoding) => {
				report.encoding = encoding;
			},
			problem,
			entry: (entry) => this.#handlerFor(`${name} > ${entry}`),
			done: () => {
				const cap = report.sources.flatMap(({ recordCaps = [] }) => recordCaps).find((each) => each === records);
				if (cap !== undefined) problem(cutAt(cap));
				const copy = this.files.find((other) => other !== report && isAlike(other, report));
				if (copy !== undefined) problem(looksCopied(copy.name));
			},
		};
	}
}

/** Records of these logs have no id: what was given twice can only be suspected, and is never left out. */
function isAlike(one: FileReport, other: FileReport): boolean {
	return (
		other.connections.count > 0 &&
		one.sources.length === other.sources.length &&
		one.sources.every((source) => other.sources.includes(source)) &&
		one.connections.count === other.connections.count &&
		// Without times both are NaN.
		Object.is(one.connections.first, other.connections.first) &&
		Object.is(one.connections.last, other.connections.last) &&
		one.byUse.legacy === other.byUse.legacy &&
		one.otherRecords === other.otherRecords
	);
}

/** A round number of records is the limit of the tool that wrote the file. */
const cutAt = (records: number): FileProblem => ({
	severity: 'incomplete',
	code: 'row-limit',
	found: `The file has exactly ${formatCount(records)} records, a number at which tools cut their exports; there are probably more.`,
	accepted: 'Export shorter periods, and give all files.',
});

const looksCopied = (name: string): FileProblem => ({
	severity: 'notice',
	code: 'copy',
	found: `This file has as many connections as ${name.slice(0, 200)}, over the same time. If it is a copy, they count twice.`,
	accepted: 'Start over without it if it is.',
});
