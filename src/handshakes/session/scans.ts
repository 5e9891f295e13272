import { isTripleDes } from '../observation/cipher.ts';
import type { Acceptance } from '../observation/observation.ts';
import { isOld, VERSIONS, type Version } from '../observation/version.ts';

/** What scans say of one server. */
export interface ScannedServer {
	readonly server: string;
	/** By version; left out where no scan says anything. */
	readonly versions: Partial<Record<Version, Answer>>;
	/** Whether it accepts a cipher suite with 3DES; left out where no scan says anything. */
	readonly tripleDes?: Answer | undefined;
	/** Milliseconds since 1970 UTC of the newest scan, or NaN. */
	readonly time: number;
}

export type Answer = 'accepted' | 'refused' | 'unknown';

interface Mutable {
	readonly server: string;
	readonly versions: Partial<Record<Version, Answer>>;
	tripleDes?: Answer | undefined;
	/** Its cipher suites were listed, so that 3DES would be among them. */
	hasSuites: boolean;
	time: number;
}

/** Most servers kept; what is beyond is counted. */
export const MOST_SERVERS = 20_000;

/** What servers accept, by scans. Of two scans of a server, the newer one counts; without times, acceptance counts. */
export class Scans {
	readonly #servers = new Map<string, Mutable>();
	/** Statements about servers beyond those kept. */
	beyond = 0;

	add({ server, version, cipher, accepts, time }: Acceptance): void {
		const known = this.#servers.get(server) ?? this.#begin(server);
		if (known === undefined) return;
		if (time > known.time || (Number.isNaN(known.time) && !Number.isNaN(time))) {
			// A newer scan takes the place of the one before.
			if (!Number.isNaN(known.time)) {
				for (const name of VERSIONS) delete known.versions[name];
				delete known.tripleDes;
				known.hasSuites = false;
			}
			known.time = time;
		} else if (time < known.time) return;
		const answer = accepts === undefined ? 'unknown' : accepts ? 'accepted' : 'refused';
		if (cipher === '' && version !== undefined) known.versions[version] = stronger(known.versions[version], answer);
		if (cipher !== '' && isTripleDes(cipher)) known.tripleDes = stronger(known.tripleDes, answer);
		// A server that accepts a suite with a version accepts the version.
		if (cipher !== '' && accepts === true && version !== undefined) {
			known.versions[version] = 'accepted';
			if (version === 'TLS 1.2') known.hasSuites = true;
		}
	}

	#begin(server: string): Mutable | undefined {
		if (this.#servers.size >= MOST_SERVERS) {
			this.beyond++;
			return undefined;
		}
		const begun: Mutable = { server, versions: {}, hasSuites: false, time: Number.NaN };
		this.#servers.set(server, begun);
		return begun;
	}

	/** Those that accept legacy TLS first, then by name. */
	servers(): readonly ScannedServer[] {
		return [...this.#servers.values()]
			.map(({ server, versions, tripleDes, hasSuites, time }) => ({
				server,
				versions: { ...NOT_TRIED, ...versions },
				tripleDes: tripleDes ?? (hasSuites ? 'refused' : versions['TLS 1.2'] === 'accepted' ? 'unknown' : undefined),
				time,
			}))
			.sort((one, other) => RANK[answerOf(one)] - RANK[answerOf(other)] || (one.server < other.server ? -1 : 1));
	}
}

/** What decides and was not tried is unknown, and shown as such. */
const NOT_TRIED = { 'TLS 1.0': 'unknown', 'TLS 1.1': 'unknown' } as const;

const RANK: Readonly<Record<Answer, number>> = { accepted: 0, unknown: 1, refused: 2 };

function stronger(one: Answer | undefined, other: Answer): Answer {
	return one === undefined || RANK[other] < RANK[one] ? other : one;
}

const OLD = VERSIONS.filter((version) => isOld(version) && version.startsWith('TLS'));

/**
 * Whether a server accepts legacy TLS. It refuses it only if a scan was refused TLS 1.0 and TLS 1.1, looked for 3DES where
 * TLS 1.2 is accepted, and was accepted with TLS 1.2 or TLS 1.3: a port that refuses everything may speak no TLS at all.
 */
export function answerOf({ versions, tripleDes }: Pick<ScannedServer, 'versions' | 'tripleDes'>): Answer {
	const old = Object.entries(versions).flatMap(([name, answer]) => (isOld(name as Version) ? [answer] : []));
	if (old.includes('accepted') || tripleDes === 'accepted') return 'accepted';
	const isFree =
		versions['TLS 1.2'] === 'accepted'
			? tripleDes === 'refused'
			: versions['TLS 1.2'] === 'refused' && versions['TLS 1.3'] === 'accepted';
	const isWhole = OLD.every((version) => versions[version] === 'refused') && !old.includes('unknown');
	return isFree && isWhole ? 'refused' : 'unknown';
}
