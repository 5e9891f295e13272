import { formatCount } from '../../reading/text/format-count.ts';
import { DAY } from '../../reading/text/log-time.ts';
import type { Failure, Use } from '../observation/observation.ts';
import { byDimension, type Dimension, type Group, type Row } from '../session/legacy-connections.ts';
import type { Counted } from '../session/occurrences.ts';
import { answerOf, type ScannedServer } from '../session/scans.ts';
import type { FileReport, HandshakeSession } from '../session/session.ts';
import type { Suite } from '../session/use-tally.ts';
import { doubtsOf, remarksOf, scannedServers } from './doubts.ts';

/** What logs say: which connections were made. */
export interface UseSummary {
	/**
	 * `legacy`: seen. `noneFound`: none in logs that would show it, over the span told. `notEnough`: none found, but it
	 * proves nothing. `notAsked`: no log was given.
	 */
	readonly verdict: 'legacy' | 'noneFound' | 'notEnough' | 'notAsked';
	/** Why the verdict is not better. */
	readonly reasons: readonly string[];
	/** What is worth knowing whatever the verdict. */
	readonly remarks: readonly string[];
	readonly connections: number;
	readonly byUse: Readonly<Record<Use, number>>;
	readonly tripleDes: number;
	/** ISO 8601 in UTC; null where no time is known. */
	readonly first: string | null;
	readonly last: string | null;
	/** Whole days from the first connection to the last, both counted; 0 where no time is known. */
	readonly span: number;
	readonly suites: readonly (Suite & Counted)[];
	readonly days: readonly (Readonly<Record<Use, number>> & { readonly day: string })[];
	readonly groups: Readonly<Record<Dimension, readonly Group[]>>;
	readonly ungrouped: Readonly<Record<Dimension, number>>;
	readonly rows: readonly Row[];
	/** Legacy connections that are in no row. */
	readonly withoutRow: number;
}

/** What scans say: which versions servers accept. */
export interface ScanSummary {
	readonly verdict: 'accepted' | 'refused' | 'notEnough' | 'notAsked';
	readonly reasons: readonly string[];
	/** What is worth knowing whatever the verdict. */
	readonly remarks: readonly string[];
	readonly servers: readonly ScannedServer[];
	readonly accepting: number;
	readonly refusing: number;
	readonly unknown: number;
}

export interface Summary {
	readonly use: UseSummary;
	readonly scans: ScanSummary;
	/** Handshakes that failed, the most frequent first. */
	readonly failures: readonly (Omit<Failure, keyof Counted> & Counted)[];
	readonly files: readonly FileReport[];
}

/** What a session found. `now` in milliseconds since 1970 UTC: old logs say nothing about today. */
export function summaryOf(session: HandshakeSession, now: number): Summary {
	return {
		use: useSummary(session, now),
		scans: scanSummary(session),
		failures: session.failures.largestFirst(),
		files: session.files,
	};
}

function useSummary(session: HandshakeSession, now: number): UseSummary {
	const { use, legacy, files } = session;
	const total = use.total();
	const wasAsked = files.some(({ sources }) => sources.some(({ question }) => question === 'use'));
	const reasons = wasAsked ? doubtsOf(session, now) : [];
	const found = use.of('legacy').count;
	const groups = legacy.groups();
	return {
		verdict: found > 0 ? 'legacy' : !wasAsked ? 'notAsked' : reasons.length > 0 ? 'notEnough' : 'noneFound',
		reasons,
		remarks: remarksOf(session),
		connections: total.count,
		byUse: { notRecorded: use.of('notRecorded').count, modern: use.of('modern').count, legacy: found },
		tripleDes: use.tripleDes(),
		first: timeText(total.first),
		last: timeText(total.last),
		span: Number.isNaN(total.last - total.first) ? 0 : Math.floor(total.last / DAY) - Math.floor(total.first / DAY) + 1,
		suites: use.suites.largestFirst(),
		days: use.days().map(({ day, ...counts }) => ({ ...counts, day: new Date(day * DAY).toISOString().slice(0, 10) })),
		groups: byDimension((dimension) => groups[dimension].groups),
		ungrouped: byDimension((dimension) => groups[dimension].ungrouped),
		rows: legacy.rows.largestFirst(),
		withoutRow: legacy.rows.beyond,
	};
}

function scanSummary({ scans, files }: HandshakeSession): ScanSummary {
	const servers = scans.servers();
	const answered = (answer: string) => servers.filter((server) => answerOf(server) === answer).length;
	const [accepting, refusing, unknown] = [answered('accepted'), answered('refused'), answered('unknown')];
	const given = files.filter(({ sources }) => sources.some(({ question }) => question === 'accepts'));
	const reasons: string[] = [];
	if (given.length > 0 && servers.length === 0) reasons.push('The scans say nothing about any server.');
	if (unknown > 0)
		reasons.push(
			`On ${formatCount(unknown)} of ${scannedServers(servers.length)}, scans failed, did not try all of TLS 1.0, TLS 1.1 and 3DES, or found no version that the server accepts.`,
		);
	if (given.some(({ problems }) => problems.some(({ severity }) => severity !== 'notice')))
		reasons.push('A scan was not read, or not completely.');
	if (scans.beyond > 0) reasons.push('There are more servers than are kept; the rest is not in this result.');
	const verdict = given.length === 0 ? 'notAsked' : accepting > 0 ? 'accepted' : reasons.length > 0 ? 'notEnough' : 'refused';
	const undated = servers.filter(({ time }) => Number.isNaN(time)).length;
	const remarks =
		undated === 0
			? []
			: [
					`The scans of ${formatCount(undated)} of ${scannedServers(servers.length)} do not say when they were made: what they say may be out of date.`,
				];
	return { verdict, reasons, remarks, servers, accepting, refusing, unknown };
}

/** ISO 8601 in UTC, or null where no time is known. */
export function timeText(time: number): string | null {
	return Number.isFinite(time) ? new Date(time).toISOString() : null;
}
