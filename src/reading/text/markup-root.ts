/** A name in angle brackets that is neither a declaration, a document type, a comment nor an end. */
const ROOT = /<([A-Za-z_][\w:.-]*)/;

/** The name of the first element of a markup text, from its first bytes; undefined where it has not come yet. */
export function markupRoot(head: Uint8Array): string | undefined {
	const text = new TextDecoder().decode(head).replace(/<!--[\s\S]*?(-->|$)/g, '');
	return ROOT.exec(text)?.[1];
}
