import { z } from 'zod';
import { cited } from './citation.ts';
import { Slug, WindowsRange } from './primitives.ts';

/** A cipher suite that Microsoft services accept. A machine needs at least one of them usable. */
export const CipherSuite = z.strictObject({
	id: Slug,
	/** Name as Windows lists it. */
	name: z.string().regex(/^TLS_[A-Z0-9_]+$/),
	protocol: z.enum(['TLS 1.2', 'TLS 1.3']),
	/** Windows versions that have it. A name in a list makes no older Windows able to use it. */
	windows: WindowsRange,
	/** Services that document it as accepted. */
	acceptedBy: z.array(z.string().min(1)).min(1),
	/** Why it may go away, where something says so. */
	caveat: z.string().optional(),
	...cited,
});
export type CipherSuite = z.infer<typeof CipherSuite>;
