import type { AstroInstance } from 'astro';

const modules = import.meta.glob<{ readonly Content: AstroInstance['default'] }>('../../inventory/sources/*/guide.md', {
	eager: true,
});

/** The text beside a source that says how to get its files. @throws Error if there is none */
export function guideOf(id: string): AstroInstance['default'] {
	const guide = modules[`../../inventory/sources/${id}/guide.md`];
	if (guide === undefined) throw new Error(`src/inventory/sources/${id}/guide.md is missing`);
	return guide.Content;
}
