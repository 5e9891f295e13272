/** Cipher suites with 3DES by their number in the TLS registry of IANA, and the two of SSL with FIPS. */
const TRIPLE_DES_SUITES = new Set([
	0x000a, 0x000d, 0x0010, 0x0013, 0x0016, 0x001b, 0x001f, 0x0023, 0x008b, 0x008f, 0x0093, 0xc003, 0xc008, 0xc00d, 0xc012, 0xc017,
	0xc01a, 0xc01b, 0xc01c, 0xc034, 0xfeff, 0xffe0,
]);

/** Whether a cipher or cipher suite is 3DES: by its name in any spelling, or by the number of the suite (`0x000a`). */
export function isTripleDes(cipher: string): boolean {
	const number = /^0x([0-9a-f]{1,4})$/i.exec(cipher);
	if (number !== null) return TRIPLE_DES_SUITES.has(Number.parseInt(number[1] as string, 16));
	return /3des|des[-_ ]?cbc3|des[-_ ]?ede3?/i.test(cipher);
}

/** Ciphers, hashes and key exchanges by their number in wincrypt.h (ALG_ID), which IIS writes in hexadecimal. */
const ALGORITHMS: ReadonlyMap<number, string> = new Map([
	[0x6601, 'DES'],
	[0x6602, 'RC2'],
	[0x6603, '3DES'],
	[0x6609, '3DES (112 bits)'],
	[0x660e, 'AES 128'],
	[0x660f, 'AES 192'],
	[0x6610, 'AES 256'],
	[0x6611, 'AES'],
	[0x6801, 'RC4'],
	[0x8003, 'MD5'],
	[0x8004, 'SHA-1'],
	[0x800c, 'SHA-256'],
	[0x800d, 'SHA-384'],
	[0x800e, 'SHA-512'],
	[0x2200, 'DSS'],
	[0x2203, 'ECDSA'],
	[0x2400, 'RSA signature'],
	[0xa400, 'RSA'],
	[0xaa02, 'DHE'],
	[0xaa05, 'ECDH'],
	[0xae06, 'ECDHE'],
]);

/** The name of an algorithm; its number where it has none here, and nothing for 0, which stands for "none". */
export function algorithmName(value: number): string {
	return value === 0 ? '' : (ALGORITHMS.get(value) ?? `0x${value.toString(16)}`);
}
