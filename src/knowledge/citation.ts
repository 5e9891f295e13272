import { z } from 'zod';
import { PlainDate } from './dates.ts';
import { FactRow, Slug } from './primitives.ts';

/** Where a statement was read. */
export const Citation = z.strictObject({
	/** Id of an entry in content/sources. */
	source: Slug,
	/** Heading, table or row inside the source, so that a reader finds the place. */
	section: z.string().min(1),
	/** Day of the revision that was read, where it differs from the source's own date. */
	asOf: PlainDate.optional(),
	/** Literal strings that must still stand in the cited file; `npm run facts:check` looks for them. */
	values: z.array(z.string().min(1)).optional(),
});
export type Citation = z.infer<typeof Citation>;

/** documented: a cited source says it. derived: follows from cited facts. unverified: one document says it and nothing confirms it. */
export const Confidence = z.enum(['documented', 'derived', 'unverified']);
export type Confidence = z.infer<typeof Confidence>;

/** Fields that every entry carries. */
export const cited = {
	cites: z.array(Citation).min(1),
	confidence: Confidence.default('documented'),
	/** Rows of the fact base that this entry carries. */
	rows: z.array(FactRow).default([]),
	/** Ids of entries in content/disagreements that concern this entry. */
	disagreements: z.array(Slug).default([]),
	/** Day after which a maintainer must look again. */
	reviewBy: PlainDate.optional(),
};
