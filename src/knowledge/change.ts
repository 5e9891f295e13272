import { z } from 'zod';
import { Citation } from './citation.ts';
import { AnswerCondition } from './condition.ts';
import { PartialDate, PlainDate } from './dates.ts';
import { FactRow, Slug } from './primitives.ts';

/** An entry of another collection: "milestones/azure-storage", "guides/schannel". */
export const EntryName = z
	.string()
	.regex(/^[a-z0-9-]+\/[a-z0-9]+([.-][a-z0-9]+)*$/, 'a collection and an id, such as "milestones/azure-storage"');

/** An item that came, and the estates for which it did, where not for all that have it. The id alone is short for it. */
const NewItem = z.union([Slug, z.strictObject({ item: Slug, when: AnswerCondition })], {
	error: 'the id of an item, or an "item" with a condition in "when"',
});

/** An item of the checklist that is no more. */
const GoneItem = z.strictObject({
	id: Slug,
	/** As it read. */
	title: z.string().min(1),
	/** Estates that had it. Left out where they cannot be told any more; a plan of that time is then not said to have had it. */
	when: AnswerCondition.optional(),
	/** Item that does its work now. */
	became: Slug.optional(),
});

/**
 * A change of a fact that matters: what this site said before, and what it says since. A plan that is opened again is told
 * of those that concern it, and from them its items of then are made out (src/advisor/comparison).
 */
export const Change = z.strictObject({
	id: Slug,
	/** Day from which this site says so. */
	day: PlainDate,
	/** What changed, in a line. */
	title: z.string().min(1),
	/** What the site said until then. */
	believed: z.string().min(1),
	/** What it says since. */
	holds: z.string().min(1),
	/** Entries that say so. */
	facts: z.array(EntryName).min(1),
	/** Items of the checklist that came with it. */
	newItems: z.array(NewItem).default([]),
	goneItems: z.array(GoneItem).default([]),
	/** Milestones that came with it. */
	newMilestones: z.array(Slug).default([]),
	/** Milestones whose current date it moved, and the date before; null where there was none. */
	movedDates: z.array(z.strictObject({ milestone: Slug, before: PartialDate.nullable() })).default([]),
	cites: z.array(Citation).min(1),
	rows: z.array(FactRow).default([]),
});
export type Change = z.infer<typeof Change>;
