import type { Facts } from '../collections.ts';
import type { Condition } from '../condition.ts';

/** A condition and where it stands. */
export interface PlacedCondition {
	readonly file: string;
	readonly condition: Condition;
}

/** Every condition that is written in content/. */
export function conditionsIn(facts: Facts): PlacedCondition[] {
	const own = (['questions', 'actions', 'milestones', 'endpoints'] as const).flatMap((collection) =>
		facts[collection].map(({ id, when }) => ({ file: `${collection}/${id}.yaml`, condition: when })),
	);
	const checks = facts['registry-settings'].flatMap(({ id, check }) =>
		[check?.when, check?.idle?.when].flatMap((condition) =>
			condition === undefined ? [] : [{ file: `registry-settings/${id}.yaml`, condition }],
		),
	);
	const minimums = facts['server-roles'].flatMap(({ id, minimumVersionWhere }) =>
		minimumVersionWhere.map(({ when }) => ({ file: `server-roles/${id}.yaml`, condition: when })),
	);
	return [...own, ...checks, ...minimums];
}
