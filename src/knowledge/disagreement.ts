import { z } from 'zod';
import { Citation, cited } from './citation.ts';
import { Slug } from './primitives.ts';

const { disagreements: _, ...citedFields } = cited;

/** A place where documents contradict each other, are wrong, or have gone stale. */
export const Disagreement = z.strictObject({
	id: Slug,
	title: z.string().min(1),
	kind: z.enum(['contradiction', 'error', 'stale', 'trap']),
	/** What each document says. */
	statements: z.array(z.strictObject({ says: z.string().min(1), cite: Citation })).min(1),
	/** What goes wrong for someone who follows the wrong one. */
	matters: z.string().min(1),
	/** What this product holds to. */
	holdTo: z.string().min(1),
	/** How sure we are of that. */
	certainty: z.enum(['sure', 'likely', 'open']),
	...citedFields,
});
export type Disagreement = z.infer<typeof Disagreement>;
