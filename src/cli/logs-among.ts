import { LegacyLogs } from '../inventory/legacy-use/legacy-logs.ts';
import type { FileReport } from '../inventory/session/file-report.ts';
import { readGiven, STANDARD_INPUT_NAME } from './given-files.ts';

/** A file by its path. */
interface Path {
	readonly place: number;
	readonly name: string;
}

/**
 * Reads sign-in logs, connection logs and saved results of either among the files that tell of no machines, and notes in
 * their reports what they are. What came through standard input came once, and is not read again.
 * @param progress told of bytes that were read of the named file
 */
export async function logsAmong(
	reports: readonly FileReport[],
	progress: (name: string, bytes: number) => void,
): Promise<LegacyLogs<Path>> {
	const logs = new LegacyLogs<Path>(async ({ name }, open) => {
		await readGiven([name], { inParts: true, open, progress });
	});
	const unread = reports.filter(
		({ sources, problems }) => sources.length === 0 && problems.some(({ severity }) => severity === 'rejected'),
	);
	// A zip may hold a hundred thousand files.
	if (unread.length === 0) return logs;
	const names = new Set(reports.map(({ name }) => name));
	const byPath = new Map<string, FileReport[]>();
	for (const report of unread) {
		const path = givenAs(report.name, names);
		const of = byPath.get(path) ?? [];
		of.push(report);
		byPath.set(path, of);
	}
	byPath.delete(STANDARD_INPUT_NAME);
	for (const [place, [name, of]] of [...byPath].entries()) await logs.read(of, [{ place, name }]);
	return logs;
}

/** The path under which a file was given, of a file that may be inside an archive. */
function givenAs(name: string, names: ReadonlySet<string>): string {
	for (let end = name.indexOf(' > '); end >= 0; end = name.indexOf(' > ', end + 1))
		if (names.has(name.slice(0, end))) return name.slice(0, end);
	return name;
}
