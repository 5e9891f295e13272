import type { CsvRow } from '../csv/csv-row.ts';
import type { FileReader } from '../evidence-file.ts';
import type { FileProblem } from '../file-problem.ts';
import type { Members } from '../json/members.ts';
import type { MetMembers } from '../json/met-members.ts';
import type { Subject } from '../subject.ts';
import type { TextReader } from '../text/text-file.ts';
import type { XmlHandler } from '../xml/xml-elements.ts';

/** What the text of a file may be, and how a source of evidence reads each. `Sink`: who is told what it says. */
export interface Forms<Sink> {
	/** Lines that are no CSV. `head`: the first 512 characters at most. */
	readonly lines?: {
		recognises(head: string): boolean;
		read(sink: Sink): TextReader | FileProblem;
	};
	/** CSV. `columns`: names in lower case, without space at their ends. */
	readonly csv?: {
		recognises(columns: readonly string[]): boolean;
		/** What takes the rows, whose cells stand in the order of the columns; or why they are not read. A row is valid only during the call. */
		read(columns: readonly string[], sink: Sink): FileProblem | ((row: CsvRow) => void);
	};
	/** JSON, one record at a time. */
	readonly json?: {
		recognises(record: Members): boolean;
		read(record: Members, sink: Sink): void;
		/** A long member, in lower case, that many records have alike: where it does not differ, it is the same object each time. */
		readonly repeats?: string;
	};
	/** XML, by its first element. */
	readonly xml?: {
		recognises(root: string): boolean;
		read(sink: Sink): Pick<XmlHandler, 'open' | 'close'>;
	};
}

/** Where what is in a file goes, whichever source reads it. */
export interface FormsHandler<Sink, Source> extends Pick<FileReader, 'encoding' | 'done' | 'problem'> {
	readonly subject: Subject;
	/** Members of JSON records met so far, one for all files of a sitting. */
	readonly met?: MetMembers;
	/** Who is told what the source says. */
	readonly sink: Sink;
	/** The source that reads the file, or one of those that do. */
	source(source: Source): void;
	/** Records of JSON that no source recognises stand among records that one does. */
	strangeRecords(strange: number, records: number): void;
	/** A file inside a zip begins; answers its own handler. */
	entry(name: string): FormsHandler<Sink, Source>;
	/** Why a file is not read whose columns, or members of JSON, no source recognises but another reader of the site would; names in lower case. */
	foreign?(names: readonly string[]): FileProblem | undefined;
	/** Reads a CSV of which no source recognises the columns, where that can be done; else nothing, and the file is rejected. */
	table?(columns: readonly string[]): FileProblem | ((row: CsvRow) => void) | undefined;
}
