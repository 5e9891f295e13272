import { z } from 'zod';
import { cited } from './citation.ts';
import { Slug } from './primitives.ts';

/** How far Microsoft Entra's sign-in logs reach: the reader of logs says where a file ends for such a reason. */
export const LogLimit = z.strictObject({
	id: Slug,
	title: z.string().min(1),
	/** Edition of Entra ID that it holds for; left out where it holds for all. */
	edition: z.string().min(1).optional(),
	amount: z.int().positive(),
	unit: z.enum(['days', 'sign-ins']),
	/** Form of log that is cut at this many sign-ins. */
	form: z.enum(['portalJson', 'logAnalyticsCsv']).optional(),
	...cited,
});
export type LogLimit = z.infer<typeof LogLimit>;
