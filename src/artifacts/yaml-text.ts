/**
 * A text as a double-quoted YAML scalar on one line of printable ASCII. Whatever could end the quotes or the
 * line is escaped, and nothing in such a scalar is read as YAML. Half of a surrogate pair becomes U+FFFD,
 * since YAML has no way to write it.
 */
export function yamlText(text: string): string {
	const escaped = [...text.toWellFormed()].map((character) => {
		if (/^[ !#-[\]-~]$/.test(character)) return character;
		const point = character.codePointAt(0) ?? 0xfffd;
		const hex = point.toString(16);
		return point > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
	});
	return `"${escaped.join('')}"`;
}
