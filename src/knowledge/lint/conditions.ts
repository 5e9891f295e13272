import type { Facts } from '../collections.ts';
import type { Condition } from '../condition.ts';

/** A condition and where it stands. */
export interface PlacedCondition {
	readonly file: string;
	readonly condition: Condition;
}

/** Every condition that is written in content/. */
export function conditionsIn(facts: Facts): PlacedCondition[] {
	return (['questions', 'actions', 'milestones', 'endpoints'] as const).flatMap((collection) =>
		facts[collection].map(({ id, when }) => ({ file: `${collection}/${id}.yaml`, condition: when })),
	);
}
