/** Address of this module: in the browser, of the file in _astro/ that holds it. */
const here = import.meta.url;

/**
 * Path of the site's root. What the build writes into pages is made relative afterwards; code in the browser goes by where
 * it was loaded from, so that the site may lie in any folder.
 */
const root = import.meta.env.SSR || import.meta.env.DEV ? import.meta.env.BASE_URL : new URL('../', here).pathname;

/**
 * Address inside this site, wherever it lies.
 * @param path starts with a slash: "/schedule/" or "/schedule/#entra"
 */
export function link(path: string): string {
	return root.replace(/\/$/, '') + path;
}
