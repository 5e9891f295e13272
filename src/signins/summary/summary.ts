import { formatCount } from '../../reading/text/format-count.ts';
import { DAY } from '../../reading/text/log-time.ts';
import { KINDS, type Kind, type KindIndex, LEGACY, MODERN, NOT_STATED, type UseIndex } from '../record/sign-in.ts';
import { DIMENSIONS, type Dimension, type Group } from '../session/legacy-records.ts';
import type { FileReport, SignInSession } from '../session/session.ts';
import type { Tally } from '../session/tally.ts';

/** The kinds that together make up an estate's sign-ins. */
export const SUPPLIED_KINDS = KINDS.filter((kind) => kind !== 'unknown');

export const KIND_LABELS: Readonly<Record<Kind, string>> = {
	interactive: 'Interactive user sign-ins',
	nonInteractive: 'Non-interactive user sign-ins',
	servicePrincipal: 'Service principal sign-ins',
	managedIdentity: 'Managed identity sign-ins',
	unknown: 'Sign-ins of a kind not stated',
};

export interface Counts {
	readonly signIns: number;
	readonly legacy: number;
	readonly modern: number;
	readonly notStated: number;
}

export interface KindSummary extends Counts {
	readonly kind: Kind;
	/** ISO 8601 in UTC; left out where no time could be read. */
	readonly first?: string;
	readonly last?: string;
	/** Days between first and last on which nothing of this kind is logged. */
	readonly daysWithout: readonly string[];
	/** Whole days from the first sign-in to the last, both counted; 0 where no time is known. */
	readonly days: number;
}

export interface Summary {
	/** `legacy`: found. `noneFound`: none in what was given, which covers all kinds. `notEnough`: none found, but it proves nothing. */
	readonly verdict: 'legacy' | 'noneFound' | 'notEnough';
	/** Why the verdict is not better, or what it does not cover. */
	readonly reasons: readonly string[];
	readonly totals: Counts & {
		readonly duplicates: number;
		readonly withoutId: number;
		readonly withoutTime: number;
		readonly otherRecords: number;
		readonly legacyListed: number;
	};
	readonly kinds: readonly KindSummary[];
	readonly days: readonly (Counts & { readonly day: string })[];
	readonly groups: Readonly<Record<Dimension, readonly Group[]>>;
	readonly ungrouped: Readonly<Record<Dimension, number>>;
	readonly files: readonly FileReport[];
}

/**
 * What a session found. `retentionDays` is how long the tenant keeps sign-ins (7 without a premium licence, 30 with):
 * a shorter span is said to be short. `now` in milliseconds since 1970 UTC: old logs say nothing about today.
 */
export function summaryOf(session: SignInSession, retentionDays: number, now: number): Summary {
	const { tally, legacy } = session;
	const kinds = KINDS.map((kind) => kindSummary(tally, kind)).filter((kind) => kind.kind !== 'unknown' || kind.signIns > 0);
	const totals = {
		...counts((use) => tally.count(use)),
		duplicates: session.duplicates,
		withoutId: session.withoutId,
		withoutTime: tally.withoutTime(),
		otherRecords: session.files.reduce((sum, file) => sum + file.otherRecords, 0),
		legacyListed: legacy.kept.length,
	};
	const doubts = [...doubtsOf(totals, kinds, session.files), ...doubtsOfTime(totals, kinds, retentionDays, now)];
	return {
		verdict: totals.legacy > 0 ? 'legacy' : doubts.length > 0 ? 'notEnough' : 'noneFound',
		reasons: [...doubts, ...remarksOf(totals, session.files)],
		totals,
		kinds,
		days: tally.days().map((day) => ({ day: dayText(day.day), ...counts((use) => day.count(use)) })),
		groups: byDimension((dimension) => legacy.groups(dimension)),
		ungrouped: byDimension((dimension) => legacy.ungrouped(dimension)),
		files: session.files,
	};
}

function byDimension<T>(make: (dimension: Dimension) => T): Record<Dimension, T> {
	return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, make(dimension)])) as Record<Dimension, T>;
}

function counts(count: (use: UseIndex) => number): Counts {
	const [notStated, modern, legacy] = [count(NOT_STATED), count(MODERN), count(LEGACY)];
	return { signIns: notStated + modern + legacy, legacy, modern, notStated };
}

function kindSummary(tally: Tally, kind: Kind): KindSummary {
	const index = KINDS.indexOf(kind) as KindIndex;
	const stated = counts((use) => tally.count(use, index));
	const span = tally.spanOf(index);
	if (span === undefined) return { kind, ...stated, daysWithout: [], days: 0 };
	const firstDay = Math.floor(span.first / DAY);
	const lastDay = Math.floor(span.last / DAY);
	const seen = new Set(
		tally
			.days()
			.filter((day) => counts((use) => day.count(use, index)).signIns > 0)
			.map((day) => day.day),
	);
	const daysWithout: string[] = [];
	// A wrong clock can stretch the span over a century: a list that long helps nobody.
	for (let day = firstDay; day <= lastDay && daysWithout.length < 400; day++) if (!seen.has(day)) daysWithout.push(dayText(day));
	return {
		kind,
		...stated,
		first: new Date(span.first).toISOString(),
		last: new Date(span.last).toISOString(),
		daysWithout,
		days: lastDay - firstDay + 1,
	};
}

/** Why finding nothing would prove nothing. */
function doubtsOf(totals: Summary['totals'], kinds: readonly KindSummary[], files: readonly FileReport[]): string[] {
	const doubts: string[] = [];
	if (totals.signIns === 0) return ['No sign-ins were read.'];
	const missing = kinds.filter((kind) => kind.signIns === 0).map((kind) => KIND_LABELS[kind.kind].toLowerCase());
	if (missing.length > 0) doubts.push(`Not supplied: ${missing.join(', ')}. Each kind is a download of its own.`);
	const onlyScript = files.some((file) => file.form === 'scriptCsv' && file.signIns > 0);
	if (onlyScript)
		doubts.push('The CSV files of the PowerShell script hold legacy sign-ins only; they say nothing about what is not in them.');
	if (totals.notStated > 0)
		doubts.push(`Whether legacy TLS was used is not stated in ${formatCount(totals.notStated)} of ${signIns(totals.signIns)}.`);
	const unfinished = files.filter((file) => file.problems.some((problem) => problem.severity !== 'notice'));
	if (unfinished.length > 0)
		doubts.push(
			`${formatCount(unfinished.length)} ${unfinished.length === 1 ? 'file was' : 'files were'} not read, or not completely.`,
		);
	for (const kind of kindsWithoutLastPage(files))
		doubts.push(
			`Pages of Microsoft Graph are missing: ${KIND_LABELS[kind].toLowerCase()} end with a page that names another one.`,
		);
	return doubts;
}

/** Kinds of which no file given ends with a last page of Microsoft Graph, but some with one that names another. */
function kindsWithoutLastPage(files: readonly FileReport[]): readonly Kind[] {
	const pages = files.filter((file) => file.form === 'graphPages' && file.signIns > 0);
	const kindOf = ({ byKind }: FileReport) => KINDS[byKind.indexOf(Math.max(...byKind))] as Kind;
	const ended = new Set(pages.filter((file) => !file.namesNextPage).map(kindOf));
	return [...new Set(pages.map(kindOf))].filter((kind) => !ended.has(kind));
}

/** Longest time, in days, that a kind may be quiet without a doubt: a long weekend. */
const QUIET_DAYS = 3;

/** Why the times of what was given leave finding nothing without proof. */
function doubtsOfTime(totals: Summary['totals'], kinds: readonly KindSummary[], retentionDays: number, now: number): string[] {
	const doubts: string[] = [];
	if (totals.withoutTime > 0)
		doubts.push(`The time of ${signIns(totals.withoutTime)} could not be read, so that it is not known which days they cover.`);
	for (const kind of kinds) {
		if (kind.days === 0 || kind.kind === 'unknown') continue;
		if (kind.days < retentionDays)
			doubts.push(`${KIND_LABELS[kind.kind]} cover ${formatCount(kind.days)} of the ${retentionDays} days that are kept.`);
		const [from, to] = longestGap(kind.daysWithout);
		if (from !== undefined)
			doubts.push(`${KIND_LABELS[kind.kind]}: nothing from ${from} to ${to}. Nobody signed in, or a download is missing.`);
	}
	const last = kinds
		.flatMap((kind) => (kind.last === undefined ? [] : [kind.last]))
		.sort()
		.at(-1);
	if (last === undefined) return doubts;
	if (Date.parse(last) > now + DAY) doubts.push(`The newest sign-in is of ${last.slice(0, 10)}, a day still to come.`);
	if (Date.parse(last) < now - retentionDays * DAY)
		doubts.push(
			`The newest sign-in is of ${last.slice(0, 10)}, longer ago than sign-ins are kept: that says nothing about today.`,
		);
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
function remarksOf(totals: Summary['totals'], files: readonly FileReport[]): string[] {
	const remarks: string[] = [];
	if (totals.withoutId > 0)
		remarks.push(`Without an id: ${signIns(totals.withoutId)}. One that is in two such files counts twice.`);
	const openPages = files.filter((file) => file.namesNextPage).length;
	if (openPages > 0)
		remarks.push(
			`Files that end with a page that names another one: ${formatCount(openPages)}. Whether all of those were given cannot be told.`,
		);
	if (totals.legacyListed < totals.legacy)
		remarks.push(
			`The first ${formatCount(totals.legacyListed)} legacy sign-ins are listed; counts and groups cover all ${formatCount(totals.legacy)}.`,
		);
	return remarks;
}

/** A number of sign-ins in words. */
export function signIns(count: number): string {
	return `${formatCount(count)} ${count === 1 ? 'sign-in' : 'sign-ins'}`;
}

function dayText(day: number): string {
	return new Date(day * DAY).toISOString().slice(0, 10);
}
