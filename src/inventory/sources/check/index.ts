import type { CsvRow } from '../../../reading/csv/csv-row.ts';
import type { FileProblem } from '../../../reading/file-problem.ts';
import { textOf } from '../../../reading/json/members.ts';
import type { TextReader } from '../../../reading/text/text-file.ts';
import { TextLines } from '../../../reading/text/text-lines.ts';
import { Columns } from '../columns.ts';
import type { Sink, Source } from '../source.ts';
import { cutLines } from './cut-lines.ts';
import { CHECK_TOOL, readDocument } from './document.ts';
import { readEvidenceLine } from './evidence-line.ts';
import { readTableRow } from './table.ts';

export const check: Source = {
	id: 'check',
	label: 'check.ps1',
	level: 'configuration',
	shows: 'Everything that decides on one machine: registry values, .NET Framework, cipher suites, updates and agents.',
	cannotShow: [
		'It does not show which TLS version an application on the machine really uses.',
		'Run with -ValuesOnly it leaves out .NET Framework, cipher suites, updates and agents.',
	],
	lines: {
		recognises: (head) => /^[^,;\t\r\n]*TLSREADY1;/m.test(head),
		read: readLines,
	},
	csv: {
		recognises: (columns) => ['machine', 'area', 'item', 'verdict', 'found', 'because'].every((name) => columns.includes(name)),
		read: (names, sink) => {
			const columns = new Columns(names);
			const [machine, area, item, found, because] = (['machine', 'area', 'item', 'found', 'because'] as const).map((name) =>
				columns.cell(name),
			) as [Cell, Cell, Cell, Cell, Cell];
			return (cells) => {
				const observation = readTableRow(
					{ machine: machine(cells), area: area(cells), item: item(cells), found: found(cells), because: because(cells) },
					sink.facts,
				);
				if (observation !== undefined) sink.observation(observation);
			};
		},
	},
	json: {
		recognises: (record) => textOf(record, 'tool') === CHECK_TOOL,
		read: (record, sink) => sink.observation(readDocument(record, sink.facts)),
		repeats: 'rows',
	},
};

type Cell = (row: CsvRow) => string;

function readLines(sink: Sink): TextReader {
	let others = 0;
	let cut = 0;
	return new TextLines({
		line: (text, line) => {
			const read = readEvidenceLine(text, sink.facts, 'check');
			if ('fault' in read) {
				if (read.fault === 'cut') sink.problem({ ...CUT, place: { line } });
				else others++;
				return;
			}
			if (read.isCut) cut++;
			sink.observation(read.observation);
		},
		end: () => {
			if (others > 0) sink.leftOut('lines without evidence', others);
			if (cut > 0) sink.problem(cutLines(cut));
		},
		problem: (problem) => sink.problem(problem),
	});
}

const CUT: FileProblem = {
	severity: 'incomplete',
	code: 'cut-line',
	found: 'A line of evidence was cut before it names its machine; it was left out.',
	accepted: 'Collect it again with a tool that keeps 1,000 characters of output.',
};
