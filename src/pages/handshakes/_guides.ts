import type { AstroInstance } from 'astro';

const modules = import.meta.glob<{ readonly Content: AstroInstance['default'] }>('../../handshakes/sources/*/guide.md', {
	eager: true,
});

/** The text beside a source that says how to get its files. @throws Error if there is none */
export function guideOf(id: string): AstroInstance['default'] {
	const guide = modules[`../../handshakes/sources/${id}/guide.md`];
	if (guide === undefined) throw new Error(`src/handshakes/sources/${id}/guide.md is missing`);
	return guide.Content;
}
