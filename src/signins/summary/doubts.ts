/** Why a verdict is not better, and what is worth knowing beside it, in sentences. */
import type { FlagAbsence } from '../../knowledge/flag-absence.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { DAY } from '../../reading/text/log-time.ts';
import type { AbsenceMeaning } from '../record/absence-meanings.ts';
import { ABSENT, KINDS, type Kind, type KindIndex } from '../record/sign-in.ts';
import { LEGACY_TLS_ERROR } from '../record/statement.ts';
import { cellOf, type FileReport, mainKindOf, statesModern } from '../session/file-report.ts';
import { ASKED_KINDS, KIND_LABELS, type KindSummary, signIns, type Totals } from './figures.ts';

const CERTAINTY: Readonly<Record<FlagAbsence['certainty'], string>> = {
	sure: 'This is certain.',
	likely: 'We consider this likely, not certain.',
	open: 'This is not certain.',
};

/** Why finding nothing would prove nothing. */
export function doubtsOf(
	totals: Totals,
	kinds: readonly KindSummary[],
	files: readonly FileReport[],
	absences: readonly AbsenceMeaning[],
): string[] {
	const doubts: string[] = [];
	if (totals.signIns === 0) return ['No sign-ins were read.'];
	const missing = kinds
		.filter((kind) => kind.signIns === 0 && !kind.saidToHaveNone)
		.map((kind) => KIND_LABELS[kind.kind].toLowerCase());
	if (missing.length > 0) doubts.push(`Not supplied: ${missing.join(', ')}. Each sign-in type is a separate download.`);
	const onlyScript = files.some((file) => file.form === 'scriptCsv' && file.signIns > 0);
	if (onlyScript)
		doubts.push('The CSV files of the PowerShell script hold only legacy sign-ins. They show nothing about other sign-ins.');
	if (totals.notStated > 0)
		doubts.push(
			[
				`The TLS version is not recorded in ${formatCount(totals.notStated)} of ${signIns(totals.signIns)}.`,
				...absences.filter(({ means }) => means === 'notStated').map(({ because }) => because),
				...statedElsewhere(files),
			].join(' '),
		);
	const unfinished = files.filter((file) => file.problems.some((problem) => problem.severity !== 'notice'));
	if (unfinished.length > 0)
		doubts.push(
			`${formatCount(unfinished.length)} ${unfinished.length === 1 ? 'file was' : 'files were'} not read, or not completely.`,
		);
	for (const kind of kindsWithoutLastPage(files))
		doubts.push(`Microsoft Graph pages are missing: the last page of ${KIND_LABELS[kind].toLowerCase()} points to another.`);
	return doubts;
}

/** Says of which files records without an entry count as not stated because others of the same file have one. */
function statedElsewhere(files: readonly FileReport[]): readonly string[] {
	const stating = files.filter((file) =>
		KINDS.some(
			(_, kind) => statesModern(file, kind as KindIndex) && (file.cells[cellOf(kind as KindIndex, ABSENT)] as number) > 0,
		),
	);
	if (stating.length === 0) return [];
	const subject = stating.length === 1 ? 'One file has' : `${formatCount(stating.length)} files have`;
	return [`${subject} the entry with "False" in other sign-ins of the same type, so a missing entry proves nothing there.`];
}

/** Kinds of which no file given ends with a last page of Microsoft Graph, but some with one that names another. */
function kindsWithoutLastPage(files: readonly FileReport[]): readonly Kind[] {
	const pages = files.filter((file) => file.form === 'graphPages' && file.signIns > 0);
	const ended = new Set(pages.filter((file) => !file.namesNextPage).map(mainKindOf));
	return [...new Set(pages.map(mainKindOf))].filter((kind) => !ended.has(kind));
}

/** Longest time, in days, that a kind may be quiet without a doubt: a long weekend. */
const QUIET_DAYS = 3;

/** Why the times of what was given leave finding nothing without proof. */
export function doubtsOfTime(totals: Totals, kinds: readonly KindSummary[], retentionDays: number, now: number): string[] {
	const doubts: string[] = [];
	if (totals.withoutTime > 0)
		doubts.push(`We could not read the time of ${signIns(totals.withoutTime)}, so the days they cover are unknown.`);
	for (const kind of kinds) {
		// AD FS and Microsoft's own services may be quiet for weeks; nobody has to supply them.
		if (kind.days === 0 || !ASKED_KINDS.some((asked) => asked === kind.kind)) continue;
		if (kind.days < retentionDays)
			doubts.push(
				`${KIND_LABELS[kind.kind]} cover ${formatCount(kind.days)} ${kind.days === 1 ? 'day' : 'days'} of your retention period of ${retentionDays} days.`,
			);
		const [from, to] = longestGap(kind.daysWithout);
		if (from !== undefined)
			doubts.push(`${KIND_LABELS[kind.kind]}: nothing from ${from} to ${to}. No one signed in, or a download is missing.`);
	}
	const last = kinds
		.flatMap((kind) => (kind.last === undefined ? [] : [kind.last]))
		.sort()
		.at(-1);
	if (last === undefined) return doubts;
	if (Date.parse(last) > now + DAY) doubts.push(`The newest sign-in is dated ${last.slice(0, 10)}, which is in the future.`);
	if (Date.parse(last) < now - retentionDays * DAY)
		doubts.push(`The newest sign-in (${last.slice(0, 10)}) is older than your retention period. It shows nothing about today.`);
	return doubts;
}

/** First and last day of the longest run of days, if it is longer than `QUIET_DAYS`. */
function longestGap(days: readonly string[]): readonly [from: string, to: string] | readonly [] {
	let start = 0;
	let longest: readonly [number, number] = [0, -1];
	for (const [at, day] of days.entries()) {
		if (at > 0 && Date.parse(day) - Date.parse(days[at - 1] as string) > DAY) start = at;
		if (at - start > longest[1] - longest[0]) longest = [start, at];
	}
	const [from, to] = longest;
	return to - from + 1 > QUIET_DAYS ? [days[from] as string, days[to] as string] : [];
}

/** What is worth knowing whatever the verdict. */
export function remarksOf(
	totals: Totals,
	kinds: readonly KindSummary[],
	files: readonly FileReport[],
	absences: readonly AbsenceMeaning[],
): string[] {
	const remarks: string[] = [];
	if (totals.noneByAbsence > 0)
		remarks.push(
			[
				`None by absence: ${signIns(totals.noneByAbsence)} of ${formatCount(totals.signIns)} have their details but no entry about legacy TLS. We count them as free of it.`,
				...absences.filter(({ means }) => means === 'none').map(({ because, certainty }) => `${because} ${CERTAINTY[certainty]}`),
			].join(' '),
		);
	for (const { kind, signIns: count } of kinds.filter(({ saidToHaveNone }) => saidToHaveNone)) {
		const label = KIND_LABELS[kind].toLowerCase();
		remarks.push(
			count === 0
				? `You said that this tenant has no ${label}. We did not check that.`
				: `You said that this tenant has no ${label}, but these files hold ${formatCount(count)}. They were counted.`,
		);
	}
	if (totals.refused > 0)
		remarks.push(
			`Already refused: ${signIns(totals.refused)} (error ${LEGACY_TLS_ERROR}). ${passedSentence(totals.legacy - totals.refused)}`,
		);
	if (totals.withoutId > 0)
		remarks.push(`Without an id: ${signIns(totals.withoutId)}. A sign-in without an id that is in two files counts twice.`);
	const openPages = files.filter((file) => file.namesNextPage).length;
	if (openPages > 0)
		remarks.push(
			`Files that point to a next page: ${formatCount(openPages)}. We cannot tell whether you provided all of the next pages.`,
		);
	if (totals.legacyListed < totals.legacy)
		remarks.push(
			`The first ${formatCount(totals.legacyListed)} legacy sign-ins are listed; counts and groups cover all ${formatCount(totals.legacy)}.`,
		);
	return remarks;
}

/** What became of legacy sign-ins that were not refused for it. */
function passedSentence(passed: number): string {
	if (passed === 0) return 'No other sign-in used legacy TLS.';
	return `The other ${formatCount(passed)} with legacy TLS ${passed === 1 ? 'was' : 'were'} not refused because of it.`;
}
