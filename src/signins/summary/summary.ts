import { DAY } from '../../reading/text/log-time.ts';
import type { AbsenceMeaning } from '../record/absence-meanings.ts';
import { KINDS, type Kind, type KindIndex } from '../record/sign-in.ts';
import type { FileReport } from '../session/file-report.ts';
import { byDimension, type Dimension, type Group } from '../session/legacy-records.ts';
import type { SignInSession } from '../session/session.ts';
import type { Tally } from '../session/tally.ts';
import { type Comparison, comparisonWith } from './comparison.ts';
import { doubtsOf, doubtsOfTime, remarksOf } from './doubts.ts';
import { ASKED_KINDS, type AskedKind, type Counts, countsOf, type KindSummary, type Totals } from './figures.ts';

export interface Summary {
	/** `legacy`: found. `noneFound`: none in what was given, which covers all kinds. `notEnough`: none found, but it proves nothing. */
	readonly verdict: 'legacy' | 'noneFound' | 'notEnough';
	/** Why the verdict is not better, or what it does not cover. */
	readonly reasons: readonly string[];
	readonly totals: Totals;
	readonly kinds: readonly KindSummary[];
	readonly days: readonly (Counts & { readonly day: string })[];
	readonly groups: Readonly<Record<Dimension, readonly Group[]>>;
	readonly ungrouped: Readonly<Record<Dimension, number>>;
	readonly files: readonly FileReport[];
	/** Why absence counts as none, or does not, for the records that were met. */
	readonly absences: readonly AbsenceMeaning[];
	/** What changed since an earlier result that was given too; left out where none was. */
	readonly comparison?: Comparison;
}

/** What the reader is told about the tenant. */
export interface Tenant {
	/** For how many days it keeps sign-ins (7 without a premium licence, 30 with): a shorter span is said to be short. */
	readonly retentionDays: number;
	/** Kinds of sign-in that it does not have. */
	readonly without: readonly AskedKind[];
}

/** What a session found. `now` in milliseconds since 1970 UTC: old logs say nothing about today. */
export function summaryOf(session: SignInSession, { retentionDays, without }: Tenant, now: number): Summary {
	const { legacy } = session;
	const tally = session.settled();
	const kinds = KINDS.map((kind) => kindSummary(tally, kind, without)).filter(
		(kind) => ASKED_KINDS.some((asked) => asked === kind.kind) || kind.signIns > 0,
	);
	const totals = {
		...countsOf((use) => tally.count(use)),
		duplicates: session.duplicates,
		withoutId: session.withoutId,
		withoutTime: tally.withoutTime(),
		otherRecords: session.files.reduce((sum, file) => sum + file.otherRecords, 0),
		legacyListed: legacy.kept.length,
	};
	const absences = [...session.meaningsMet];
	const groups = byDimension((dimension) => legacy.groups(dimension));
	const doubts = [...doubtsOf(totals, kinds, session.files, absences), ...doubtsOfTime(totals, kinds, retentionDays, now)];
	return {
		verdict: totals.legacy > 0 ? 'legacy' : doubts.length > 0 ? 'notEnough' : 'noneFound',
		reasons: [...doubts, ...remarksOf(totals, kinds, session.files, absences)],
		totals,
		kinds,
		days: tally.days().map((day) => ({ day: dayText(day.day), ...countsOf((use) => day.count(use)) })),
		groups,
		ungrouped: byDimension((dimension) => legacy.ungrouped(dimension)),
		files: session.files,
		absences,
		...(session.earlier === undefined ? {} : { comparison: comparisonWith(session.earlier, groups) }),
	};
}

function kindSummary(tally: Tally, kind: Kind, without: readonly Kind[]): KindSummary {
	const index = KINDS.indexOf(kind) as KindIndex;
	const stated = countsOf((use) => tally.count(use, index));
	const saidToHaveNone = without.includes(kind);
	const span = tally.spanOf(index);
	if (span === undefined) return { kind, ...stated, daysWithout: [], days: 0, saidToHaveNone };
	const firstDay = Math.floor(span.first / DAY);
	const lastDay = Math.floor(span.last / DAY);
	const seen = new Set(
		tally
			.days()
			.filter((day) => countsOf((use) => day.count(use, index)).signIns > 0)
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
		saidToHaveNone,
	};
}

function dayText(day: number): string {
	return new Date(day * DAY).toISOString().slice(0, 10);
}
