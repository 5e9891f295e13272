import { z } from 'zod';
import { PlainDate } from './dates.ts';
import { FactRow, Slug } from './primitives.ts';

/** A document that facts are cited from. */
export const Source = z.strictObject({
	id: Slug,
	title: z.string().min(1),
	publisher: z.string().min(1),
	/** official: the vendor's own text. official-copy: that text as copied by someone else. third-party: anybody else's word. */
	kind: z.enum(['official', 'official-copy', 'third-party']),
	/** Date the document carries, or of the revision read. Left out where it carries none. */
	date: PlainDate.optional(),
	/** Day on which it was last looked at for this product. */
	checked: PlainDate,
	url: z.url().optional(),
	/** Public repository and file that hold the text, for `npm run facts:check`. */
	repository: z.string().optional(),
	path: z.string().optional(),
	/** What a reader should know before trusting it: stale date, copy of a copy, and the like. */
	note: z.string().optional(),
	/** S0 to S4 where it is one of the five documents this product was built from. */
	seed: z.enum(['S0', 'S1', 'S2', 'S3', 'S4']).optional(),
	rows: z.array(FactRow).default([]),
});
export type Source = z.infer<typeof Source>;
