/** What the first characters of a text say: JSON, markup (HTML or XML), no text at all, or lines such as CSV. */
export type TextKind = 'json' | 'markup' | 'binary' | 'lines';

/** `head`: the first characters as UTF-8, without leading space. */
export function textKind(head: Uint8Array): TextKind {
	const first = head[0];
	if (first === 0x7b || first === 0x5b) return 'json';
	if (first === 0x3c) return 'markup';
	// Zeros at the end alone fill up a copy.
	const end = head.findLastIndex((byte) => byte !== 0);
	return first === 0 || head.subarray(0, end).includes(0) ? 'binary' : 'lines';
}
