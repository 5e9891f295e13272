import type { Change } from './change.ts';
import type { AnswerCondition } from './condition.ts';

/** Items that came with a change. `when` is left out where they did for every estate that has them. */
export function newItemsOf({ newItems }: Change): { readonly item: string; readonly when?: AnswerCondition | undefined }[] {
	return newItems.map((entry) => (typeof entry === 'string' ? { item: entry } : entry));
}
