import { formatCount } from '../../reading/text/format-count.ts';
import { markdownText as cell, markdownTable as table } from '../../reading/text/markdown.ts';
import { FORM_NAMES } from '../form/form.ts';
import { LEGACY_TLS_ERROR } from '../record/statement.ts';
import type { FileReport } from '../session/file-report.ts';
import { DIMENSIONS } from '../session/legacy-records.ts';
import { type Counts, KIND_LABELS } from '../summary/figures.ts';
import type { Summary } from '../summary/summary.ts';
import {
	COUNT_COLUMNS,
	comparisonLines,
	countsOfFile,
	DIMENSION_LABELS,
	namesLabel,
	notSupplied,
	shownFiles,
	timeText,
	verdictText,
} from '../summary/summary-text.ts';

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
		`Read on ${today} with ${cell(address)}${masked ? ', user names, devices and addresses masked' : ''}. To repeat it, open files with the same SHA-256 there.`,
		'## Finding',
		`**${verdictText(summary)}**`,
		summary.reasons.map((reason) => `- ${cell(reason)}`).join('\n'),
		table(
			['', 'Sign-ins', ...HEADS, 'First (UTC)', 'Last (UTC)', 'Days with none in between'],
			[
				...summary.kinds.map((kind) => [
					KIND_LABELS[kind.kind],
					formatCount(kind.signIns),
					...figuresOf(kind),
					kind.first ?? (kind.signIns === 0 ? notSupplied(kind) : 'not readable'),
					kind.last ?? '',
					kind.daysWithout.join(', '),
				]),
				['All', formatCount(totals.signIns), ...figuresOf(totals), '', '', ''],
			],
		),
		`Each sign-in counts once, by its id; ${formatCount(totals.duplicates)} further copies were found. A sign-in is legacy if the entry whose key begins with "legacy tls" has the value true or 1, or if it was refused with error ${LEGACY_TLS_ERROR}; modern if the entry has false or 0. Without the entry the TLS version is not recorded, unless the details are present in a form that has the entry only for legacy TLS. Then the sign-in counts as none by absence, separately from modern.`,
		absenceText(summary),
		'## Files as given',
		table(
			['File', 'Bytes', 'SHA-256'],
			given.map((file) => [file.name, String(file.bytes), file.sha256 ?? 'not computed']),
		),
		'## What was read from them',
		table(['File', 'Form', 'Sign-ins', 'Counted before', ...HEADS, 'Remarks'], shownFiles(summary.files).map(fileRow)),
		...DIMENSIONS.filter((dimension) => summary.groups[dimension].length > 0).flatMap((dimension) => {
			const groups = summary.groups[dimension];
			const more = groups.length > MOST_ROWS ? [`${formatCount(groups.length - MOST_ROWS)} more are not listed here.`] : [];
			const rows = groups
				.slice(0, MOST_ROWS)
				.map((group) => [
					namesLabel(group.names),
					formatCount(group.count),
					formatCount(group.refused),
					timeText(group.first) ?? '',
					timeText(group.last) ?? '',
				]);
			return [
				`## Legacy sign-ins by ${lowerFirst(DIMENSION_LABELS[dimension])}`,
				table([DIMENSION_LABELS[dimension], 'Sign-ins', 'Of them refused', 'First (UTC)', 'Last (UTC)'], rows),
				...more,
			];
		}),
		...(summary.comparison === undefined || masked
			? []
			: [
					'## Compared with an earlier result',
					comparisonLines(summary.comparison)
						.map((line) => `- ${cell(line)}`)
						.join('\n'),
				]),
		'## By day (UTC)',
		table(
			['Day', 'Sign-ins', ...HEADS],
			summary.days.map((day) => [day.day, formatCount(day.signIns), ...figuresOf(day)]),
		),
		'## What this does not show',
		'Sign-in logs record sign-ins to Microsoft Entra ID and nothing else. Connections to other services, and machines that did not sign in during the time covered, are not in them.',
	];
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const HEADS = COUNT_COLUMNS.map(([head]) => head);

function figuresOf(counts: Counts): string[] {
	return COUNT_COLUMNS.map(([, count]) => formatCount(count(counts)));
}

/** What a missing entry means for the records that were met, with how sure that is. */
function absenceText({ absences }: Summary): string {
	return absences
		.map(
			({ because, means, certainty }) =>
				`- ${because} Counted as ${means === 'none' ? 'none by absence' : 'not recorded'} (${certainty}).`,
		)
		.join('\n');
}

function fileRow(file: FileReport): string[] {
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
		...figuresOf(countsOfFile(file)),
		remarks.join(' '),
	];
}

function lowerFirst(text: string): string {
	return text.startsWith('IP') ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
