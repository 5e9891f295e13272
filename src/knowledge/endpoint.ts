import { z } from 'zod';
import { cited } from './citation.ts';
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
	when: Condition,
	...cited,
});
export type Endpoint = z.infer<typeof Endpoint>;
