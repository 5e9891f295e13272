/** What operating systems leave in folders and archives. */
const CLUTTER = /(^|\/)(__MACOSX\/.*|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/i;

/** Whether a file, by its path, is something that an operating system left and nobody meant to give. */
export function isClutter(path: string): boolean {
	return CLUTTER.test(path.replaceAll('\\', '/'));
}
