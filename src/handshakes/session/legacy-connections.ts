import type { Connection } from '../observation/observation.ts';
import { type Counted, CountedGroups } from './occurrences.ts';

/** By what legacy connections are grouped: whom to act on. */
export const DIMENSIONS = ['client', 'server', 'program', 'userAgent', 'account'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Connections that agree in everything but their time: one row of the evidence. */
export type Row = Omit<Connection, 'count' | 'first' | 'last'> & { readonly source: string } & Counted;

/** One name in one dimension. */
export type Group = { readonly name: string } & Counted;

/** Most rows kept. About 400 bytes each. Counts and groups go on beyond. */
export const MOST_ROWS = 50_000;

/** Most groups kept in one dimension. */
export const MOST_GROUPS = 20_000;

/** Legacy connections: all of them counted in groups, the first kinds of them kept as rows. */
export class LegacyConnections {
	readonly rows = new CountedGroups<Omit<Row, keyof Counted>>(MOST_ROWS);
	readonly #groups: Readonly<Record<Dimension, CountedGroups<{ readonly name: string }>>> = {
		client: new CountedGroups(MOST_GROUPS),
		server: new CountedGroups(MOST_GROUPS),
		program: new CountedGroups(MOST_GROUPS),
		userAgent: new CountedGroups(MOST_GROUPS),
		account: new CountedGroups(MOST_GROUPS),
	};

	/** `source`: its id. */
	add(connection: Connection, source: string): void {
		const { count: _, first: __, last: ___, ...named } = connection;
		const row = { ...named, source };
		this.rows.add(Object.values(row).join('\u0000'), connection, () => row);
		for (const dimension of DIMENSIONS) {
			const name = connection[dimension];
			this.#groups[dimension].add(name, connection, () => ({ name }));
		}
	}

	/** Largest first; none in a dimension that no source names anything in. */
	groups(dimension: Dimension): readonly Group[] {
		const groups = this.#groups[dimension].largestFirst();
		return groups.every(({ name }) => name === '') ? [] : groups;
	}

	/** Connections left out of the groups because there were more than `MOST_GROUPS`. */
	ungrouped(dimension: Dimension): number {
		return this.#groups[dimension].beyond;
	}
}
