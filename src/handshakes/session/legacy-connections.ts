import type { Connection, Occurrence } from '../observation/observation.ts';
import { type Counted, CountedGroups } from './occurrences.ts';

/** By what legacy connections are grouped: whom to act on. */
export const DIMENSIONS = ['client', 'server', 'program', 'userAgent', 'account'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Connections that agree in everything but their time: one row of the evidence. */
export type Row = Omit<Connection, 'count' | 'first' | 'last'> & { readonly source: string } & Counted;

/** One name in one dimension. */
export type Group = { readonly name: string } & Counted;

/** Most rows kept. About 200 bytes each. Counts and groups go on beyond. */
export const MOST_ROWS = 50_000;

/** Most groups kept in one dimension. */
export const MOST_GROUPS = 20_000;

type Groups = Readonly<Record<Dimension, CountedGroups<{ readonly name: string }>>>;

/** Legacy connections: all of them counted in groups, the first kinds of them kept as rows. */
export class LegacyConnections {
	readonly rows = new CountedGroups<Omit<Row, keyof Counted>>(11, MOST_ROWS);
	/** Kept from the first connection on that is in no row: until then, the rows say all. */
	#groups: Groups | undefined;

	/** `source`: its id. */
	add(connection: Connection, source: string): void {
		const { version, cipher, hash, keyExchange, side, client, server, program, userAgent, account } = connection;
		const groups = this.#groups;
		const row = this.rows.add(
			[version ?? '', cipher, hash, keyExchange, side, client, server, program, userAgent, account, source],
			connection,
			() => ({ version, cipher, hash, keyExchange, side, client, server, program, userAgent, account, source }),
		);
		if (groups !== undefined) addToGroups(groups, connection);
		else if (row === undefined) {
			this.#groups = this.#groupsOfRows();
			addToGroups(this.#groups, connection);
		}
	}

	#groupsOfRows(): Groups {
		const groups: Groups = byDimension(() => new CountedGroups(1, MOST_GROUPS));
		for (const row of this.rows.inOrder) addToGroups(groups, row);
		return groups;
	}

	/** The groups as they are now. */
	groups(): Readonly<Record<Dimension, GroupsOfDimension>> {
		const groups = this.#groups ?? this.#groupsOfRows();
		return byDimension((dimension) => {
			const largest = groups[dimension].largestFirst();
			return { groups: largest.every(({ name }) => name === '') ? [] : largest, ungrouped: groups[dimension].beyond };
		});
	}
}

export interface GroupsOfDimension {
	/** Largest first; none in a dimension that no source names anything in. */
	readonly groups: readonly Group[];
	/** Connections left out of them because there were more than `MOST_GROUPS`. */
	readonly ungrouped: number;
}

function addToGroups(groups: Groups, connection: Pick<Connection, Dimension> & Occurrence): void {
	for (const dimension of DIMENSIONS) {
		const name = connection[dimension];
		groups[dimension].add([name], connection, () => ({ name }));
	}
}

export function byDimension<T>(make: (dimension: Dimension) => T): Record<Dimension, T> {
	return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, make(dimension)])) as Record<Dimension, T>;
}
