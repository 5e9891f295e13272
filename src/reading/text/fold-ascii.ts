const UPPER = /[A-Z]/;
const ASCII_ONLY = /^[\0-\x7f]*$/;

/** Lower-cases A to Z and nothing else, so that no other script's letters become Latin ones. */
export function foldAscii(text: string): string {
	if (!UPPER.test(text)) return text;
	return ASCII_ONLY.test(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Names met lately and what they fold to; those of records are few and come again with each. */
const foldedNames = new Map<string, string>();
const MOST_NAMES = 1000;

/** The same as `foldAscii`, for names of members. */
export function foldedName(name: string): string {
	const known = foldedNames.get(name);
	if (known !== undefined) return known;
	const folded = foldAscii(name);
	if (foldedNames.size >= MOST_NAMES) foldedNames.clear();
	foldedNames.set(name, folded);
	return folded;
}

/** Whether the bytes from a place on are a lower-case ASCII word, in any case. */
export function equalsFolded(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
	for (let index = 0; index < word.length; index++) {
		const byte = bytes[start + index] as number;
		const folded = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
		if (folded !== word[index]) return false;
	}
	return true;
}
