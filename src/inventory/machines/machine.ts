import type { Earlier, FactKey, Identity, Labels, NamedWindows } from '../observation/observation.ts';
import type { Facts } from './facts-text.ts';

/** What one record said, its parts shared with all records that said the same. */
export interface Statement {
	readonly identity: Identity;
	readonly source: string;
	/** Number of the file in the order in which files were given. */
	readonly file: number;
	/** ms since 1970 UTC, or NaN. */
	readonly time: number;
	readonly windows: NamedWindows;
	readonly facts: Facts;
	readonly labels: Labels;
	readonly contentVersion: string;
	readonly earlier?: Earlier;
}

/** One machine, merged from what all files say of it. */
export interface Machine {
	/** The full name where one is known, else the bare one; an id where there is no name at all. */
	readonly name: string;
	readonly identity: Identity;
	readonly windows: NamedWindows;
	readonly facts: Facts;
	/** Facts of which two readings differ although neither is newer, and parts of the Windows that do. */
	readonly contradictions: readonly (FactKey | 'windows')[];
	readonly labels: Labels;
	/** Newest time at which any source collected something or saw it alive; NaN where none says. */
	readonly seen: number;
	/** Ids of the sources, sorted. */
	readonly sources: readonly string[];
	/** How many different device ids or object ids it has; two or more are leftovers of an earlier registration. */
	readonly registrations: number;
	/** Another machine has the same bare name. */
	readonly sharesName: boolean;
	readonly statements: readonly Statement[];
}
