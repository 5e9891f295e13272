import { isTripleDes } from './cipher.ts';
import { isOld, type Version } from './version.ts';

/** How often something was met, and when. */
export interface Occurrence {
	readonly count: number;
	/** Milliseconds since 1970 UTC; NaN where no time is known. */
	readonly first: number;
	readonly last: number;
}

/** Connections that were made. Texts are as the source gives them, and empty where it gives none. */
export interface Connection extends Occurrence {
	/** Undefined where the source does not record it. */
	readonly version: Version | undefined;
	/** Cipher, or cipher suite where the source names that. */
	readonly cipher: string;
	readonly hash: string;
	readonly keyExchange: string;
	/** The end of the connection on which it was recorded. */
	readonly side: 'client' | 'server' | '';
	readonly client: string;
	readonly server: string;
	readonly program: string;
	readonly userAgent: string;
	/** Account or sender. */
	readonly account: string;
}

/** Handshakes that failed: nobody used what they asked for. */
export interface Failure extends Occurrence {
	/** What failed, in a few words. */
	readonly what: string;
	readonly version: Version | undefined;
	readonly side: Connection['side'];
	/** Machine that wrote it. */
	readonly machine: string;
	readonly program: string;
	readonly target: string;
}

/** What a scan says of a server: whether it accepts a version, or a cipher suite with it. */
export interface Acceptance {
	/** Name and address as the scanner gives them, with the port. */
	readonly server: string;
	readonly version: Version | undefined;
	/** Empty if the statement is about the version as a whole. */
	readonly cipher: string;
	/** Undefined where the scan could not tell. */
	readonly accepts: boolean | undefined;
	/** Milliseconds since 1970 UTC, or NaN. */
	readonly time: number;
}

export const UNKNOWN_CONNECTION: Connection = {
	version: undefined,
	cipher: '',
	hash: '',
	keyExchange: '',
	side: '',
	client: '',
	server: '',
	program: '',
	userAgent: '',
	account: '',
	count: 1,
	first: Number.NaN,
	last: Number.NaN,
};

/** What a connection says about legacy TLS. */
export const USES = ['notRecorded', 'modern', 'legacy'] as const;
export type Use = (typeof USES)[number];

/** TLS 1.0, 1.1 and older are legacy, and so is 3DES with any version. Without a version nothing is said, unless the cipher is 3DES. */
export function useOf({ version, cipher }: Pick<Connection, 'version' | 'cipher'>): Use {
	if (isTripleDes(cipher)) return 'legacy';
	if (version === undefined) return 'notRecorded';
	return isOld(version) ? 'legacy' : 'modern';
}
