import { DIMENSIONS, type Dimension, type Group } from './legacy-records.ts';
import type { FileReport, SignInSession } from './session.ts';
import { KINDS, type Kind, LEGACY, MODERN, NOT_STATED } from './sign-in.ts';
import { DAY } from './sign-in-time.ts';
import type { Tally } from './tally.ts';

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
 * a shorter span is said to be short.
 */
export function summaryOf(session: SignInSession, retentionDays: number): Summary {
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
	const doubts = doubtsOf(totals, kinds, session.files, retentionDays);
	return {
		verdict: totals.legacy > 0 ? 'legacy' : doubts.length > 0 ? 'notEnough' : 'noneFound',
		reasons: [...doubts, ...remarksOf(totals)],
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

function counts(count: (use: number) => number): Counts {
	const [notStated, modern, legacy] = [count(NOT_STATED), count(MODERN), count(LEGACY)];
	return { signIns: notStated + modern + legacy, legacy, modern, notStated };
}

function kindSummary(tally: Tally, kind: Kind): KindSummary {
	const index = KINDS.indexOf(kind);
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
function doubtsOf(
	totals: Summary['totals'],
	kinds: readonly KindSummary[],
	files: readonly FileReport[],
	retentionDays: number,
): string[] {
	const doubts: string[] = [];
	if (totals.signIns === 0) return ['No sign-ins were read.'];
	const missing = kinds.filter((kind) => kind.signIns === 0).map((kind) => KIND_LABELS[kind.kind].toLowerCase());
	if (missing.length > 0) doubts.push(`Not supplied: ${missing.join(', ')}. Each kind is a download of its own.`);
	const onlyScript = files.some((file) => file.form === 'scriptCsv' && file.signIns > 0);
	if (onlyScript)
		doubts.push('The CSV files of the PowerShell script hold legacy sign-ins only; they say nothing about what is not in them.');
	if (totals.notStated > 0)
		doubts.push(`Whether legacy TLS was used is not stated in ${number(totals.notStated)} of ${signIns(totals.signIns)}.`);
	const unfinished = files.filter((file) => file.problems.some((problem) => problem.severity !== 'notice'));
	if (unfinished.length > 0)
		doubts.push(
			`${number(unfinished.length)} ${unfinished.length === 1 ? 'file was' : 'files were'} not read, or not completely.`,
		);
	for (const kind of kinds) {
		if (kind.signIns === 0 || kind.kind === 'unknown') continue;
		if (kind.days > 0 && kind.days < retentionDays)
			doubts.push(`${KIND_LABELS[kind.kind]} cover ${number(kind.days)} of the ${retentionDays} days that are kept.`);
	}
	return doubts;
}

/** What is worth knowing whatever the verdict. */
function remarksOf(totals: Summary['totals']): string[] {
	const remarks: string[] = [];
	if (totals.withoutId > 0)
		remarks.push(`Without an id: ${signIns(totals.withoutId)}. One that is in two such files counts twice.`);
	if (totals.withoutTime > 0) remarks.push(`Missing from the days: ${signIns(totals.withoutTime)} whose time could not be read.`);
	if (totals.legacyListed < totals.legacy)
		remarks.push(
			`The first ${number(totals.legacyListed)} legacy sign-ins are listed; counts and groups cover all ${number(totals.legacy)}.`,
		);
	return remarks;
}

/** A number of sign-ins in words. */
export function signIns(count: number): string {
	return `${number(count)} ${count === 1 ? 'sign-in' : 'sign-ins'}`;
}

export function number(value: number): string {
	return value.toLocaleString('en-GB');
}

function dayText(day: number): string {
	return new Date(day * DAY).toISOString().slice(0, 10);
}
