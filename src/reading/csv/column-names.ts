import type { FileProblem } from '../file-problem.ts';
import { foldAscii } from '../text/fold-ascii.ts';

/** What Log Analytics puts behind the name of a column of times, by the time zone of the results. */
const ZONE = / \[(utc|local time)\]$/;

/** Names of the first row as they are compared: in lower case, without space at their ends and without a time zone. */
export function columnNames(names: readonly string[]): string[] {
	return names.map((name) => foldAscii(name.trim()).replace(ZONE, ''));
}

/** What is to be said of the times in a table with these names. */
export function timesOfColumns(names: readonly string[]): FileProblem | undefined {
	return names.some((name) => ZONE.exec(foldAscii(name.trim()))?.[1] === 'local time') ? LOCAL_TIME : undefined;
}

const LOCAL_TIME: FileProblem = {
	severity: 'incomplete',
	code: 'local-time',
	found: 'The times in this CSV are local times without their time zone. They were read as UTC, so a day can be wrong by one.',
	accepted: 'Set the time zone of the query results to UTC and export again.',
};
