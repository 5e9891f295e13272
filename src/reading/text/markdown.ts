import { shownText } from './shown-text.ts';

/** Text that Markdown takes as text: nothing in it makes a link, a tag, a cell or a heading. */
export function markdownText(text: string): string {
	return shownText(text)
		.replace(/[\\`*_{}[\]<>()#+!|~&^$]/g, (mark) => `\\${mark}`)
		.replace(/(https?|ftp):/gi, '$1\\:')
		.replace(/www\./gi, 'www\\.');
}

/** A table of texts; nothing for no rows. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
	return rows.length === 0 ? '' : [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}
