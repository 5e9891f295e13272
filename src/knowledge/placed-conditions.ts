import type { Condition } from './condition.ts';
import type { DecisionFacts } from './decision-facts.ts';
import { conditionKeyIn, keyIn, type Origin } from './origin.ts';

/** A condition, what it decides about, and where it is written. */
export interface PlacedCondition {
	readonly about: 'question' | 'action' | 'step' | 'milestone' | 'endpoint' | 'setting' | 'agent';
	/** Id of the question, the action, the milestone and so on; of a step its action, of an agent its server role. */
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
		...facts.actions.flatMap(({ id, steps, origin }) =>
			steps.flatMap(({ when }, at) =>
				when === undefined ? [] : [placed('step', id, { ...origin, key: keyIn(origin, `steps.${at}.when`) }, when)],
			),
		),
		...facts.milestones.map(({ id, when }) => placed('milestone', id, { collection: 'milestones', id, key: 'when' }, when)),
		...facts.endpoints.map(({ id, when }) => placed('endpoint', id, { collection: 'endpoints', id, key: 'when' }, when)),
		...facts.settings.flatMap(({ id, check }) => {
			const at = (key: string, condition: Condition | undefined) =>
				condition === undefined ? [] : [placed('setting', id, { collection: 'registry-settings', id, key }, condition)];
			return [...at('check.when', check?.when), ...at('check.idle.when', check?.idle?.when)];
		}),
		...facts.machine.agents.flatMap(({ role, minimumWhere }) =>
			minimumWhere.map(({ when }, at) =>
				placed('agent', role, { collection: 'server-roles', id: role, key: `minimumVersionWhere.${at}.when` }, when),
			),
		),
	];
}

function placed(about: PlacedCondition['about'], id: string, origin: Origin, condition: Condition): PlacedCondition {
	return { about, id, origin, condition };
}

function whereOf(origin: Origin): Origin {
	return { ...origin, key: conditionKeyIn(origin) };
}
