import { problemText } from '../../reading/file-problem.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { FORM_NAMES } from '../form/form.ts';
import { USES } from '../record/sign-in.ts';
import { DIMENSIONS, type Dimension } from '../session/legacy-records.ts';
import type { FileReport } from '../session/session.ts';
import { KIND_LABELS, type Summary, signIns } from './summary.ts';

const VERDICTS: Readonly<Record<Summary['verdict'], string>> = {
	legacy: 'Legacy TLS was used.',
	noneFound: 'No legacy TLS was found in what was given.',
	notEnough: 'No legacy TLS was found, but this is not enough to say that there is none.',
};

/** The answer in a sentence. */
export function verdictText({ verdict, totals }: Pick<Summary, 'verdict' | 'totals'>): string {
	return totals.signIns === 0 ? 'There is no answer: no sign-ins were read.' : VERDICTS[verdict];
}

export const DIMENSION_LABELS: Readonly<Record<Dimension, string>> = {
	application: 'Application',
	account: 'User or service principal',
	userAgent: 'User agent',
	ipAddress: 'IP address',
	platform: 'Operating system and browser',
};

/** The names of a group on one line, safe to show. */
export function namesLabel(all: readonly string[]): string {
	const [name, detail] = all.filter((name) => name !== '').map((name) => shownText(name));
	if (name === undefined) return '(not stated)';
	return detail === undefined || detail === name ? name : `${name} (${detail})`;
}

const LONGEST_TABLE = 10;

/** The summary for a terminal. */
export function summaryText(summary: Summary): string {
	const lines = [verdictText(summary), ...summary.reasons.map((reason) => `- ${reason}`), ''];
	const width = Math.max(...summary.kinds.map((kind) => KIND_LABELS[kind.kind].length));
	lines.push(`${''.padEnd(width)} ${['legacy', 'modern', 'not stated'].map((title) => title.padStart(12)).join('')}  span`);
	for (const kind of summary.kinds) {
		const span =
			kind.first === undefined ? (kind.signIns === 0 ? 'not supplied' : 'times not readable') : `${kind.first} to ${kind.last}`;
		const figures = [kind.legacy, kind.modern, kind.notStated].map((count) => formatCount(count).padStart(12)).join('');
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
			lines.push(`${formatCount(group.count).padStart(12)}  ${namesLabel(group.names)}`);
		if (groups.length > LONGEST_TABLE) lines.push(`${''.padStart(12)}  and ${formatCount(groups.length - LONGEST_TABLE)} more`);
	}
	lines.push('', 'Files:');
	for (const file of shownFiles(summary.files)) {
		lines.push(`  ${shownText(file.name)}: ${fileLine(file)}`);
		for (const problem of file.problems) lines.push(`    ${problem.severity}: ${problemText(shownText(file.name), problem)}`);
		if (file.moreProblems > 0) lines.push(`    and ${formatCount(file.moreProblems)} more of the kind`);
	}
	return `${lines.join('\n')}\n`;
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
				first: timeText(group.first),
				last: timeText(group.last),
			})),
		]),
	);
	const files = shownFiles(summary.files).map((file) => ({
		name: file.name,
		form: file.form ?? null,
		encoding: file.encoding ?? null,
		signIns: file.signIns,
		duplicates: file.duplicates,
		otherRecords: file.otherRecords,
		...Object.fromEntries(USES.map((use, index) => [use, file.byUse[index]])),
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
