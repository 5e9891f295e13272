import { compile } from '../compile.ts';
import { type Condition, leavesOf } from '../condition.ts';
import type { PlannedFromAction } from '../decision-facts.ts';
import type { Rule } from './rule.ts';

/** A question depends on one that is asked after it, or actions follow each other in a circle. */
export const conditionOrder: Rule = (facts) => {
	const { questions, actions } = compile(facts);
	const place = new Map(questions.map(({ id }, at) => [id, at]));
	const late = questions.flatMap(({ id, when, among }, at) =>
		[...questionsOf(when), ...(among === undefined ? [] : [among.question])]
			.filter((other) => (place.get(other) ?? -1) >= at)
			.map((other) => ({
				file: `questions/${id}.yaml`,
				key: 'when',
				found: `"${other}", asked later`,
				accepted: `questions before "${id}"`,
			})),
	);
	const byId = new Map(actions.map((action) => [action.id, action]));
	const circles = actions
		.filter((action) => follows(action, action.id, byId, new Set()))
		.map(({ id }) => ({
			file: `actions/${id}.yaml`,
			key: 'when',
			found: 'an action that in the end follows itself',
			accepted: 'no circle',
		}));
	return [...late, ...circles];
};

function questionsOf(condition: Condition): string[] {
	return leavesOf(condition).flatMap((leaf) => ('question' in leaf ? [leaf.question] : []));
}

function follows(
	action: PlannedFromAction,
	target: string,
	byId: ReadonlyMap<string, PlannedFromAction>,
	seen: Set<string>,
): boolean {
	return leavesOf(action.when).some((leaf) => {
		if (!('action' in leaf) || seen.has(leaf.action)) return false;
		if (leaf.action === target) return true;
		seen.add(leaf.action);
		const next = byId.get(leaf.action);
		return next !== undefined && follows(next, target, byId, seen);
	});
}
