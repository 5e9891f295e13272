import type { Condition } from './condition.ts';
import type { DecisionFacts, PlannedFromAction } from './decision-facts.ts';
import { conditionKeyIn, keyIn, type Origin } from './origin.ts';

/** A condition, what it decides about, and where it is written. */
export interface PlacedCondition {
	readonly about: 'question' | 'action' | 'part' | 'milestone' | 'endpoint' | 'setting' | 'agent';
	/** Id of the question, the action, the milestone and so on; of a part of an action that action, of an agent its server role. */
	readonly id: string;
	/** `key` is the place of the condition itself. */
	readonly origin: Origin;
	readonly condition: Condition;
}

type Placing = Pick<DecisionFacts, 'questions' | 'actions' | 'milestones' | 'endpoints' | 'settings' | 'machine'>;

/** Every condition that anything is decided by. Whoever asks what a question or an action is used for asks here, so that no use is forgotten. */
export function placedConditions(facts: Placing): PlacedCondition[] {
	return [
		...facts.questions.map(({ id, when, origin }) => placed('question', id, whereOf(origin), when)),
		...facts.actions.map(({ id, when, origin }) => placed('action', id, whereOf(origin), when)),
		...facts.actions.flatMap((action) =>
			partsOf(action).map(({ key, when }) =>
				placed('part', action.id, { ...action.origin, key: keyIn(action.origin, `${key}.when`) }, when),
			),
		),
		...facts.milestones.map(({ id, when }) => placed('milestone', id, { collection: 'milestones', id, key: 'when' }, when)),
		...facts.endpoints.map(({ id, when }) => placed('endpoint', id, { collection: 'endpoints', id, key: 'when' }, when)),
		...facts.settings.flatMap(({ id, check, fine }) => {
			const at = (key: string, condition: Condition | undefined) =>
				condition === undefined ? [] : [placed('setting', id, { collection: 'registry-settings', id, key }, condition)];
			return [
				...at('check.when', check?.when),
				...at('check.idle.when', check?.idle?.when),
				...fine.flatMap(({ when }, place) => at(`fine.${place}.when`, when)),
			];
		}),
		...facts.machine.agents.flatMap(({ role, minimumWhere }) =>
			minimumWhere.map(({ when }, at) =>
				placed('agent', role, { collection: 'server-roles', id: role, key: `minimumVersionWhere.${at}.when` }, when),
			),
		),
	];
}

/** What of an action has a condition of its own: steps, checks, priorities, what comes first, settings. `key` is where in the action it is written. */
export function partsOf({
	steps,
	verify,
	raise,
	after,
	settings,
}: PlannedFromAction): { readonly key: string; readonly when: Condition }[] {
	return Object.entries({ steps, verify, raise, after, settings }).flatMap(([field, parts]) =>
		parts.flatMap(({ when }, at) => (when === undefined ? [] : [{ key: `${field}.${at}`, when }])),
	);
}

function placed(about: PlacedCondition['about'], id: string, origin: Origin, condition: Condition): PlacedCondition {
	return { about, id, origin, condition };
}

function whereOf(origin: Origin): Origin {
	return { ...origin, key: conditionKeyIn(origin) };
}
