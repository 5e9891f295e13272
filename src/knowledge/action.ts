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

/** A step or a check: plain text in which a command stands in backticks, and the estates that it is for, where not for all. The text alone is short for it. */
export const WrittenStep = z.union([z.string().min(1), z.strictObject({ text: z.string().min(1), when: Condition })], {
	error: 'a text, or a "text" with a condition in "when"',
});

/** A step as it is compiled. */
export interface Step {
	readonly text: string;
	/** Left out where it is for everybody. */
	readonly when?: Condition | undefined;
}

/** An item to do first, and the estates in which it has to be, where not in all. The id alone is short for it. */
export const WrittenPrerequisite = z.union([Slug, z.strictObject({ item: Slug, when: Condition })], {
	error: 'the id of an item, or an "item" with a condition in "when"',
});

/** An item to do first, as it is compiled. */
export interface Prerequisite {
	readonly item: string;
	/** Left out where it always has to be. */
	readonly when?: Condition | undefined;
}

/** A higher priority, and the estates in which it holds. */
const Raise = z.strictObject({ to: Priority, when: Condition });
export type Raise = z.infer<typeof Raise>;

/** Registry settings that an item sets, and the estates in which it does, where not in all. The id alone is short for it. */
export const WrittenSettings = z.union([Slug, z.strictObject({ settings: z.array(Slug).min(1), when: Condition })], {
	error: 'the id of a setting, or "settings" with a condition in "when"',
});

/** Registry settings of an item, as they are compiled. */
export interface SettingsOfItem {
	readonly settings: readonly string[];
	/** Left out where the item always sets them. */
	readonly when?: Condition | undefined;
}

/** What a reader is told to do; shared by actions and by the version rules of server roles. */
export const instruction = {
	title: z.string().min(1),
	priority: Priority,
	/** Where it is more urgent than that. The highest that holds counts; an answer that is missing raises nothing. */
	raise: z.array(Raise).default([]),
	/** Why, in one or two sentences. */
	why: z.string().min(1),
	/** What to do, in order; one step at least for everybody. */
	steps: z
		.array(WrittenStep)
		.min(1)
		.refine((steps) => steps.some((step) => typeof step === 'string'), 'at least one step without a condition'),
	/** How to see that it worked; one check at least for everybody. */
	verify: z
		.array(WrittenStep)
		.min(1)
		.refine((checks) => checks.some((check) => typeof check === 'string'), 'at least one check without a condition'),
	/** Milestone by which it must be done. Once its date has passed, "required" becomes "blocker". */
	dueBy: Slug.optional(),
	/** Items to do first where they apply as well: they stand before it, in whatever phase, and it names them. No item waits for a recommendation unless it is one. */
	after: z.array(WrittenPrerequisite).default([]),
	/** Items that need not be done on what this one replaces: it stands before them, and they say so. */
	makesNeedless: z.array(Slug).default([]),
	/** Question whose answers have an end of support that the item prints, such as Windows versions. */
	endsOf: Slug.optional(),
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
	settings: z.array(WrittenSettings).default([]),
	/** Whether it is also the item that finds out what the questions about single server roles ask. */
	findsOutRoles: z.boolean().default(false),
	/** Download formats that it is done with: the plan calls for them where it applies. */
	formats: z.array(Slug).default([]),
	...cited,
});
export type Action = z.infer<typeof Action>;
