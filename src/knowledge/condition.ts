import { z } from 'zod';
import { Slug, Version } from './primitives.ts';
import type { Trait as TraitName } from './traits.ts';

/** The answer to `question` has at least one of these option ids. */
const Includes = z.strictObject({ question: Slug, includes: z.array(Slug).min(1) });

/**
 * At least one chosen option carries this trait. Traits come from the fact behind the option (see `traits.ts`);
 * that the options of this question have it is seen to by a rule over all facts, which can say which they have.
 */
const Trait = z.strictObject({ question: Slug, trait: Slug as unknown as z.ZodType<TraitName> });

/** At least one version given lies in the range; `atLeast` is inside it, `below` is not. */
const InRange = z
	.strictObject({ question: Slug, atLeast: Version.optional(), below: Version.optional() })
	.refine((leaf) => leaf.atLeast !== undefined || leaf.below !== undefined, 'needs "atLeast", "below" or both');

/** The visitor answered "not sure". */
const Unknown = z.strictObject({ question: Slug, unknown: z.literal(true) });

/**
 * At least one chosen option's support had ended on the day of reading.
 * free: security updates are to be had for money alone. all: there are none any more, paid ones included.
 */
const SupportEnded = z.strictObject({ question: Slug, supportEnded: z.enum(['free', 'all']) });

/** Another action applies. Lets "restart" follow whatever asks for one. */
const FollowsAction = z.strictObject({ action: Slug });

export type Leaf =
	| z.infer<typeof Includes>
	| z.infer<typeof Trait>
	| z.infer<typeof InRange>
	| z.infer<typeof Unknown>
	| z.infer<typeof SupportEnded>
	| z.infer<typeof FollowsAction>;
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Leaf;

/**
 * When something applies. `all: []` always holds. Evaluated with three values, so a missing
 * answer makes a condition unknown rather than false.
 */
export const Condition: z.ZodType<Condition> = z.lazy(() =>
	z.union([
		z.strictObject({ all: z.array(Condition) }),
		z.strictObject({ any: z.array(Condition).min(1) }),
		z.strictObject({ not: Condition }),
		Includes,
		Trait,
		InRange,
		Unknown,
		SupportEnded,
		FollowsAction,
	]),
);

/** Every leaf of a condition, left to right. */
export function leavesOf(condition: Condition): Leaf[] {
	if ('all' in condition) return condition.all.flatMap(leavesOf);
	if ('any' in condition) return condition.any.flatMap(leavesOf);
	if ('not' in condition) return leavesOf(condition.not);
	return [condition];
}
