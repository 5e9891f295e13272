import { z } from 'zod';
import { cited } from './citation.ts';
import { Slug } from './primitives.ts';

/** Front matter of a page of prose. */
export const Guide = z.strictObject({
	id: Slug,
	title: z.string().min(1),
	/** One sentence for lists and search results. */
	description: z.string().min(1),
	order: z.number(),
	...cited,
});
export type Guide = z.infer<typeof Guide>;
