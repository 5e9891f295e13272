import { z } from 'zod';
import { Citation, cited } from './citation.ts';
import { PlainDate } from './dates.ts';
import { Slug, Version } from './primitives.ts';

const Update = z.strictObject({
	/** "KB3140245" */
	kb: z.string().regex(/^KB\d{6,7}$/, 'KB and six or seven digits'),
	/** The layer that it changes. */
	layer: z.enum(['schannel', 'winhttp', 'dotnet', 'cipher-suites', 'event-logging']),
	/** What it does, one sentence. */
	does: z.string().min(1),
	/** True where nothing depends on it, so that no machine is asked for it. */
	optional: z.boolean().default(false),
	/** What has replaced it, in words, where something has. */
	supersededBy: z.string().optional(),
	cites: z.array(Citation).min(1),
});

/** A Windows version: what each layer does by default, and for how long it is supported. */
export const OperatingSystem = z.strictObject({
	id: Slug,
	name: z.string().min(1),
	kind: z.enum(['client', 'server']),
	/** major.minor.build as the registry's CurrentVersion key gives it; for ordering and for scripts. */
	nt: Version,
	/**
	 * Of an entry for some editions of one build alone: words of which the name of such an edition has one ("LTSC").
	 * Where another entry is for the rest of that build, this is how exports of machines tell them apart.
	 */
	editions: z.array(z.string().regex(/^[a-z]+$/, 'a word in lower case')).default([]),
	architectures: z.array(z.enum(['x64', 'x86', 'arm64'])).min(1),
	schannel: z.strictObject({
		/** on: by default. off: supported, needs values. update: needs an update first, then values. none: cannot. */
		tls12: z.enum(['on', 'off', 'update', 'none']),
		tls13: z.enum(['on', 'none']),
		note: z.string().min(1),
		cites: z.array(Citation).min(1),
	}),
	winhttp: z.strictObject({
		/** on: by default. update: needs an update and a value. none: no update exists for it. */
		tls12: z.enum(['on', 'update', 'none']),
		/** Protocols in the default set. */
		defaults: z.array(z.enum(['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'])),
		note: z.string().min(1),
		cites: z.array(Citation).min(1),
	}),
	updates: z.array(Update).default([]),
	dotnet: z.strictObject({
		/** .NET Framework 4.x in the box; left out where none is. */
		ships: Version.optional(),
		/** Newest .NET Framework that installs. */
		newest: Version,
		note: z.string().optional(),
		cites: z.array(Citation).min(1),
	}),
	cipherSuites: z.strictObject({
		/** Whether ECDHE_RSA suites with AES-GCM are available by default. */
		ecdheRsaGcm: z.boolean(),
		caveats: z.array(z.string().min(1)),
		cites: z.array(Citation).min(1),
	}),
	lifecycle: z.strictObject({
		/** End of free security updates. Left out while none is set. */
		supportEnds: PlainDate.optional(),
		/** End of paid extended security updates, where sold. */
		extendedUpdatesEnd: PlainDate.optional(),
		note: z.string().optional(),
		cites: z.array(Citation).min(1),
	}),
	/** "windows nt 6.1" and the like: lower-case substrings of a sign-in's operating system or user agent that point here. */
	signInHints: z.array(z.string().min(1)).default([]),
	...cited,
});
export type OperatingSystem = z.infer<typeof OperatingSystem>;
