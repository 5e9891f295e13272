import type { PlanItem, UnknownItem, Verdict } from './plan-types.ts';

/** Work comes before doubt, and doubt before "ready": nothing is ready that was not shown to be. */
export function verdictOf(items: readonly Pick<PlanItem, 'priority'>[], unknowns: readonly unknown[]): Verdict {
	if (items.some(({ priority }) => priority !== 'recommended')) return 'action-needed';
	return unknowns.length > 0 ? 'unknown' : 'ready';
}

/** The verdict as a sentence with its figures. */
export function verdictText(verdict: Verdict, items: readonly PlanItem[], unknowns: readonly UnknownItem[]): string {
	const count = (wanted: PlanItem['priority']) => items.filter(({ priority }) => priority === wanted).length;
	const blockers = count('blocker');
	const open = unknowns.length === 0 ? '' : ` ${things(unknowns.length, 'answer is', 'answers are')} missing and could add more.`;
	switch (verdict) {
		case 'ready':
			return 'Ready: nothing that you told us about needs work before TLS 1.0, TLS 1.1 and 3DES are refused.';
		case 'unknown':
			return `Unknown: nothing that must be done was found, but ${things(unknowns.length, 'answer is', 'answers are')} missing.`;
		case 'action-needed':
			return `Action needed: ${things(blockers, 'blocker', 'blockers')}, ${things(count('required'), 'required item', 'required items')} and ${things(count('recommended'), 'recommendation', 'recommendations')}.${open}`;
	}
}

function things(count: number, one: string, many: string): string {
	return `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;
}
