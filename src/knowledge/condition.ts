import { z } from 'zod';
import { Slug, Version } from './primitives.ts';
import type { Trait as TraitName } from './trait-names.ts';

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

/** Not answered, or answered "not sure". */
const Unknown = z.strictObject({ question: Slug, unknown: z.literal(true) });

/**
 * At least one chosen option's support had ended on the day of reading.
 * free: only paid security updates are to be had. all: there are none any more, paid ones included.
 */
const SupportEnded = z.strictObject({ question: Slug, supportEnded: z.enum(['free', 'all']) });

/** Another action applies. Lets "restart" follow whatever asks for one. */
const FollowsAction = z.strictObject({ action: Slug });

/** What is known from answers alone. */
export type AnswerLeaf =
	| z.infer<typeof Includes>
	| z.infer<typeof Trait>
	| z.infer<typeof InRange>
	| z.infer<typeof Unknown>
	| z.infer<typeof SupportEnded>;
export type Leaf = AnswerLeaf | z.infer<typeof FollowsAction>;

/** Leaves put together. */
export type ConditionOf<One extends Leaf> =
	| { all: ConditionOf<One>[] }
	| { any: ConditionOf<One>[] }
	| { not: ConditionOf<One> }
	| One;
export type Condition = ConditionOf<Leaf>;
export type AnswerCondition = ConditionOf<AnswerLeaf>;

/**
 * When something applies. `all: []` always holds. Evaluated with three values, so a missing
 * answer makes a condition unknown rather than false.
 */
export const Condition: z.ZodType<Condition> = z.lazy(() =>
	z.union([...combinationsOf(Condition), ...answerLeaves, FollowsAction], {
		error: 'a condition, see src/knowledge/condition.ts',
	}),
);

/** When a question is asked: items of the checklist are made from answers, so it cannot hang on one. */
export const AnswerCondition: z.ZodType<AnswerCondition> = z.lazy(() =>
	z.union([...combinationsOf(AnswerCondition), ...answerLeaves], {
		error: 'a condition about answers alone, see src/knowledge/condition.ts',
	}),
);

const answerLeaves = [Includes, Trait, InRange, Unknown, SupportEnded] as const;

function combinationsOf<Inner>(inner: z.ZodType<Inner>) {
	return [
		z.strictObject({ all: z.array(inner) }),
		z.strictObject({ any: z.array(inner).min(1) }),
		z.strictObject({ not: inner }),
	] as const;
}
