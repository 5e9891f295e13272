import type { FileProblem } from '../../reading/file-problem.ts';
import type { Forms } from '../../reading/forms/forms.ts';
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

/** Where handshakes are told of, and how each form of it is read. */
export interface Source extends Forms<Sink> {
	/** Stable name, the same as its folder's. */
	readonly id: string;
	readonly label: string;
	/** `use`: which connections were made. `accepts`: what a server would accept. A source answers one of the two. */
	readonly question: 'use' | 'accepts';
	readonly shows: string;
	/** Whole sentences; each is told where finding nothing might be taken for more than it is. */
	readonly cannotShow: readonly string[];
	/** Numbers of records at which its export is cut. */
	readonly recordCaps?: readonly number[];
}
