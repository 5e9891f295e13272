import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { FileProblem } from '../../reading/file-problem.ts';
import type { TextReader } from '../../reading/text/text-file.ts';
import type { Level, Observation } from '../observation/observation.ts';

/** Who is told what a source says. */
export interface Sink {
	observation(observation: Observation): void;
	/** A record that names no Windows machine: phones, printers, an account without a system. `why` in a few words, few different ones. */
	leftOut(why: string, count: number): void;
	problem(problem: FileProblem): void;
}

/** A record of JSON: its members under lower-case names. */
export type Members = ReadonlyMap<string, unknown>;

/** Where machines come from, and how each form of it is read. Recognised by content, never by the name of a file. What it calls a registry value, a role or an update is found in `facts`. */
export interface Source {
	/** Stable name, the same as its folder's. */
	readonly id: string;
	readonly label: string;
	/** The most that it can ever prove. */
	readonly level: Level;
	readonly shows: string;
	/** Whole sentences, told where a result might be taken for more than it is. */
	readonly cannotShow: readonly string[];
	/** Numbers of rows at which its export is cut. */
	readonly rowCaps?: readonly number[];
	/** Lines that are no CSV. `head`: the first 512 characters at most. */
	readonly lines?: {
		recognises(head: string): boolean;
		read(sink: Sink, facts: DecisionFacts): TextReader | FileProblem;
	};
	/** CSV. `columns`: names in lower case, without space at their ends. */
	readonly csv?: {
		recognises(columns: readonly string[]): boolean;
		/** What takes the rows, cell by cell in the order of the columns; or why they are not read. */
		read(columns: readonly string[], sink: Sink, facts: DecisionFacts): FileProblem | ((cells: readonly string[]) => void);
	};
	/** JSON, one record at a time. */
	readonly json?: {
		recognises(record: Members): boolean;
		read(record: Members, sink: Sink, facts: DecisionFacts): void;
	};
}
