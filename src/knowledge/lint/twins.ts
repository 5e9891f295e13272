import { compile } from '../compile.ts';
import type { PlannedFromAction } from '../decision-facts.ts';
import { fileOf, keyIn } from '../origin.ts';
import { type Problem, shown } from '../problem.ts';
import type { Rule } from './rule.ts';

/** Two items say one thing: they set the same registry setting, or have the same title. Whoever has both does it twice, or believes one of them. */
export const twins: Rule = (facts) => {
	const { actions } = compile(facts);
	return [
		...saidTwice(actions, 'settings', ({ settings }) => settings.flatMap((part) => part.settings)),
		...saidTwice(actions, 'title', ({ title }) => [title]),
	];
};

function saidTwice(
	actions: readonly PlannedFromAction[],
	field: string,
	of: (action: PlannedFromAction) => readonly string[],
): Problem[] {
	const first = new Map<string, PlannedFromAction>();
	return actions.flatMap((action) =>
		[...new Set(of(action))].flatMap((said): Problem[] => {
			const twin = first.get(said);
			if (twin !== undefined)
				return [
					{
						file: fileOf(action.origin),
						key: keyIn(action.origin, field),
						found: `${shown(said)}, as in item ${twin.id}`,
						accepted: 'one item for it, with steps and priorities that have conditions',
					},
				];
			first.set(said, action);
			return [];
		}),
	);
}
