import { z } from 'zod';
import { Citation, cited } from './citation.ts';
import { Condition } from './condition.ts';
import { Slug } from './primitives.ts';

/** A host that an estate must reach with TLS 1.2. */
export const Endpoint = z.strictObject({
	id: Slug,
	host: z.string().regex(/^[a-z0-9.-]+$/),
	cloud: z.enum(['global', 'us-government', 'china']),
	service: z.string().min(1),
	/** Whether TLS inspection must leave it alone. */
	noInspection: z.boolean().default(false),
	/** Root certificate that its certificate leads to, where a source says so. */
	root: z
		.strictObject({
			name: z.string().min(1),
			/** SHA-1, as certificate stores show it. */
			thumbprint: z.string().regex(/^[0-9A-F]{40}$/),
			cite: Citation,
		})
		.optional(),
	when: Condition,
	...cited,
});
export type Endpoint = z.infer<typeof Endpoint>;
