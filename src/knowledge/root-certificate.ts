import { z } from 'zod';
import { cited } from './citation.ts';
import { Slug } from './primitives.ts';

/** A root certificate under which Microsoft services show their certificates. */
export const RootCertificate = z.strictObject({
	id: Slug,
	/** Its name, as certificate stores show it. */
	name: z.string().min(1),
	/** SHA-1 of the certificate in hexadecimal, as Windows names keys in its store. */
	thumbprint: z.string().regex(/^[0-9A-F]{40}$/),
	/** Whether services that decide whether a sign-in works are known to use it, so that its absence is work. */
	inUse: z.boolean(),
	...cited,
});
export type RootCertificate = z.infer<typeof RootCertificate>;
