import { z } from 'zod';
import { VERSION } from './version-form.ts';

/** Lower-case words joined by hyphens; dots join a question's id to the role it belongs to. Also the file name of an entry. */
export const Slug = z
	.string()
	.regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'lower-case letters, digits, hyphens and dots, such as "server-2012-r2"');

/** Two to four numeric parts, as Windows agents, SQL Server builds and Windows builds are numbered. */
export const Version = z.string().regex(VERSION, 'two to four numbers joined by dots, such as "1.5.643.0"');

/**
 * Row of the fact base, of an audit of it (W: wrong, M: missing) or of the reported cases (F: fault) that an entry
 * carries, so that a test can prove that none was dropped.
 */
export const FactRow = z
	.string()
	.regex(/^(S[0-4]|C|N|A|W|M|F)-\d{2,3}$/, 'a row of the fact base, such as "S0-17", "C-04", "N-25" or "W-02"');

/**
 * Windows versions: bounds on the version number (major.minor.build), of which one left out is open, and the kind,
 * because Windows 8 and Server 2012 share a number, as do Vista and Server 2008. A range that names a kind holds for
 * no machine whose kind could not be read.
 */
export const WindowsRange = z.strictObject({
	ntAtLeast: Version.optional(),
	ntBelow: Version.optional(),
	kind: z.enum(['client', 'server']).optional(),
});
export type WindowsRange = z.infer<typeof WindowsRange>;
