import type { AnswerCondition, AnswerLeaf, Condition, Leaf } from './condition.ts';

/** Every leaf of a condition, left to right. */
export function leavesOf(condition: AnswerCondition): AnswerLeaf[];
export function leavesOf(condition: Condition): Leaf[];
export function leavesOf(condition: Condition): Leaf[] {
	if ('all' in condition) return condition.all.flatMap((part) => leavesOf(part));
	if ('any' in condition) return condition.any.flatMap((part) => leavesOf(part));
	if ('not' in condition) return leavesOf(condition.not);
	return [condition];
}
