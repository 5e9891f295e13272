/**
 * Codes in a query: numbers of four digits or more that are no years, KB numbers, hexadecimal codes, AADSTS codes, version numbers,
 * names of constants such as ERR_SSL_VERSION_OR_CIPHER_MISMATCH.
 * The index finds words by their beginning, so that "47072" would find every "4.7"; a code is right whole or not at all.
 */
const CODE = /\b(?:KB\d{4,}|AADSTS\d+|0x[0-9a-f]{3,}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){2,}|\d+(?:\.\d+){2,}|-?\d{4,})\b/gi;

/** A year, as in "Server 2012", which is a word among others. */
const YEAR = /^(19|20)\d\d$/;

/** The codes that a query asks for, lower case and each once. */
export function codesIn(query: string): string[] {
	const codes = (query.match(CODE) ?? []).filter((code) => !YEAR.test(code));
	return [...new Set(codes.map((code) => code.toLowerCase()))];
}

/** Whether a text has the code whole: not as a part of a longer number or name. */
export function holdsCode(text: string, code: string): boolean {
	const escaped = code.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
	// "kb3140245" may be written "KB 3140245", and 1002016 is the number in AADSTS1002016.
	const spelt = escaped.replace(/^kb/, 'kb ?');
	return new RegExp(`(?<![0-9a-z.]|[0-9],)(?:aadsts|kb ?)?${spelt}(?![0-9a-z]|\\.[0-9])`, 'i').test(text);
}
