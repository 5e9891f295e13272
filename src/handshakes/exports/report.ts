import { formatCount } from '../../reading/text/format-count.ts';
import { markdownTable, markdownText } from '../../reading/text/markdown.ts';
import { DIMENSIONS } from '../session/legacy-connections.ts';
import type { Counted } from '../session/occurrences.ts';
import type { Summary } from '../summary/summary.ts';
import {
	DIMENSION_LABELS,
	failureLabel,
	fileLine,
	nameLabel,
	SCANS_ARE_NO_USE,
	scanVerdict,
	serverLabel,
	shownFiles,
	spanLabel,
	suiteLabel,
	useVerdict,
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
	const { use, scans, failures, files } = summary;
	const list = (sentences: readonly string[]) => sentences.map((sentence) => `- ${markdownText(sentence)}`).join('\n');
	const counted = (head: string, rows: readonly (Counted & { readonly label: string })[]) => [
		markdownTable(
			[head, 'Connections', 'First and last (UTC)'],
			rows.slice(0, MOST_ROWS).map((row) => [row.label, formatCount(row.count), spanLabel(row)]),
		),
		rows.length > MOST_ROWS ? `${formatCount(rows.length - MOST_ROWS)} more are not listed here.` : '',
	];
	const parts = [
		'# Legacy TLS in connection logs and scans',
		`Read on ${today} with ${markdownText(address)}${masked ? ', clients and accounts masked' : ''}. To repeat it, open files with the same SHA-256 there.`,
		'## Who uses what (logs)',
		`**${markdownText(useVerdict(use))}**`,
		list([...use.reasons, ...use.remarks]),
		...counted(
			'Version and cipher',
			use.suites.map((suite) => ({ ...suite, label: suiteLabel(suite) })),
		),
		...DIMENSIONS.filter((dimension) => use.groups[dimension].length > 0).flatMap((dimension) => [
			`### Legacy connections: ${DIMENSION_LABELS[dimension].toLowerCase()}`,
			...counted(
				DIMENSION_LABELS[dimension],
				use.groups[dimension].map((group) => ({ ...group, label: nameLabel(group.name) })),
			),
		]),
		...(use.days.length === 0 ? [] : ['### By day (UTC)']),
		markdownTable(
			['Day', 'Legacy', 'Modern', 'Not recorded'],
			use.days.map((day) => [day.day, ...[day.legacy, day.modern, day.notRecorded].map(formatCount)]),
		),
		'## What servers accept (scans)',
		`**${markdownText(scanVerdict(scans))}** ${SCANS_ARE_NO_USE}`,
		list(scans.reasons),
		markdownTable(
			['Server', 'Accepts'],
			scans.servers.slice(0, MOST_ROWS).map((server) => [nameLabel(server.server), serverLabel(server)]),
		),
		...(failures.length === 0 ? [] : ['## Failed handshakes']),
		...counted(
			'Failure',
			failures.map((failure) => ({ ...failure, label: failureLabel(failure) })),
		),
		'## Files as given',
		markdownTable(
			['File', 'Bytes', 'SHA-256'],
			given.map((file) => [file.name, String(file.bytes), file.sha256 ?? 'not computed']),
		),
		'## What was read from them',
		markdownTable(
			['File', 'Content', 'Remarks'],
			shownFiles(files).map((file) => [
				file.name,
				fileLine(file),
				[
					...file.problems.map(({ place, found }) => (place === undefined ? found : `line ${place.line}: ${found}`)),
					...(file.moreProblems > 0 ? [`and ${formatCount(file.moreProblems)} more`] : []),
				].join(' '),
			]),
		),
	];
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
