import { NOT_SURE } from '../advisor/answers.ts';
import type { Outline, PlanItem } from '../advisor/plan-types.ts';

type Judged = Pick<Outline, 'verdict' | 'items' | 'unknowns' | 'answers'>;

/** The verdict by its name, and what it comes to with its figures; the sentence follows a colon. */
export interface VerdictWords {
	readonly title: string;
	readonly sentence: string;
}

/** The verdict of a plan in words. */
export function verdictWords({ verdict, items, unknowns, answers }: Judged): VerdictWords {
	const count = (wanted: PlanItem['priority']) => items.filter(({ priority }) => priority === wanted).length;
	const open = `${things(unknowns.length, 'answer is', 'answers are')} missing`;
	switch (verdict) {
		case 'ready':
			return {
				title: 'Ready',
				sentence: 'nothing that you told us about needs work before TLS 1.0, TLS 1.1 and 3DES are refused.',
			};
		case 'unknown':
			if (Object.values(answers).every((answer) => answer === NOT_SURE))
				return {
					title: 'Unknown',
					sentence: `you answered “not sure” to every question, so we cannot say what your estate needs. ${items.length === 0 ? 'Find out the answers below.' : 'The items below find out.'}`,
				};
			return { title: 'Unknown', sentence: `nothing that must be done was found, but ${open}.` };
		case 'action-needed': {
			const [blockers, required, recommended] = [count('blocker'), count('required'), count('recommended')];
			const more = blockers === 0 ? 'item' : 'more';
			const sentences = [
				blockers === 0
					? 'nothing blocks.'
					: `${things(blockers, 'item blocks', 'items block')}: something has stopped, or can stop at any time, until ${blockers === 1 ? 'it is' : 'they are'} done.`,
				required === 0
					? ''
					: `${things(required, `${more} is`, `${blockers === 0 ? 'items' : 'more'} are`)} required before TLS 1.0, TLS 1.1 and 3DES are refused.`,
				recommended === 0 ? '' : `${things(recommended, 'is', 'are')} recommended.`,
				unknowns.length === 0 ? '' : `${open} and could add more.`,
			];
			return { title: 'Action needed', sentence: sentences.filter((sentence) => sentence !== '').join(' ') };
		}
	}
}

/** "Unknown: nothing that must be done was found, but 2 answers are missing." */
export function verdictText(judged: Judged): string {
	const { title, sentence } = verdictWords(judged);
	return `${title}: ${sentence}`;
}

function things(count: number, one: string, many: string): string {
	return `${count} ${count === 1 ? one : many}`;
}
