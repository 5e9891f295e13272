import { z } from 'zod';
import { cited } from './citation.ts';
import { Slug } from './primitives.ts';

/** An error that users and administrators meet when TLS is the cause. */
export const ErrorMessage = z.strictObject({
	id: Slug,
	/** The text or code as it is shown, to be searched for. */
	text: z.string().min(1),
	/** Other codes or wordings of the same thing. */
	also: z.array(z.string()).default([]),
	/** The Schannel event that it is, for the check of a machine. */
	event: z
		.strictObject({
			id: z.int().positive(),
			/** The number behind "error state" that the meaning is about; others are counted apart. */
			state: z.int().optional(),
			/** The side that writes it. */
			side: z.enum(['client', 'server', 'either']),
			/** Bit of EventLogging without which Windows does not write it. */
			loggedWith: z.int().positive(),
			/** One sentence, shown beside the count. */
			says: z.string().min(1),
		})
		.optional(),
	/** Where it is seen. */
	seenIn: z.string().min(1),
	means: z.string().min(1),
	/** What to do, in order. */
	todo: z.array(z.string().min(1)).min(1),
	...cited,
});
export type ErrorMessage = z.infer<typeof ErrorMessage>;
