import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { COLLECTIONS } from './knowledge/collections.ts';

function withoutDates(value: unknown): unknown {
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	if (Array.isArray(value)) return value.map(withoutDates);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutDates(part)]));
}

/** The text of the guides, which Astro turns into HTML. All other facts, and those about the guides, come from src/site/facts.ts. */
export const collections = {
	guides: defineCollection({
		loader: glob({ base: './content/guides', pattern: '*.md' }),
		// Astro's YAML reads a bare day as a date, which the check has as text.
		schema: z.preprocess(withoutDates, COLLECTIONS.guides.omit({ id: true })),
	}),
};
