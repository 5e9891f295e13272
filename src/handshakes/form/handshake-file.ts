import { binaryFile } from '../../reading/containers/container-kind.ts';
import { CsvTable } from '../../reading/csv/csv-table.ts';
import { EvidenceFile, type FileReader } from '../../reading/evidence-file.ts';
import { type FileProblem, rejected } from '../../reading/file-problem.ts';
import { foldAscii } from '../../reading/text/fold-ascii.ts';
import type { TextReader } from '../../reading/text/text-file.ts';
import { XmlElements, type XmlHandler } from '../../reading/xml/xml-elements.ts';
import { SOURCES } from '../sources/sources.ts';
import type { HandshakeHandler } from './handler.ts';
import { JsonRecordsOfSources } from './json-file.ts';
import { CONNECTION_LOG } from './subject.ts';

/** Reads one file of any source. Write its bytes in chunks of any size, then end it. */
export function handshakeFile(handler: HandshakeHandler): EvidenceFile {
	return new EvidenceFile(readerOf(handler), CONNECTION_LOG);
}

const decoder = new TextDecoder('utf-8');

function readerOf(handler: HandshakeHandler): FileReader {
	return {
		encoding: (encoding) => handler.encoding(encoding),
		problem: (problem) => handler.problem(problem),
		entry: (name) => readerOf(handler.entry(name)),
		done: () => handler.done(),
		text: (kind, head) => {
			switch (kind) {
				case 'json':
					return new JsonRecordsOfSources(handler);
				case 'markup':
					return new XmlElements(xmlHandler(handler));
				case 'lines':
					return linesReader(decoder.decode(head.subarray(0, 512)), handler);
				case 'binary':
					return binaryFile(CONNECTION_LOG);
			}
		},
	};
}

function linesReader(head: string, handler: HandshakeHandler): TextReader | FileProblem {
	const source = SOURCES.find(({ lines }) => lines?.recognises(head));
	if (source?.lines === undefined) return csvReader(handler);
	handler.source(source);
	return source.lines.read(handler);
}

function csvReader(handler: HandshakeHandler): TextReader {
	let take: ((cells: readonly string[]) => void) | undefined;
	return new CsvTable({
		columns: (names) => {
			const columns = names.map((name) => foldAscii(name.trim()));
			const source = SOURCES.find(({ csv }) => csv?.recognises(columns));
			if (source?.csv === undefined) return NOT_RECOGNISED;
			handler.source(source);
			const reader = source.csv.read(columns, handler);
			if ('found' in reader) return reader;
			take = reader;
			return undefined;
		},
		row: (row) => take?.(row.texts()),
		problem: (problem) => handler.problem(problem),
	});
}

function xmlHandler(handler: HandshakeHandler): XmlHandler {
	let reader: Pick<XmlHandler, 'open' | 'close'> | undefined;
	return {
		root: (name) => {
			if (/^html$/i.test(name)) return PAGE;
			const source = SOURCES.find(({ xml }) => xml?.recognises(name));
			if (source?.xml === undefined) return name === 'Objs' ? CLIXML : NOT_RECOGNISED;
			handler.source(source);
			reader = source.xml.read(handler);
			return undefined;
		},
		open: (name, attributes, depth) => reader?.open(name, attributes, depth),
		close: (name, text, depth) => reader?.close(name, text, depth),
		problem: (problem) => handler.problem(problem),
	};
}

/** Quotes nothing of the file: it may be anything, and private. */
const NOT_RECOGNISED = rejected('not-recognised', 'This file has none of the forms that are read here.', CONNECTION_LOG.accepted);

const PAGE = rejected(
	'markup',
	'This is an HTML page, often an error or sign-in page saved in place of the download.',
	'Sign in again and repeat the download.',
);

const CLIXML = rejected(
	'clixml',
	'These are PowerShell objects (Export-Clixml), which hold only what PowerShell shows of an event.',
	'Export events with wevtutil, or from Event Viewer as XML.',
);
