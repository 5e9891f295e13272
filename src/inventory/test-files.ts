/** Test-only: files given to a session, whole or in chunks. */
import { FACTS } from '../advisor/estates/estate.ts';
import { type Fleet, fleetOf } from './fleet/fleet.ts';
import { InventorySession } from './session/session.ts';
import type { ColumnMapping } from './sources/table/index.ts';

export interface GivenFile {
	readonly name: string;
	readonly content: string | Uint8Array;
}

/** A session in which these files were read, in chunks of `size` bytes. */
export function sessionOf(
	files: readonly GivenFile[],
	size = 64 * 1024,
	mappings: readonly ColumnMapping[] = [],
): InventorySession {
	const session = new InventorySession(FACTS, mappings);
	for (const { name, content } of files) {
		const file = session.open(name);
		const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
		for (let at = 0; at < bytes.length && !file.stopped; at += size) file.write(bytes.subarray(at, at + size));
		file.end();
	}
	return session;
}

export function fleetOfFiles(files: readonly GivenFile[], mappings: readonly ColumnMapping[] = []): Fleet {
	return fleetOf(FACTS, sessionOf(files, undefined, mappings).machines, { today: '2026-11-28' });
}

/** Problems of the first file, by their codes. */
export function problemsOf(content: string | Uint8Array): string[] {
	return sessionOf([{ name: 'given', content }]).files.flatMap(({ problems }) => problems.map(({ code }) => code));
}
