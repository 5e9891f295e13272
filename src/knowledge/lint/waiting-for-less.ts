import type { Priority } from '../action.ts';
import { compile } from '../compile.ts';
import { fileOf, keyIn } from '../origin.ts';
import type { Rule } from './rule.ts';

/** An item that has to be done waits for one that is never more than good to do, so the plan would not make it wait. */
export const waitingForLess: Rule = (facts) => {
	const { actions } = compile(facts);
	const merelyGood = new Set(
		actions.filter(({ priority, raise }) => [priority, ...raise.map(({ to }) => to)].every(isMerelyGood)).map(({ id }) => id),
	);
	return actions
		.filter(({ priority }) => !isMerelyGood(priority))
		.flatMap(({ origin, after }) =>
			after.flatMap(({ item }, at) =>
				merelyGood.has(item)
					? [
							{
								file: fileOf(origin),
								key: keyIn(origin, `after.${at}`),
								found: `"${item}", which is recommended`,
								accepted: 'an item that is required or blocks, if only for some estates',
							},
						]
					: [],
			),
		);
};

function isMerelyGood(priority: Priority): boolean {
	return priority === 'recommended';
}
