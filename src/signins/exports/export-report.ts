import { formatCount } from '../../reading/text/format-count.ts';
import { markdownText as cell, markdownTable as table } from '../../reading/text/markdown.ts';
import { FORM_NAMES } from '../form/form.ts';
import { DIMENSIONS } from '../session/legacy-records.ts';
import type { FileReport } from '../session/session.ts';
import { KIND_LABELS, type Summary } from '../summary/summary.ts';
import { DIMENSION_LABELS, namesLabel, shownFiles, timeText, verdictText } from '../summary/summary-text.ts';

/** A file as it was given. */
export interface GivenFile {
	readonly name: string;
	readonly bytes: number;
	/** SHA-256 in hexadecimal; left out where it was not computed. */
	readonly sha256?: string;
}

export interface ReportInput {
	readonly summary: Summary;
	readonly given: readonly GivenFile[];
	/** Day of the report, YYYY-MM-DD. */
	readonly today: string;
	/** Address of the page that made it. */
	readonly address: string;
	readonly masked: boolean;
}

/** Rows of a table in the report; the CSV has all. */
const MOST_ROWS = 200;

/** Evidence in Markdown: what was read, what was found, and how to do it again. */
export function evidenceReport({ summary, given, today, address, masked }: ReportInput): string {
	const { totals } = summary;
	const parts = [
		'# Legacy TLS in the Microsoft Entra sign-in logs',
		`Read on ${today} with ${cell(address)}${masked ? ', user names and addresses masked' : ''}. To repeat it, open files with the same SHA-256 there.`,
		'## Finding',
		`**${verdictText(summary)}**`,
		summary.reasons.map((reason) => `- ${cell(reason)}`).join('\n'),
		table(
			['', 'Sign-ins', 'Legacy', 'Modern', 'Not stated', 'First (UTC)', 'Last (UTC)', 'Days with none in between'],
			[
				...summary.kinds.map((kind) => [
					KIND_LABELS[kind.kind],
					...[kind.signIns, kind.legacy, kind.modern, kind.notStated].map(formatCount),
					kind.first ?? (kind.signIns === 0 ? 'not supplied' : 'not readable'),
					kind.last ?? '',
					kind.daysWithout.join(', '),
				]),
				['All', ...[totals.signIns, totals.legacy, totals.modern, totals.notStated].map(formatCount), '', '', ''],
			],
		),
		`Each sign-in counts once, by its id; ${formatCount(totals.duplicates)} further copies were found. A sign-in is legacy if the entry whose key begins with "legacy tls" has the value true or 1, modern if it has false or 0, and not stated if there is no such entry.`,
		'## Files as given',
		table(
			['File', 'Bytes', 'SHA-256'],
			given.map((file) => [file.name, String(file.bytes), file.sha256 ?? 'not computed']),
		),
		'## What was read from them',
		table(
			['File', 'Form', 'Sign-ins', 'Counted before', 'Legacy', 'Modern', 'Not stated', 'Remarks'],
			shownFiles(summary.files).map(fileRow),
		),
		...DIMENSIONS.filter((dimension) => summary.groups[dimension].length > 0).flatMap((dimension) => {
			const groups = summary.groups[dimension];
			const more = groups.length > MOST_ROWS ? [`${formatCount(groups.length - MOST_ROWS)} more are not listed here.`] : [];
			const rows = groups
				.slice(0, MOST_ROWS)
				.map((group) => [
					namesLabel(group.names),
					formatCount(group.count),
					timeText(group.first) ?? '',
					timeText(group.last) ?? '',
				]);
			return [
				`## Legacy sign-ins by ${lowerFirst(DIMENSION_LABELS[dimension])}`,
				table([DIMENSION_LABELS[dimension], 'Sign-ins', 'First (UTC)', 'Last (UTC)'], rows),
				...more,
			];
		}),
		'## By day (UTC)',
		table(
			['Day', 'Sign-ins', 'Legacy', 'Modern', 'Not stated'],
			summary.days.map((day) => [day.day, ...[day.signIns, day.legacy, day.modern, day.notStated].map(formatCount)]),
		),
		'## What this does not show',
		'Sign-in logs record sign-ins to Microsoft Entra ID and nothing else. Connections to other services, and machines that did not sign in during the time covered, are not in them.',
	];
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function fileRow(file: FileReport): string[] {
	const [notStated, modern, legacy] = file.byUse.map(formatCount) as [string, string, string];
	const remarks = file.problems.map((problem) => {
		const place = problem.place
			? `line ${problem.place.line}${problem.place.byte === undefined ? '' : `, byte ${problem.place.byte}`}: `
			: '';
		return place + problem.found;
	});
	if (file.moreProblems > 0) remarks.push(`and ${formatCount(file.moreProblems)} more`);
	const form = file.form === undefined ? '' : FORM_NAMES[file.form];
	return [
		file.name,
		`${form}${file.encoding === undefined ? '' : `, ${file.encoding}`}`,
		formatCount(file.signIns),
		formatCount(file.duplicates),
		legacy,
		modern,
		notStated,
		remarks.join(' '),
	];
}

function lowerFirst(text: string): string {
	return text.startsWith('IP') ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
