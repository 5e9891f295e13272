import { problemText } from '../../reading/file-problem.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import type { FileReport } from './file-report.ts';

/** A zip has no line of its own unless something was wrong with it: its files have theirs. */
export function shownFiles(files: readonly FileReport[]): readonly FileReport[] {
	return files.filter(({ sources, problems, holdsFiles }) => sources.length > 0 || problems.length > 0 || !holdsFiles);
}

/** Problems that name a log, or a result of one, by code. */
const LOGS: readonly string[] = ['sign-in-log', 'connection-log', 'kept-result'];

/** A file on one line: what it is and what is in it. */
export function fileLine({ sources, records, leftOut, encoding, problems }: FileReport): string {
	const isLog = problems.some(({ severity, code }) => severity === 'notice' && LOGS.includes(code));
	return [
		sources.map(({ label }) => label).join(', ') || (isLog ? 'read for who used legacy TLS' : 'not read'),
		...(sources.length > 0 ? [`${formatCount(records)} ${records === 1 ? 'record' : 'records'} of machines`] : []),
		...[...leftOut].map(([why, count]) => `left out: ${why} (${formatCount(count)})`),
		...(encoding === undefined || encoding === 'UTF-8' ? [] : [encoding]),
	].join('; ');
}

/** Files without problems that are listed; more are only counted. */
const MOST_FILES = 20;

/** The files for a terminal. Every file with a problem has its lines. */
export function filesText(files: readonly FileReport[]): string {
	const lines = ['Files:'];
	let plain = 0;
	for (const file of shownFiles(files)) {
		if (file.problems.length === 0 && ++plain > MOST_FILES) continue;
		lines.push(`  ${shownText(file.name)}: ${fileLine(file)}`);
		for (const problem of file.problems) lines.push(`    ${problem.severity}: ${problemText(shownText(file.name), problem)}`);
		if (file.moreProblems > 0) lines.push(`    and ${formatCount(file.moreProblems)} more of the kind`);
		if (file.table !== undefined)
			lines.push(
				`    Its columns: ${file.table.columns.map((name) => shownText(name, 50)).join(', ')}`,
				'    Say which is which with --map name=COLUMN,windows=COLUMN (see --help).',
			);
	}
	if (plain > MOST_FILES) lines.push(`  and ${formatCount(plain - MOST_FILES)} more without problems`);
	return `${lines.join('\n')}\n`;
}
