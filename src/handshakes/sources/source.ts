import type { FileProblem } from '../../reading/file-problem.ts';
import type { TextReader } from '../../reading/text/text-file.ts';
import type { XmlHandler } from '../../reading/xml/xml-elements.ts';
import type { Acceptance, Connection, Failure } from '../observation/observation.ts';

/** Who is told what a source says. */
export interface Sink {
	connection(connection: Connection): void;
	failure(failure: Failure): void;
	acceptance(acceptance: Acceptance): void;
	/** Records that are no handshakes: requests over plain HTTP, other events. */
	otherRecords(count: number): void;
	problem(problem: FileProblem): void;
}

/** A record of JSON: its members under lower-case names, those of `properties` before those around it. */
export type Members = ReadonlyMap<string, unknown>;

/** What the text of a file may be, and how a source reads each. */
export interface Source {
	/** Stable name, the same as its folder's. */
	readonly id: string;
	readonly label: string;
	/** `use`: which connections were made. `accepts`: what a server would accept. A source answers one of the two. */
	readonly question: 'use' | 'accepts';
	readonly shows: string;
	/** Whole sentences; each is told where finding nothing might be taken for more than it is. */
	readonly cannotShow: readonly string[];
	/** Lines that are no CSV. `head`: the first 512 characters at most. */
	readonly lines?: {
		recognises(head: string): boolean;
		read(sink: Sink): TextReader | FileProblem;
	};
	/** CSV. `columns`: names in lower case, without space at their ends. */
	readonly csv?: {
		recognises(columns: readonly string[]): boolean;
		/** What takes the rows, cell by cell in the order of the columns; or why they are not read. */
		read(columns: readonly string[], sink: Sink): FileProblem | ((cells: readonly string[]) => void);
	};
	/** JSON, one record at a time. */
	readonly json?: {
		recognises(record: Members): boolean;
		read(record: Members, sink: Sink): void;
	};
	/** XML, by its first element. */
	readonly xml?: {
		recognises(root: string): boolean;
		read(sink: Sink): Pick<XmlHandler, 'open' | 'close'>;
	};
}
