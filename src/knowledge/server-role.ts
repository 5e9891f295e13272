import { z } from 'zod';
import { instruction, Phase } from './action.ts';
import { Citation, cited } from './citation.ts';
import { Condition } from './condition.ts';
import { Slug, Version } from './primitives.ts';
import { FindOut } from './question.ts';

/** What applies to one range of versions. `atLeast` is inside the range, `below` is not. Ranges of the same `track` may not overlap. */
export const VersionRule = z.strictObject({
	id: Slug,
	atLeast: Version.optional(),
	below: Version.optional(),
	/** Independent questions about the same version ("does it still sync", "does it need values first") are separate tracks. */
	track: Slug.default('support'),
	phase: Phase.default('update'),
	...instruction,
	...cited,
});
export type VersionRule = z.infer<typeof VersionRule>;

/** A server role that talks to a cloud service. Adding a file adds its questions, its items and its page. */
export const ServerRole = z.strictObject({
	id: Slug,
	/** Position in lists and in the wizard. */
	order: z.number(),
	/** Heading under which it is offered in long lists. */
	group: z.string().min(1),
	name: z.string().min(1),
	formerNames: z.array(z.string()).default([]),
	/** What it is, so that an administrator recognises it. */
	summary: z.string().min(1),
	/** Versions from here on need nothing; only to be shown, as rules decide. */
	minimumVersion: Version.optional(),
	/** Higher minimum versions, and the answers under which they hold instead. */
	minimumVersionWhere: z
		.array(z.strictObject({ when: Condition, version: Version, cites: z.array(Citation).min(1) }))
		.default([]),
	newestVersion: z.strictObject({ version: Version, asOf: z.iso.date(), cite: Citation }).optional(),
	/** Whole names under which Windows lists it among installed programs, for the check of a machine. */
	installedAs: z.array(z.string().min(1)).default([]),
	/** Present if the wizard asks for the installed version. */
	version: z.strictObject({ findOut: FindOut, example: Version }).optional(),
	rules: z.array(VersionRule).default([]),
	/** Present where the role has ended: migrating is the item, whatever the version. */
	retired: z
		.strictObject({ ...instruction, cites: z.array(Citation).min(1), disagreements: z.array(Slug).default([]) })
		.optional(),
	/** Present where the product names a minimum Windows Server for its host. */
	host: z
		.strictObject({
			/** Id of the oldest operating system named. */
			minimum: Slug,
			/** Whether Server Core is allowed. Left out where not stated. */
			core: z.boolean().optional(),
			...instruction,
			cites: z.array(Citation).min(1),
			disagreements: z.array(Slug).default([]),
		})
		.optional(),
	/** Present where the product names a minimum .NET Framework for its host. */
	dotnet: z
		.strictObject({
			minimum: Version,
			...instruction,
			cites: z.array(Citation).min(1),
			disagreements: z.array(Slug).default([]),
		})
		.optional(),
	/** Registry settings that its documentation wants present. */
	settings: z.array(Slug).default([]),
	/** Further items that apply wherever the role is in use. */
	always: z.array(z.strictObject({ id: Slug, phase: Phase, ...instruction, ...cited })).default([]),
	/** Plain facts worth knowing that ask for no action. */
	notes: z.array(z.strictObject({ text: z.string().min(1), cites: z.array(Citation).min(1) })).default([]),
	...cited,
});
export type ServerRole = z.infer<typeof ServerRole>;
