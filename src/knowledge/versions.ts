import { compareVersions } from 'compare-versions';

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

/** Whether two ranges share a version. */
export function overlap(one: VersionRange, other: VersionRange): boolean {
	return startsBeforeEndOf(one, other) && startsBeforeEndOf(other, one);
}

function startsBeforeEndOf(one: VersionRange, other: VersionRange): boolean {
	return one.atLeast === undefined || other.below === undefined || compareVersions(one.atLeast, other.below) < 0;
}
