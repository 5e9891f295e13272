/** Facts as text of a query: values stay values, whatever they hold. */

/** A string literal of printable ASCII; what could end it or start an escape is escaped, everything else written as \uXXXX. */
export function kqlString(text: string): string {
	const escaped = text.replace(/[^ -~]|['\\]/g, (unit) =>
		unit === "'" || unit === '\\' ? `\\${unit}` : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	return `'${escaped}'`;
}

/** Text for one comment line. */
export function commentText(text: string): string {
	return text.replace(/\s+/g, ' ').replace(/[^ -~]/g, '?');
}
