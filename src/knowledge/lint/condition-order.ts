import { compile } from '../compile.ts';
import type { PlannedFromAction } from '../decision-facts.ts';
import { leavesOf } from '../leaves.ts';
import { conditionKeyIn, fileOf, keyIn } from '../origin.ts';
import type { Rule } from './rule.ts';

/** A question depends on one that is asked after it, or actions follow each other in a circle: one applies if the other does, or waits for it. */
export const conditionOrder: Rule = (facts) => {
	const { questions, actions } = compile(facts);
	const place = new Map(questions.map(({ id }, at) => [id, at]));
	const late = questions.flatMap(({ id, when, among, origin }, at) =>
		[
			...leavesOf(when).flatMap((leaf) => ('question' in leaf ? [leaf.question] : [])),
			...(among === undefined ? [] : [among.question]),
		]
			.filter((other) => (place.get(other) ?? -1) >= at)
			.map((other) => ({
				file: fileOf(origin),
				key: conditionKeyIn(origin),
				found: `"${other}", asked later`,
				accepted: `questions before "${id}"`,
			})),
	);
	return [
		...late,
		...circles(actions, 'when', 'follows', ({ when }) =>
			leavesOf(when).flatMap((leaf) => ('action' in leaf ? [leaf.action] : [])),
		),
		...circles(actions, 'after', 'waits for', ({ after }) => after.map(({ item }) => item)),
	];
};

/** Actions from which the ids that `next` gives lead back to themselves. */
function circles(
	actions: readonly PlannedFromAction[],
	field: string,
	verb: string,
	next: (action: PlannedFromAction) => readonly string[],
) {
	const nextById = new Map(actions.map((action) => [action.id, next(action)]));
	const leadsTo = (target: string, from: readonly string[], seen: Set<string>): boolean =>
		from.some((id) => {
			if (id === target) return true;
			if (seen.has(id)) return false;
			seen.add(id);
			return leadsTo(target, nextById.get(id) ?? [], seen);
		});
	return actions
		.filter((action) => leadsTo(action.id, next(action), new Set()))
		.map(({ origin }) => ({
			file: fileOf(origin),
			key: keyIn(origin, field),
			found: `an action that in the end ${verb} itself`,
			accepted: 'no circle',
		}));
}
