import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { FileProblem } from '../../reading/file-problem.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { markdownTable, markdownText } from '../../reading/text/markdown.ts';
import { PRIORITY } from '../../wording/labels.ts';
import { COURSE_LABELS, comparisonDoubts } from '../comparison/comparison-text.ts';
import { COURSES, type Comparison } from '../comparison/then-and-now.ts';
import { total } from '../fleet/fleet-counts.ts';
import { type Assessed, type Fleet, GROUPINGS, VERDICTS } from '../fleet/fleet-summary.ts';
import { INVENTORY_IS_NO_PROOF, levelsSentence, othersSentence, verdictSentence } from '../fleet/fleet-text.ts';
import { GROUPING_LABELS, LEVEL_LABELS, standingLabel, VERDICT_LABELS } from '../fleet/labels.ts';
import { windowsText } from './machines-csv.ts';
import type { Mask } from './mask.ts';

/** A file as it was given and as it was read. */
export interface ReportedFile {
	readonly name: string;
	/** Left out for a file inside an archive. */
	readonly bytes?: number;
	/** SHA-256 in hexadecimal; left out where it was not computed. */
	readonly sha256?: string;
	/** What it was recognised as; empty where it was not read. */
	readonly sources: readonly string[];
	readonly machines: number;
	/** Records left out, by why. */
	readonly leftOut: readonly (readonly [why: string, count: number])[];
	readonly problems: readonly FileProblem[];
	readonly moreProblems: number;
}

export interface ReportInput {
	readonly fleet: Fleet;
	readonly facts: Pick<DecisionFacts, 'version' | 'questions'>;
	readonly files: readonly ReportedFile[];
	readonly comparison?: Comparison | undefined;
	/** Day of the report, YYYY-MM-DD. */
	readonly today: string;
	/** Address of the page that made it, or the command. */
	readonly address: string;
	readonly mask: Mask | undefined;
}

/** Rows of a table in the report; the CSV has all machines. */
const MOST_ROWS = 200;

/** Files listed one by one. */
const MOST_FILES = 2_000;

/** Evidence for an auditor in Markdown: what was given, what was read, what was found, what is not known, and how to do it again. */
export function evidenceReport(input: ReportInput): string {
	const { fleet, facts, today, address, mask } = input;
	const parts = [
		'# Windows machines and the end of TLS 1.0, TLS 1.1 and 3DES',
		`Judged on ${today} with ${markdownText(address)}, rules ${markdownText(facts.version)}${mask === undefined ? '' : ', names masked'}. To repeat it, open files with the same SHA-256 there.`,
		`**${markdownText(verdictSentence(fleet.counts))}**`,
		`${levelsSentence(fleet.counts)} ${INVENTORY_IS_NO_PROOF}`,
		markdownTable(
			['Verdict', ...Object.values(LEVEL_LABELS), 'All'],
			VERDICTS.map((verdict) => [
				VERDICT_LABELS[verdict],
				...Object.values(fleet.counts[verdict]).map(formatCount),
				formatCount(total(fleet.counts, verdict)),
			]),
		),
		'## What to do',
		...limited(['Item', 'Priority', 'Machines', 'Perhaps also'], fleet.items, ({ title, priority, machines, perhaps }) => [
			title,
			PRIORITY[priority].text,
			formatCount(machines.length),
			formatCount(perhaps.length),
		]),
		'## What is not known',
		...limited(['Question', 'Machines'], fleet.open, ({ name, machines }) => [
			facts.questions.find(({ id }) => id === name)?.subject ?? name,
			formatCount(machines.length),
		]),
		...GROUPINGS.filter((by) => fleet.groups[by].length > 0).flatMap((by) => [
			`## By ${GROUPING_LABELS[by].toLowerCase()}`,
			...limited([GROUPING_LABELS[by], ...VERDICTS.map((verdict) => VERDICT_LABELS[verdict])], fleet.groups[by], (group) => [
				group.name,
				...VERDICTS.map((verdict) => formatCount(total(group.counts, verdict))),
			]),
		]),
		...(input.comparison === undefined ? [] : comparisonParts(input.comparison, mask)),
		'## Worth knowing about machines',
		markdownTable(
			['What', 'Machines'],
			fleet.standings.map(({ name, machines }) => [standingLabel(name, fleet.staleAfter), formatCount(machines.length)]),
		),
		fleet.others === 0 ? '' : othersSentence(fleet.others),
		'## Machines that need action or are unknown',
		...limited(
			['Machine', 'Verdict', 'Known by', 'Windows'],
			fleet.machines.filter(({ assessment }) => assessment.verdict !== 'ready').toSorted(worstFirst),
			(one) => [
				mask?.name(one.machine) ?? one.machine.name,
				VERDICT_LABELS[one.assessment.verdict],
				LEVEL_LABELS[one.assessment.level],
				windowsText(one),
			],
		),
		...fileParts(input),
	];
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function worstFirst(one: Assessed, other: Assessed): number {
	return VERDICTS.indexOf(one.assessment.verdict) - VERDICTS.indexOf(other.assessment.verdict);
}

function limited<Row>(
	head: readonly string[],
	rows: readonly Row[],
	cells: (row: Row) => readonly string[],
	most = MOST_ROWS,
): string[] {
	return [
		rows.length === 0 ? 'None.' : markdownTable(head, rows.slice(0, most).map(cells)),
		rows.length > most ? `${formatCount(rows.length - most)} more are not listed here.` : '',
	];
}

function comparisonParts(comparison: Comparison, mask: Mask | undefined): string[] {
	const listed = comparison.machines.filter(({ course }) => course !== 'still-ready' && course !== 'still-unknown');
	return [
		`## Since ${comparison.days.join(' to ') || 'the earlier evidence'}`,
		markdownTable(
			['What became of them', 'Machines'],
			COURSES.map((course) => [COURSE_LABELS[course], formatCount(comparison.counts[course])]),
		),
		comparisonDoubts(comparison)
			.map((doubt) => `- ${markdownText(doubt)}`)
			.join('\n'),
		// Machines that are not seen are in no fleet, so that they have no stand-in: masked, the counts have to do.
		...(mask === undefined
			? limited(['Machine', 'What became of it', 'Why'], listed, ({ name, course, cause }) => [
					name,
					COURSE_LABELS[course],
					cause,
				])
			: []),
	];
}

function fileParts({ files, mask }: ReportInput): string[] {
	// A file is often named after its machine.
	const names = new Map(files.map(({ name }, at) => [name, mask === undefined ? name : `File ${at + 1}`]));
	const given = files.filter(({ bytes }) => bytes !== undefined);
	const nameOf = ({ name }: ReportedFile) => names.get(name) ?? name;
	return [
		'## Files as given',
		...limited(
			['File', 'Bytes', 'SHA-256'],
			given,
			(file) => [nameOf(file), String(file.bytes), file.sha256 ?? 'not computed'],
			MOST_FILES,
		),
		'## What was read from them',
		...limited(
			['File', 'Content', 'Machines', 'Left out', 'Remarks'],
			files,
			(file) => [
				nameOf(file),
				file.sources.join(', ') || 'not read',
				formatCount(file.machines),
				file.leftOut.map(([why, count]) => `${formatCount(count)}: ${why}`).join('; '),
				[
					...file.problems.map(({ place, found }) => (place === undefined ? found : `line ${place.line}: ${found}`)),
					...(file.moreProblems > 0 ? [`and ${formatCount(file.moreProblems)} more`] : []),
				].join(' '),
			],
			MOST_FILES,
		),
	];
}
