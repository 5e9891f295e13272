import type { AstroInstance } from 'astro';

const modules = import.meta.glob<{ readonly Content: AstroInstance['default'] }>('../../artifacts/*/guide.md', { eager: true });

/** The text beside a format that says where to put its files; nothing if it has none. */
export function guideOf(id: string): AstroInstance['default'] | undefined {
	return modules[`../../artifacts/${id}/guide.md`]?.Content;
}
