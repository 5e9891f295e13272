import type { AstroInstance } from 'astro';

const modules = import.meta.glob<{ readonly Content: AstroInstance['default'] }>(
	['../handshakes/sources/*/guide.md', '../inventory/sources/*/guide.md'],
	{ eager: true },
);

/** The text beside a source that says how to get its files. @throws Error if there is none */
export function guideOf(room: 'handshakes' | 'inventory', id: string): AstroInstance['default'] {
	const guide = modules[`../${room}/sources/${id}/guide.md`];
	if (guide === undefined) throw new Error(`src/${room}/sources/${id}/guide.md is missing`);
	return guide.Content;
}
