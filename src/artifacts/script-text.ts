/**
 * What is filled into a script that stands as a file of its own: two header lines and one data block.
 * Nothing else of a script is ever generated.
 */

/** The two header lines that differ between downloads, and the data. */
export interface Filling {
	readonly contentVersion: string;
	/** Absolute address that recreates the answers. */
	readonly address: string;
	/** Text between the data markers; left out for scripts without data. */
	readonly data?: string;
}

/**
 * Text for a comment: printable ASCII that can neither end a comment nor start anything.
 * Other characters are percent-encoded, which keeps an address an address.
 */
export function inComment(text: string): string {
	return text
		.toWellFormed()
		.replace(/[^!-~]|["'<>\\^`{|}]/gu, (character) =>
			[...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
		);
}

/** Every line end as CR LF, whatever it was. */
export function crlf(text: string): string {
	return text.replace(/\r?\n/g, '\r\n');
}

/**
 * Fills a script.
 * @param script the script's own text
 * @throws when the script lacks a header line or a data marker, or has one of them twice: a defect of the script
 */
export function fill(script: string, filling: Filling): string {
	let text = replaceOnce(script, /^(.*\bContent version: ).*$/gm, inComment(filling.contentVersion), '"Content version:"');
	text = replaceOnce(text, /^(.*\bMade for the answers at: ).*$/gm, inComment(filling.address), '"Made for the answers at:"');
	if (filling.data !== undefined) {
		text = replaceOnce(
			text,
			/^((?:#|rem |# |\/\/ |-- )region data\n)[\s\S]*?(?=^(?:#|rem |# |\/\/ |-- )endregion data$)/gm,
			filling.data,
			'data block',
		);
	}
	return text;
}

function replaceOnce(text: string, pattern: RegExp, by: string, what: string): string {
	const found = [...text.matchAll(pattern)].length;
	if (found !== 1) throw new Error(`A script has its ${what} ${found} times; it must have it exactly once.`);
	// A function, so that no "$" in the new text is read as a reference to a group.
	return text.replace(pattern, (_whole, kept: string) => kept + by);
}
