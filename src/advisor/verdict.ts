import type { PlanItem, Verdict } from './plan-types.ts';

/** Work comes before doubt, and doubt before "ready": nothing is ready that was not shown to be. */
export function verdictOf(items: readonly Pick<PlanItem, 'priority'>[], unknowns: readonly unknown[]): Verdict {
	if (items.some(({ priority }) => priority !== 'recommended')) return 'action-needed';
	return unknowns.length > 0 ? 'unknown' : 'ready';
}
