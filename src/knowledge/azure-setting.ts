import { z } from 'zod';
import { cited } from './citation.ts';
import { Slug } from './primitives.ts';

/** The minimum-TLS setting of one type of Azure resource. */
export const AzureSetting = z.strictObject({
	id: Slug,
	service: z.string().min(1),
	resourceTypes: z.array(z.string().min(1)).min(1),
	/** Table of Azure Resource Graph that holds it; left out where Resource Graph does not. */
	table: z.enum(['resources', 'appserviceresources']).optional(),
	/** Path under `properties`, or the server parameter. */
	property: z.string().min(1),
	/** Documented values that allow something older than TLS 1.2. */
	tooOld: z.array(z.string()),
	/** Documented values that do not. */
	fine: z.array(z.string()),
	/** What a missing or empty value means. */
	empty: z.enum(['too-old', 'fine', 'unknown']),
	/** Ids of settings of the same resource that decide first: this one counts only where they are empty. */
	onlyIfEmpty: z.array(Slug).optional(),
	note: z.string().optional(),
	...cited,
});
export type AzureSetting = z.infer<typeof AzureSetting>;
