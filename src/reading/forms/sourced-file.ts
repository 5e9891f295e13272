import { binaryFile } from '../containers/container-kind.ts';
import { columnNames, timesOfColumns } from '../csv/column-names.ts';
import type { CsvRow } from '../csv/csv-row.ts';
import { CsvTable } from '../csv/csv-table.ts';
import { EvidenceFile, type FileReader } from '../evidence-file.ts';
import { type FileProblem, rejected } from '../file-problem.ts';
import type { Subject } from '../subject.ts';
import type { TextReader } from '../text/text-file.ts';
import { XmlElements, type XmlHandler } from '../xml/xml-elements.ts';
import type { Forms, FormsHandler } from './forms.ts';
import { JsonOfSources } from './json-forms.ts';

const decoder = new TextDecoder('utf-8');

/** Reads one file of any of the sources, recognised by its content. Write its bytes in chunks of any size, then end it. */
export function sourcedFile<Sink, Source extends Forms<Sink>>(
	sources: readonly Source[],
	handler: FormsHandler<Sink, Source>,
): EvidenceFile {
	return new EvidenceFile(readerOf(sources, handler), handler.subject);
}

function readerOf<Sink, Source extends Forms<Sink>>(sources: readonly Source[], handler: FormsHandler<Sink, Source>): FileReader {
	return {
		encoding: (encoding) => handler.encoding(encoding),
		problem: (problem) => handler.problem(problem),
		entry: (name) => readerOf(sources, handler.entry(name)),
		done: () => handler.done(),
		text: (kind, head) => {
			switch (kind) {
				case 'json':
					return new JsonOfSources(sources, handler);
				case 'markup':
					return new XmlElements(xmlHandler(sources, handler));
				case 'lines':
					return linesReader(decoder.decode(head.subarray(0, 512)), sources, handler);
				case 'binary':
					return binaryFile(handler.subject);
			}
		},
	};
}

function linesReader<Sink, Source extends Forms<Sink>>(
	head: string,
	sources: readonly Source[],
	handler: FormsHandler<Sink, Source>,
): TextReader | FileProblem {
	const source = sources.find(({ lines }) => lines?.recognises(head));
	if (source?.lines === undefined) return csvReader(sources, handler);
	handler.source(source);
	return source.lines.read(handler.sink);
}

function csvReader<Sink, Source extends Forms<Sink>>(
	sources: readonly Source[],
	handler: FormsHandler<Sink, Source>,
): TextReader {
	let take: ((row: CsvRow) => void) | undefined;
	return new CsvTable({
		columns: (names) => {
			const columns = columnNames(names);
			const source = sources.find(({ csv }) => csv?.recognises(columns));
			if (source !== undefined) handler.source(source);
			const reader =
				source === undefined ? (handler.foreign?.(columns) ?? handler.table?.(names)) : source.csv?.read(columns, handler.sink);
			if (reader === undefined) return notRecognised(handler.subject);
			if ('found' in reader) return reader;
			const times = timesOfColumns(names);
			if (times !== undefined) handler.problem(times);
			take = reader;
			return undefined;
		},
		row: (row) => take?.(row),
		problem: (problem) => handler.problem(problem),
	});
}

function xmlHandler<Sink, Source extends Forms<Sink>>(
	sources: readonly Source[],
	handler: FormsHandler<Sink, Source>,
): XmlHandler {
	let reader: Pick<XmlHandler, 'open' | 'close'> | undefined;
	return {
		root: (name) => {
			if (/^html$/i.test(name)) return PAGE;
			const source = sources.find(({ xml }) => xml?.recognises(name));
			if (source?.xml === undefined) return name === 'Objs' ? CLIXML : notRecognised(handler.subject);
			handler.source(source);
			reader = source.xml.read(handler.sink);
			return undefined;
		},
		open: (name, attributes, depth) => reader?.open(name, attributes, depth),
		close: (name, text, depth) => reader?.close(name, text, depth),
		problem: (problem) => handler.problem(problem),
	};
}

/** Quotes nothing of the file: it may be anything, and private. */
const notRecognised = ({ accepted }: Subject) =>
	rejected('not-recognised', 'This file has none of the forms that are read here.', accepted);

const PAGE = rejected(
	'markup',
	'This is an HTML page, often an error or sign-in page saved in place of the download.',
	'Sign in again and repeat the download.',
);

const CLIXML = rejected(
	'clixml',
	'These are PowerShell objects (Export-Clixml), which hold only what PowerShell shows of them.',
	'Export as the page says: events as XML, objects with ConvertTo-Json or Export-Csv.',
);
