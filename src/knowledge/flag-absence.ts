import { z } from 'zod';
import { cited } from './citation.ts';
import { Slug } from './primitives.ts';
import { RECORD_SHAPES } from './record-shapes.ts';

/** What it means that a sign-in's details are there, but hold no entry about legacy TLS. */
export const FlagAbsence = z.strictObject({
	id: Slug,
	title: z.string().min(1),
	/** Shape of the record: as the portal and Microsoft Graph give it, as Azure Monitor exports it, or as a row of Log Analytics. */
	shapes: z.array(z.enum(RECORD_SHAPES)).min(1),
	/** Sign-in types that it holds for. */
	kinds: z
		.array(z.enum(['interactive', 'nonInteractive', 'servicePrincipal', 'managedIdentity', 'adfs', 'microsoftServicePrincipal']))
		.min(1),
	/** `none`: the entry is written only if legacy TLS was used. `notStated`: records without it say nothing. */
	means: z.enum(['none', 'notStated']),
	/** Why, as a sentence of the verdict: an auditor reads it. */
	because: z.string().min(1),
	/** How sure we are of that. */
	certainty: z.enum(['sure', 'likely', 'open']),
	...cited,
});
export type FlagAbsence = z.infer<typeof FlagAbsence>;
