import { z } from 'zod';
import { Citation, cited } from './citation.ts';
import { Slug } from './primitives.ts';

/** One line of a client's compatibility table. */
const ClientRange = z.strictObject({
	/** The versions in words: "27 and later", "5.0 and earlier". */
	versions: z.string().min(1),
	/** none: cannot. off: can, but must be switched on. on: by default. */
	tls12: z.enum(['none', 'off', 'on']),
	/** How to switch it on, or what to move to. */
	advice: z.string().optional(),
	/** True where it repeats a group that the five documents list. */
	listedByDocuments: z.boolean().default(false),
	cites: z.array(Citation).min(1),
});

/** A program, device or library that connects to a service. */
export const Client = z.strictObject({
	id: Slug,
	name: z.string().min(1),
	kind: z.enum(['browser', 'mobile', 'office', 'meeting-room', 'runtime', 'library', 'shell', 'developer-tool']),
	summary: z.string().min(1),
	/** First version that has TLS 1.2 on by default, in words; left out where none does. */
	floor: z.string().optional(),
	/** Oldest first. */
	ranges: z.array(ClientRange).min(1),
	/** How to find the installed version. */
	findVersion: z.string().optional(),
	/** Substrings of a user agent or operating system in a sign-in log that point here, in lower case. */
	signInHints: z.array(z.string().min(1)).default([]),
	...cited,
});
export type Client = z.infer<typeof Client>;
