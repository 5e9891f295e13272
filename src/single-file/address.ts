/**
 * Addresses inside the single file. All of them are fragments, since a file has no folders: "#/windows/#families" is a place
 * on a page, "#/search/?q=KB3140245" a page with a question, "#v1;..." the wizard with answers, as on the site.
 */
export interface Place {
	/** Of the page on the site: "/windows/". */
	readonly path: string;
	/** As in an address, with its question mark; empty without one. */
	readonly query: string;
	/** Id of an element on the page; empty for its beginning. */
	readonly anchor: string;
}

export const HOME = '/';
export const WIZARD = '/wizard/';

/** How answers begin; mail programs escape what they need not. */
const ANSWERS = /^#v1(;|%3B|$)/i;

/** Fragment of a place. @param address of the site, from its root: "/windows/#families" */
export function fragmentOf(address: string): string {
	const answers = address.startsWith(WIZARD) ? address.slice(WIZARD.length) : '';
	return ANSWERS.test(answers) ? answers : `#${address}`;
}

/** The place that a fragment names; undefined for one that names an element of the page that is shown. */
export function placeOf(fragment: string): Place | undefined {
	if (fragment === '' || fragment === '#') return { path: HOME, query: '', anchor: '' };
	if (ANSWERS.test(fragment)) return { path: WIZARD, query: '', anchor: '' };
	const [, path, query = '', anchor = ''] = /^#(\/[^?#]*)(\?[^#]*)?(?:#(.*))?$/.exec(fragment) ?? [];
	return path === undefined ? undefined : { path, query, anchor };
}
