import { compareVersions } from 'compare-versions';
import type { OperatingSystem } from '../knowledge/operating-system.ts';
import type { WindowsRange } from '../knowledge/primitives.ts';

/** "Windows 8.1, Windows Server 2012 R2 and later": a range of Windows version numbers by the names of its ends. */
export function windowsRangeText(range: WindowsRange, all: readonly OperatingSystem[]): string {
	const systems = all.filter(({ kind }) => range.kind === undefined || kind === range.kind);
	if (range.ntAtLeast === undefined && range.ntBelow === undefined)
		return { any: 'every Windows', client: 'every Windows client', server: 'every Windows Server' }[range.kind ?? 'any'];
	if (range.ntBelow === undefined) return `${namesAtOrAfter(range.ntAtLeast, systems)} and later`;
	if (range.ntAtLeast === undefined) return `anything older than ${namesAtOrAfter(range.ntBelow, systems)}`;
	return `${namesAtOrAfter(range.ntAtLeast, systems)} and later, but older than ${namesAtOrAfter(range.ntBelow, systems)}`;
}

/** Names of the oldest versions that are not older than this number. */
function namesAtOrAfter(nt: string | undefined, systems: readonly OperatingSystem[]): string {
	const later = systems
		.filter((system) => nt === undefined || compareVersions(system.nt, nt) >= 0)
		.toSorted((one, other) => compareVersions(one.nt, other.nt));
	const first = later[0];
	if (first === undefined) return `Windows ${nt}`;
	return later
		.filter((system) => compareVersions(system.nt, first.nt) === 0)
		.map(({ name }) => name)
		.join(' / ');
}
