/** Versions of the protocol, oldest first. */
export const VERSIONS = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const;
export type Version = (typeof VERSIONS)[number];

/** Whether a version is refused by services that require TLS 1.2. */
export function isOld(version: Version): boolean {
	return VERSIONS.indexOf(version) < VERSIONS.indexOf('TLS 1.2');
}

/**
 * The version that a text names, in any of the spellings of logs and scanners: `TLS 1.0`, `TLSv1.0`, `TLSv1`, `TLSv10`,
 * `TLS1_0`, `tls1`, `SSLv3`, `TLS_1_2`, `TLS1.2`; undefined where it names none.
 */
export function versionOf(text: string): Version | undefined {
	const found = /^(tls|ssl)(?:[ _.-]*v(?:ersion)?)?[ _.-]*([1-3])(?:[ ._]?([0-3]))?(?:[ ._]0)*$/i.exec(text.trim());
	if (found === null) return undefined;
	const [, family = '', major = '', minor = '0'] = found;
	return VERSIONS.find((version) => version === `${family.toUpperCase()} ${major}.${minor}`);
}

/** The version named somewhere inside a text of several words. */
export function versionIn(text: string): Version | undefined {
	const found = /\b(?:tls|ssl)[ _.-]*v?[ _.-]*[1-3](?:[._]?[0-3])?\b/i.exec(text);
	return found === null ? undefined : versionOf(found[0]);
}

/** Bits of Schannel for a version, server and client side alike (SP_PROT_* of schannel.h). */
const SCHANNEL_BITS: readonly (readonly [bits: number, version: Version])[] = [
	[0xc, 'SSL 2.0'],
	[0x30, 'SSL 3.0'],
	[0xc0, 'TLS 1.0'],
	[0x300, 'TLS 1.1'],
	[0xc00, 'TLS 1.2'],
	[0x3000, 'TLS 1.3'],
];

/** The version that Schannel writes as a number, as in the IIS field crypt-protocol. */
export function versionOfSchannel(value: number): Version | undefined {
	const found = SCHANNEL_BITS.filter(([bits]) => (value & bits) !== 0 && (value & ~bits) === 0);
	return found[0]?.[1];
}
