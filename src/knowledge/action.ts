import { z } from 'zod';
import { cited } from './citation.ts';
import { Condition } from './condition.ts';
import { PHASES } from './phases.ts';
import { Slug } from './primitives.ts';

export const Phase = z.enum(PHASES);
export type Phase = z.infer<typeof Phase>;

/** blocker: something has stopped or will not start. required: do it. recommended: good to do; not needed for "ready". */
export const Priority = z.enum(['blocker', 'required', 'recommended']);
export type Priority = z.infer<typeof Priority>;

/** A step: plain text in which a command stands in backticks, and the estates that it is for, where not for all. The text alone is short for it. */
export const WrittenStep = z.union([z.string().min(1), z.strictObject({ text: z.string().min(1), when: Condition })], {
	error: 'a text, or a "text" with a condition in "when"',
});

/** A step as it is compiled. */
export interface Step {
	readonly text: string;
	/** Left out where it is for everybody. */
	readonly when?: Condition | undefined;
}

/** What a reader is told to do; shared by actions and by the version rules of server roles. */
export const instruction = {
	title: z.string().min(1),
	priority: Priority,
	/** Why, in one or two sentences. */
	why: z.string().min(1),
	/** What to do, in order; one step at least for everybody. */
	steps: z
		.array(WrittenStep)
		.min(1)
		.refine((steps) => steps.some((step) => typeof step === 'string'), 'at least one step without a condition'),
	/** How to see that it worked. */
	verify: z.array(z.string().min(1)).min(1),
	/** Milestone by which it must be done. Once its date has passed, "required" becomes "blocker". */
	dueBy: Slug.optional(),
	/** Items to do first where they apply as well: they stand before it, in whatever phase, and it names them. */
	after: z.array(Slug).default([]),
};

/** An item of the checklist. */
export const Action = z.strictObject({
	id: Slug,
	/** Position inside its phase. */
	order: z.number(),
	phase: Phase,
	...instruction,
	when: Condition,
	/** Registry settings that it sets; what the scripts of a plan write is the union of these. */
	settings: z.array(Slug).default([]),
	/** Download formats that it is done with: the plan calls for them where it applies. */
	formats: z.array(Slug).default([]),
	...cited,
});
export type Action = z.infer<typeof Action>;
