import { DAY } from '../../reading/text/log-time.ts';
import { isTripleDes } from '../observation/cipher.ts';
import { type Connection, USES, type Use, useOf } from '../observation/observation.ts';
import { type Counted, CountedGroups, count, noneCounted } from './occurrences.ts';

/** Connections that agree in version and cipher. */
export type Suite = Pick<Connection, 'version' | 'cipher' | 'hash' | 'keyExchange'> & { readonly use: Use };

/** Most combinations of version and cipher kept; real logs have a few dozen. */
const MOST_SUITES = 2000;

/** All connections, counted by use, by version and cipher, and by day. Size does not grow with their number. */
export class UseTally {
	readonly suites = new CountedGroups<Suite>(4, MOST_SUITES);
	readonly #byUse: Readonly<Record<Use, Counted>> = { notRecorded: noneCounted(), modern: noneCounted(), legacy: noneCounted() };
	readonly #days = new Map<number, Record<Use, number>>();
	/** TLS 1.2 without a cipher: 3DES cannot be told. */
	withoutCipher = 0;
	/** Connections whose time is not known. */
	withoutTime = 0;
	/** Connections counted over more than a day, so that they stand for no day. */
	overDays = 0;

	add(connection: Connection): Use {
		const { version, cipher, hash, keyExchange, first, last } = connection;
		const suite = this.suites.add([version ?? '', cipher, hash, keyExchange], connection, () => ({
			version,
			cipher,
			hash,
			keyExchange,
			use: useOf(connection),
		}));
		const use = suite?.use ?? useOf(connection);
		count(this.#byUse[use], connection);
		if (version === 'TLS 1.2' && cipher === '') this.withoutCipher += connection.count;
		const day = Math.floor(first / DAY);
		if (Number.isNaN(day) || Number.isNaN(last)) this.withoutTime += connection.count;
		else if (day === Math.floor(last / DAY)) this.#onDay(day)[use] += connection.count;
		else this.overDays += connection.count;
		return use;
	}

	#onDay(day: number): Record<Use, number> {
		let counts = this.#days.get(day);
		if (counts === undefined) {
			counts = { notRecorded: 0, modern: 0, legacy: 0 };
			this.#days.set(day, counts);
		}
		return counts;
	}

	/** Connections of one use, with their span. */
	of(use: Use): Readonly<Counted> {
		return this.#byUse[use];
	}

	/** All connections, with their span. */
	total(): Readonly<Counted> {
		const total = noneCounted();
		for (const use of USES) count(total, this.#byUse[use]);
		return total;
	}

	/** Connections with 3DES, whatever the version. */
	tripleDes(): number {
		return this.suites
			.largestFirst()
			.filter(({ cipher }) => isTripleDes(cipher))
			.reduce((sum, suite) => sum + suite.count, 0);
	}

	/** Days with a connection, oldest first, in days since 1970. */
	days(): readonly (Readonly<Record<Use, number>> & { readonly day: number })[] {
		return [...this.#days].sort(([one], [other]) => one - other).map(([day, counts]) => ({ day, ...counts }));
	}
}
