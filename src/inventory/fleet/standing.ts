import type { Assessed, Standing } from './fleet-summary.ts';

const DAY = 24 * 60 * 60 * 1000;

/** What is to be known about a machine before it is counted on. `now`: ms since 1970 UTC. */
export function standingOf({ machine }: Assessed, now: number, staleAfter: number): Standing[] {
	const { facts, labels, seen, registrations, sharesName, sources, contradictions } = machine;
	return [
		...(facts.get('legacy-use')?.state === 'present' ? ['legacy-use' as const] : []),
		...(labels.enabled === false ? ['disabled' as const] : []),
		...(seen < now - staleAfter * DAY ? ['stale' as const] : []),
		...(labels.nature === undefined ? [] : [labels.nature]),
		...(registrations > 1 ? ['duplicate' as const] : []),
		...(sharesName ? ['name-shared' as const] : []),
		...(sources.length === 1 ? ['one-source' as const] : []),
		...(contradictions.length > 0 ? ['contradiction' as const] : []),
	];
}
