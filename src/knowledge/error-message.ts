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
	/** Where it is seen. */
	seenIn: z.string().min(1),
	means: z.string().min(1),
	/** What to do, in order. */
	todo: z.array(z.string().min(1)).min(1),
	...cited,
});
export type ErrorMessage = z.infer<typeof ErrorMessage>;
