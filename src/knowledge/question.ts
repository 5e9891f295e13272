import { z } from 'zod';
import { cited } from './citation.ts';
import { AnswerCondition } from './condition.ts';
import { Slug, Version } from './primitives.ts';

/** An answer that can be chosen. */
export const Option = z.strictObject({
	id: Slug,
	label: z.string().min(1),
	hint: z.string().optional(),
	/** Heading under which it is offered in a long list. */
	group: z.string().optional(),
	/** Choosing it unchecks the others: "None of these". */
	exclusive: z.boolean().default(false),
});

/** How the visitor finds the answer. */
export const FindOut = z.strictObject({
	text: z.string().min(1),
	/** A read-only command for Windows PowerShell. */
	command: z.string().optional(),
});
export type FindOut = z.infer<typeof FindOut>;

/** What every question has. */
const asked = {
	id: Slug,
	/** Position in the wizard; questions about a server role take their place from the role. */
	order: z.number(),
	/** The question as asked; the page's heading. */
	title: z.string().min(1),
	/** The same as a noun phrase, for "because you said" and for conditions in words: "Windows versions in use". */
	subject: z.string().min(1),
	hint: z.string().optional(),
	findOut: FindOut,
	/** Whether "Not sure" is offered. Off only where not knowing is not possible. */
	notSure: z.boolean().default(true),
	/** Whether its answers are parts of the estate, such as Windows versions, that an item can be "for". */
	partsOfEstate: z.boolean().default(false),
	/** Download formats that help to find the answer: the plan calls for them where it is missing and something hangs on it. */
	formats: z.array(Slug).default([]),
	/** Asked only if this holds. */
	when: AnswerCondition.default({ all: [] }),
	...cited,
};

/** One question of the wizard. What else it has depends on its kind. */
export const Question = z.discriminatedUnion('kind', [
	/** One of the options, or any number of them. */
	z.strictObject({
		...asked,
		kind: z.enum(['single', 'several']),
		options: z.array(Option).default([]),
		/** Takes its options from a collection as well; they stand first. */
		optionsFrom: z.enum(['operating-systems', 'server-roles', 'dotnet']).optional(),
	}),
	/** One or more versions, typed. */
	z.strictObject({
		...asked,
		kind: z.literal('version'),
		/** A version that shows the accepted form. */
		example: Version,
	}),
]);
export type Question = z.infer<typeof Question>;
