import { compareVersions } from 'compare-versions';
import type { WindowsRange } from './primitives.ts';

/** Bounds of a range: `atLeast` is inside, `below` is not; one left out is open. */
export interface VersionRange {
	readonly atLeast?: string | undefined;
	readonly below?: string | undefined;
}

/** Whether a version lies in a range. Versions have one to four numeric parts; missing parts count as 0. */
export function inRange(version: string, { atLeast, below }: VersionRange): boolean {
	return (
		(atLeast === undefined || compareVersions(version, atLeast) >= 0) &&
		(below === undefined || compareVersions(version, below) < 0)
	);
}

/** A machine or a Windows version, as ranges tell them apart; the kind is left out where it could not be read. */
export interface WindowsVersion {
	/** major.minor.build */
	readonly nt: string;
	readonly kind?: 'client' | 'server' | undefined;
}

/** Whether a Windows version lies in a range. */
export function onWindows({ nt, kind }: WindowsVersion, range: WindowsRange): boolean {
	return inRange(nt, { atLeast: range.ntAtLeast, below: range.ntBelow }) && (range.kind === undefined || range.kind === kind);
}

/** Whether two ranges share a version. */
export function overlap(one: VersionRange, other: VersionRange): boolean {
	return startsBeforeEndOf(one, other) && startsBeforeEndOf(other, one);
}

function startsBeforeEndOf(one: VersionRange, other: VersionRange): boolean {
	return one.atLeast === undefined || other.below === undefined || compareVersions(one.atLeast, other.below) < 0;
}
