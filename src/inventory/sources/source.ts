import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { FileProblem } from '../../reading/file-problem.ts';
import type { Forms } from '../../reading/forms/forms.ts';
import type { Level, Observation } from '../observation/observation.ts';

/** Who is told what a source says. */
export interface Sink {
	/** In which what a source calls a registry value, a role or an update is found. */
	readonly facts: DecisionFacts;
	observation(observation: Observation): void;
	/** Records that say nothing of a Windows machine. `why`: a few words, of which there are few different ones. */
	leftOut(why: string, count: number): void;
	problem(problem: FileProblem): void;
}

/** Where machines come from, and how each form of it is read. Recognised by content, never by the name of a file. */
export interface Source extends Forms<Sink> {
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
}
