import { problemText } from '../../reading/file-problem.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { FORM_NAMES } from '../form/form.ts';
import { countInFile, type FileReport } from '../session/file-report.ts';
import { DIMENSIONS, type Dimension, type Group } from '../session/legacy-records.ts';
import { COMPARED, type Comparison } from './comparison.ts';
import { type Counts, countsOf, KIND_LABELS, type KindSummary, signIns } from './figures.ts';
import type { Summary } from './summary.ts';

const VERDICTS: Readonly<Record<Summary['verdict'], string>> = {
	legacy: 'Legacy TLS was used.',
	noneFound: 'No legacy TLS found in these files.',
	notEnough: 'No legacy TLS found, but these files are not enough to rule it out.',
};

/** The answer in a sentence. */
export function verdictText({ verdict, totals }: Pick<Summary, 'verdict' | 'totals'>): string {
	return totals.signIns === 0 ? 'No result: no sign-ins were read.' : VERDICTS[verdict];
}

export const DIMENSION_LABELS: Readonly<Record<Dimension, string>> = {
	application: 'Application',
	device: 'Device',
	clientApp: 'Client app',
	resource: 'Resource',
	account: 'User or service principal',
	userAgent: 'User agent',
	ipAddress: 'IP address',
	platform: 'Operating system and browser',
};

/** The names of a group on one line, safe to show. */
export function namesLabel(all: readonly string[]): string {
	const [name, detail] = all.filter((name) => name !== '').map((name) => shownText(name));
	if (name === undefined) return '(not recorded)';
	return detail === undefined || detail === name ? name : `${name} (${detail})`;
}

const LONGEST_TABLE = 10;

/** Counts of a kind, a day or all, in the order in which they are shown, with their heads. */
export const COUNT_COLUMNS = [
	['Legacy, passed', (counts) => counts.legacy - counts.refused],
	['Legacy, refused', (counts) => counts.refused],
	['Modern', (counts) => counts.modern],
	['None by absence', (counts) => counts.noneByAbsence],
	['Not recorded', (counts) => counts.notStated],
] as const satisfies readonly (readonly [head: string, count: (counts: Counts) => number])[];

/** Why a kind has no sign-ins. */
export function notSupplied({ saidToHaveNone }: KindSummary): string {
	return saidToHaveNone ? 'said to have none' : 'not supplied';
}

/** Counts of a file, as `Counts` of all. */
export function countsOfFile(file: FileReport): Counts {
	return countsOf((use) => countInFile(file, use));
}

/** The summary for a terminal. */
export function summaryText(summary: Summary): string {
	const lines = [verdictText(summary), ...summary.reasons.map((reason) => `- ${reason}`), ''];
	const width = Math.max(...summary.kinds.map((kind) => KIND_LABELS[kind.kind].length));
	lines.push(`${''.padEnd(width)} ${COUNT_COLUMNS.map(([head]) => head.toLowerCase().padStart(17)).join('')}  span`);
	for (const kind of summary.kinds) {
		const span =
			kind.first === undefined
				? kind.signIns === 0
					? notSupplied(kind)
					: 'times not readable'
				: `${kind.first} to ${kind.last}`;
		const figures = COUNT_COLUMNS.map(([, count]) => formatCount(count(kind)).padStart(17)).join('');
		lines.push(`${KIND_LABELS[kind.kind].padEnd(width)} ${figures}  ${span}`);
		if (kind.daysWithout.length > 0)
			lines.push(
				`${''.padEnd(width)} nothing logged on ${kind.daysWithout.slice(0, 10).join(', ')}${kind.daysWithout.length > 10 ? ' and more' : ''}`,
			);
	}
	lines.push(
		'',
		`${signIns(summary.totals.signIns)}, each counted once; ${formatCount(summary.totals.duplicates)} further copies.`,
	);
	for (const dimension of DIMENSIONS) {
		const groups = summary.groups[dimension];
		if (groups.length === 0) continue;
		lines.push('', `${DIMENSION_LABELS[dimension]}, legacy sign-ins:`);
		for (const group of groups.slice(0, LONGEST_TABLE))
			lines.push(`${formatCount(group.count).padStart(12)}  ${namesLabel(group.names)}${refusedText(group)}`);
		if (groups.length > LONGEST_TABLE) lines.push(`${''.padStart(12)}  and ${formatCount(groups.length - LONGEST_TABLE)} more`);
	}
	if (summary.comparison !== undefined) lines.push('', ...comparisonLines(summary.comparison));
	lines.push('', 'Files:');
	for (const file of shownFiles(summary.files)) {
		lines.push(`  ${shownText(file.name)}: ${fileLine(file)}`);
		for (const problem of file.problems) lines.push(`    ${problem.severity}: ${problemText(shownText(file.name), problem)}`);
		if (file.moreProblems > 0) lines.push(`    and ${formatCount(file.moreProblems)} more of the kind`);
	}
	return `${lines.join('\n')}\n`;
}

/** How a comparison is told: its title, and a line for each list. */
export function comparisonLines({ file, legacy, changes }: Comparison): readonly string[] {
	const list = (all: readonly (readonly string[])[]) => {
		const named = all.slice(0, LONGEST_TABLE).map(namesLabel);
		return all.length > LONGEST_TABLE
			? `${named.join('; ')}; and ${formatCount(all.length - LONGEST_TABLE)} more`
			: named.join('; ');
	};
	return [
		`Compared with ${shownText(file)} (${signIns(legacy)} with legacy TLS):`,
		...COMPARED.flatMap((dimension) =>
			(['gone', 'still', 'new'] as const).map((state) => {
				const all = changes[dimension][state];
				const names = all.length === 0 ? '' : `: ${list(all)}`;
				return `${DIMENSION_LABELS[dimension]}, ${CHANGE_LABELS[state]}: ${formatCount(all.length)}${names}`;
			}),
		),
	];
}

const CHANGE_LABELS = { gone: 'gone', still: 'still there', new: 'new' } as const;

/** How many sign-ins of a group were refused, where some were. */
function refusedText({ refused }: Group): string {
	return refused === 0 ? '' : `, ${formatCount(refused)} refused`;
}

/** A zip has no line of its own unless something was wrong with it: its files have theirs. */
export function shownFiles(files: readonly FileReport[]): readonly FileReport[] {
	return files.filter((file) => file.encoding !== undefined || file.problems.length > 0);
}

export function fileLine(file: FileReport): string {
	const parts = [signIns(file.signIns)];
	if (file.form !== undefined) parts.unshift(FORM_NAMES[file.form]);
	if (file.encoding !== undefined && file.encoding !== 'UTF-8') parts.push(file.encoding);
	if (file.duplicates > 0) parts.push(`${formatCount(file.duplicates)} counted before`);
	return parts.join(', ');
}

/** The summary for machines. Fields are added, never renamed. */
export function summaryJson(summary: Summary): string {
	const groups = Object.fromEntries(
		DIMENSIONS.map((dimension) => [
			dimension,
			summary.groups[dimension].map((group) => ({
				names: group.names,
				count: group.count,
				refused: group.refused,
				first: timeText(group.first),
				last: timeText(group.last),
			})),
		]),
	);
	const files = shownFiles(summary.files).map((file) => ({
		name: file.name,
		form: file.form ?? null,
		encoding: file.encoding ?? null,
		duplicates: file.duplicates,
		otherRecords: file.otherRecords,
		...countsOfFile(file),
		first: timeText(file.first),
		last: timeText(file.last),
		problems: file.problems,
		moreProblems: file.moreProblems,
	}));
	return `${JSON.stringify({ ...summary, groups, files }, null, '\t')}\n`;
}

/** ISO 8601 in UTC, or null where no time is known. */
export function timeText(time: number): string | null {
	return Number.isFinite(time) ? new Date(time).toISOString() : null;
}
