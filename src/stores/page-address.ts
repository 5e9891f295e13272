/**
 * Address of the page without its fragment, as files that are handed out name it. Of a page that was opened from a file, only
 * the file's name: its folder is nobody's business, and another one elsewhere.
 */
export function pageAddress(): string {
	return location.protocol === 'file:'
		? decodeURIComponent(location.pathname.slice(location.pathname.lastIndexOf('/') + 1))
		: location.origin + location.pathname;
}
