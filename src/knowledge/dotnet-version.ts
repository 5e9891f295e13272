import { z } from 'zod';
import { Citation, cited } from './citation.ts';
import { PlainDate } from './dates.ts';
import { Slug, Version } from './primitives.ts';

/** A .NET Framework version. */
export const DotnetVersion = z.strictObject({
	/** "4.7.2": the version itself is the id. */
	id: Slug,
	version: Version,
	/** Release DWORD under NET Framework Setup\NDP\v4\Full; left out before 4.5. */
	release: z
		.strictObject({
			/** Installed if the DWORD is at least this. */
			minimum: z.int().positive(),
			exact: z.array(z.strictObject({ value: z.int().positive(), on: z.string().min(1) })).min(1),
		})
		.optional(),
	/** Windows versions it comes with, in words. */
	shipsWith: z.array(z.string()),
	/** End of support; left out while none is set. */
	supportEnds: PlainDate.optional(),
	/** fail: unsupported, replace. minimum: the least that passes. agents: what current Entra agents need. recommended. */
	standing: z.enum(['fail', 'minimum', 'agents', 'recommended']),
	/** What an application that *targets* this version does by default. */
	targeting: z.strictObject({
		/** Whether it leaves the protocol to Windows without registry values. */
		systemDefault: z.boolean(),
		strongCrypto: z.boolean(),
		highest: z.enum(['TLS 1.0', 'TLS 1.2', 'TLS 1.3']),
		note: z.string().min(1),
	}),
	/** Registry settings that its programs heed, where they are not those of 4.x. */
	settings: z.array(Slug).default([]),
	/** Updates that matter, with the Windows they are for. */
	updates: z
		.array(
			z.strictObject({
				kb: z.string(),
				for: z.string().min(1),
				does: z.string().min(1),
				/** True where nothing depends on it, so that no machine is asked for it. */
				optional: z.boolean().default(false),
				cites: z.array(Citation).min(1),
			}),
		)
		.default([]),
	...cited,
});
export type DotnetVersion = z.infer<typeof DotnetVersion>;
