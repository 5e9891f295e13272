/**
 * Address inside this site, whatever sub-path it is served from.
 * @param path starts with a slash: "/schedule/" or "/schedule/#entra"
 */
export function link(path: string): string {
	return import.meta.env.BASE_URL.replace(/\/$/, '') + path;
}
