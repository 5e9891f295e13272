import { cutLines } from '../check/cut-lines.ts';
import { evidenceIn, readEvidenceLine } from '../check/evidence-line.ts';
import type { Sink, Source } from '../source.ts';

/** Objects inside one another that are looked into. */
const DEEPEST = 8;

/** Texts in a value of JSON that hold a line of evidence. */
export function linesIn(value: unknown, depth = 0): string[] {
	if (typeof value === 'string') return evidenceIn(value) === undefined ? [] : [value];
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
	return Object.values(value).flatMap((inner) => linesIn(inner, depth + 1));
}

/** Tells what lines of evidence say; whether there was one. */
export function readLines(lines: readonly string[], sink: Sink, source: string): boolean {
	let read = false;
	for (const line of lines) {
		const found = readEvidenceLine(line, sink.facts, source);
		if ('fault' in found) continue;
		if (found.isCut) sink.problem(cutLines(1));
		sink.observation(found.observation);
		read = true;
	}
	return read;
}

/** Whatever tool ran our script or query: the line that it printed stands in some cell or member of what the tool exports. */
export const carried: Source = {
	id: 'carried',
	label: 'Output of our scripts and queries, as a tool exports it',
	level: 'configuration',
	shows:
		'Everything that the line of evidence holds, from Run Scripts, Run Command, CMPivot, osquery, Defender, Ansible and other tools.',
	cannotShow: ['Machines on which the tool could not run the script or the query are not in its export.'],
	rowCaps: [10_000, 20_000, 30_000, 50_000],
	// The queries that we hand out have this column beside others that some other source might know.
	csv: {
		recognises: (columns) => columns.includes('evidence'),
		read: (_columns, sink) => (row) => {
			if (!readLines(linesIn(row.texts()), sink, 'carried')) sink.leftOut('rows without a line of evidence', 1);
		},
	},
	json: {
		recognises: (record) => linesIn([...record.values()]).length > 0,
		read: (record, sink) => {
			readLines(linesIn([...record.values()]), sink, 'carried');
		},
	},
};
