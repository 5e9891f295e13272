const UPPER = /[A-Z]/;

/** Lower-cases A to Z and nothing else, so that no other script's letters become Latin ones. */
export function foldAscii(text: string): string {
	return UPPER.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
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
