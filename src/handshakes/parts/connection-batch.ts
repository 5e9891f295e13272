import { TextPool } from '../../reading/text/text-pool.ts';
import type { Connection } from '../observation/observation.ts';
import { VERSIONS } from '../observation/version.ts';

/** Connections of a part of a log as one thread hands them to another. */
export interface ConnectionBatch {
	/** The texts that occur in them, each once. */
	readonly texts: readonly string[];
	/** For each connection, the place of each of its texts: those of `TEXTS`, in that order. */
	readonly places: Int32Array<ArrayBuffer>;
	/** For each connection: how many, the first time and the last. */
	readonly occurrences: Float64Array<ArrayBuffer>;
}

const TEXTS = [
	'version',
	'cipher',
	'hash',
	'keyExchange',
	'side',
	'client',
	'server',
	'program',
	'userAgent',
	'account',
] as const;

/** Writes a batch. */
export class ConnectionBatchWriter {
	readonly #texts = new TextPool();
	readonly #places: number[] = [];
	readonly #occurrences: number[] = [];

	add(connection: Connection): void {
		for (const name of TEXTS) this.#places.push(this.#texts.number(connection[name] ?? ''));
		this.#occurrences.push(connection.count, connection.first, connection.last);
	}

	done(): ConnectionBatch {
		return {
			texts: this.#texts.texts,
			places: Int32Array.from(this.#places),
			occurrences: Float64Array.from(this.#occurrences),
		};
	}
}

/** Tells each connection of a batch. */
export function tellConnections({ texts, places, occurrences }: ConnectionBatch, tell: (connection: Connection) => void): void {
	for (let index = 0; index * 3 < occurrences.length; index++) {
		const text = (place: number) => texts[places[index * TEXTS.length + place] as number] as string;
		tell({
			version: VERSIONS.find((version) => version === text(0)),
			cipher: text(1),
			hash: text(2),
			keyExchange: text(3),
			side: text(4) as Connection['side'],
			client: text(5),
			server: text(6),
			program: text(7),
			userAgent: text(8),
			account: text(9),
			count: occurrences[index * 3] as number,
			first: occurrences[index * 3 + 1] as number,
			last: occurrences[index * 3 + 2] as number,
		});
	}
}
