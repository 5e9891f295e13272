import type { Identity, Labels, NamedWindows, SharedLabels } from '../observation/observation.ts';
import type { Facts } from './facts-text.ts';
import type { Machine, Statement } from './machine.ts';
import { laterOf, mergeIdentity } from './merge.ts';
import { labelsOf, type Statements } from './statements.ts';
import type { TextColumn } from './text-column.ts';

/** What is the same for all machines about which the same was said. */
export type Said = Pick<Machine, 'windows' | 'facts' | 'contradictions' | 'sources'>;

/** Machines as they were merged, in columns. */
export interface Merged {
	readonly statements: Statements;
	/** Numbers of the statements of one machine after the other, newest first; where those of each begin, and the end of the last. */
	readonly order: Int32Array;
	readonly starts: Int32Array;
	readonly said: readonly Said[];
	readonly labels: readonly SharedLabels[];
	/** ms since 1970 UTC, or NaN. */
	readonly lastSeen: Float64Array;
	readonly sharesName: ReadonlySet<number>;
}

/** One machine: what is its own is made when it is asked for, as a hundred thousand are held. */
export class MergedMachine implements Machine {
	readonly #merged: Merged;
	readonly #at: number;

	constructor(merged: Merged, at: number) {
		this.#merged = merged;
		this.#at = at;
	}

	get name(): string {
		const { fqdns, names, deviceIds, objectIds } = this.#merged.statements;
		const id = this.#first(fqdns) || this.#first(names) || this.#first(deviceIds) || this.#first(objectIds);
		return id || (this.identity.addresses[0] ?? '');
	}

	get identity(): Identity {
		return mergeIdentity(this.statements);
	}

	get windows(): NamedWindows {
		return this.#said.windows;
	}

	get facts(): Facts {
		return this.#said.facts;
	}

	get contradictions(): Machine['contradictions'] {
		return this.#said.contradictions;
	}

	get sources(): readonly string[] {
		return this.#said.sources;
	}

	get labels(): Labels {
		return labelsOf(this.#merged.labels[this.#at] as SharedLabels, this.#merged.lastSeen[this.#at] as number);
	}

	get seen(): number {
		const { statements, order, lastSeen } = this.#merged;
		let newest = lastSeen[this.#at] as number;
		for (let at = this.#start; at < this.#end; at++) newest = laterOf(newest, statements.time(order[at] as number));
		return newest;
	}

	get registrations(): number {
		const { deviceIds, objectIds } = this.#merged.statements;
		return this.#end - this.#start === 1 ? 1 : Math.max(this.#distinct(deviceIds), this.#distinct(objectIds));
	}

	get sharesName(): boolean {
		return this.#merged.sharesName.has(this.#at);
	}

	get statements(): readonly Statement[] {
		const { statements, order } = this.#merged;
		return Array.from(order.subarray(this.#start, this.#end), (at) => statements.at(at));
	}

	get #said(): Said {
		return this.#merged.said[this.#at] as Said;
	}

	get #start(): number {
		return this.#merged.starts[this.#at] as number;
	}

	get #end(): number {
		return this.#merged.starts[this.#at + 1] as number;
	}

	/** The newest text of a column that is not empty. */
	#first(column: TextColumn): string {
		const at = this.#filled(column)[0];
		return at === undefined ? '' : column.at(at);
	}

	#distinct(column: TextColumn): number {
		const filled = this.#filled(column);
		return filled.length < 2 ? filled.length : new Set(filled.map((at) => column.at(at).toLowerCase())).size;
	}

	/** The statements in which a column is not empty, newest first. */
	#filled(column: TextColumn): number[] {
		const filled: number[] = [];
		for (let at = this.#start; at < this.#end; at++) {
			const statement = this.#merged.order[at] as number;
			if (!column.isEmpty(statement)) filled.push(statement);
		}
		return filled;
	}
}
