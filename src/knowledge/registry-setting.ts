import { z } from 'zod';
import { cited } from './citation.ts';
import { Slug, WindowsRange } from './primitives.ts';

/** Highest value of a REG_DWORD. */
const Dword = z.int().min(0).max(0xffffffff);

/** When a value that is present counts as fine. */
const Fine = z.strictObject({
	...WindowsRange.shape,
	/** equals: exactly this. not-zero: anything else than 0. bits: all of these bits are set. any: presence and content say nothing bad. */
	test: z.enum(['equals', 'not-zero', 'bits', 'any']),
	value: Dword.optional(),
	because: z.string().min(1),
});

/** What it means that a value is not there. */
const Absent = z.strictObject({
	...WindowsRange.shape,
	means: z.enum(['ready', 'action']),
	because: z.string().min(1),
});

/** A registry value, exactly. */
export const RegistrySetting = z.strictObject({
	id: Slug,
	title: z.string().min(1),
	layer: z.enum(['schannel', 'winhttp', 'dotnet', 'cipher-suites', 'policy', 'event-logging']),
	/** write: our scripts may set it. read: they only look. */
	access: z.enum(['write', 'read']),
	hive: z.literal('HKEY_LOCAL_MACHINE'),
	/** As a program in the view below opens it: without Wow6432Node. One backslash between parts. */
	key: z.string().regex(/^[^\\/]+(\\[^\\/]+)+$/, 'parts joined by single backslashes'),
	/** Registry view. "native" is 64-bit on a 64-bit Windows and the only one on a 32-bit Windows; "wow6432" exists on 64-bit Windows alone. */
	view: z.enum(['native', 'wow6432']),
	name: z.string().min(1),
	type: z.enum(['REG_DWORD', 'REG_SZ', 'REG_MULTI_SZ']),
	/** What to write and on which Windows; left out for values that are only read. */
	write: z.strictObject({ ...WindowsRange.shape, value: Dword }).optional(),
	/** Tried in order; the first whose Windows range fits judges. */
	fine: z.array(Fine).min(1),
	absent: z.array(Absent).min(1),
	/** Whether a change takes effect only after a restart of Windows. */
	restart: z.boolean(),
	/** What it controls, in a sentence or two. */
	does: z.string().min(1),
	...cited,
});
export type RegistrySetting = z.infer<typeof RegistrySetting>;
