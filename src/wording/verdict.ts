import type { Plan, PlanItem } from '../advisor/plan-types.ts';

type Judged = Pick<Plan, 'verdict' | 'items' | 'unknowns'>;

/** The verdict by its name, and what it comes to with its figures; the sentence follows a colon. */
export interface VerdictWords {
	readonly title: string;
	readonly sentence: string;
}

/** The verdict of a plan in words. */
export function verdictWords({ verdict, items, unknowns }: Judged): VerdictWords {
	const count = (wanted: PlanItem['priority']) => items.filter(({ priority }) => priority === wanted).length;
	const open = `${things(unknowns.length, 'answer is', 'answers are')} missing`;
	switch (verdict) {
		case 'ready':
			return {
				title: 'Ready',
				sentence: 'your answers show nothing to change before TLS 1.0, TLS 1.1 and 3DES are refused.',
			};
		case 'unknown':
			return { title: 'Unknown', sentence: `we found no required work, but ${open}.` };
		case 'action-needed': {
			const work = `${things(count('blocker'), 'blocker', 'blockers')}, ${things(count('required'), 'required item', 'required items')} and ${things(count('recommended'), 'recommendation', 'recommendations')}.`;
			return { title: 'Action needed', sentence: unknowns.length === 0 ? work : `${work} ${open} and could add more.` };
		}
	}
}

/** "Unknown: we found no required work, but 2 answers are missing." */
export function verdictText(judged: Judged): string {
	const { title, sentence } = verdictWords(judged);
	return `${title}: ${sentence}`;
}

function things(count: number, one: string, many: string): string {
	return `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;
}
