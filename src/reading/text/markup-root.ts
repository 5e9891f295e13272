/** The name in a document type, which may stand for an element left out, or in the first element. */
const ROOT = /<(?:!doctype\s+)?([a-z_][\w:.-]*)/i;

/** The name of the root element of a markup text, from its first bytes; undefined where it has not come yet. */
export function markupRoot(head: Uint8Array): string | undefined {
	const text = new TextDecoder().decode(head).replace(/<!--[\s\S]*?(-->|$)/g, '');
	return ROOT.exec(text)?.[1];
}
