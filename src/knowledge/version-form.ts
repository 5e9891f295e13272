/** Two to four numbers joined by dots: what a version is, wherever one is read. */
export const VERSION = /^\d+(\.\d+){1,3}$/;

/** Whether a text is a version, and so can be compared with others. The id of an option such as "365-apps" is none. */
export function isVersion(text: string): boolean {
	return VERSION.test(text);
}
