const UPPER = /[A-Z]/;
const ASCII_ONLY = /^[\0-\x7f]*$/;

/** Lower-cases A to Z and nothing else, so that no other script's letters become Latin ones. */
export function foldAscii(text: string): string {
	if (!UPPER.test(text)) return text;
	return ASCII_ONLY.test(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
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
