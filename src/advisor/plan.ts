import type { DecisionFacts } from '../knowledge/decision-facts.ts';
import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import type { Answers } from './answers.ts';
import { type Context, evaluate, type Truth } from './evaluate.ts';
import { prune } from './flow.ts';
import { canonical, encodeFragment } from './fragment.ts';
import { datedText, milestoneStatus, statusText } from './milestone-status.ts';
import { type Evaluated, itemsOf } from './plan-items.ts';
import { inOrder } from './plan-order.ts';
import type { Plan, PlanMilestone, UnknownItem } from './plan-types.ts';
import { settingsFor } from './settings-for.ts';
import { shapesOf } from './shapes.ts';
import { verdictOf } from './verdict.ts';

/**
 * What an estate has to do: the items that apply, what is not known, the values to set, and a verdict.
 * `today` (YYYY-MM-DD) decides what has ended. Same input, same output. Never throws on answers of any kind:
 * what does not fit the questions is left out, as `prune` does.
 */
export function plan(facts: DecisionFacts, given: Answers, today: string): Plan {
	const answers = canonical(prune(facts, given, today).answers);
	const context: Context = { facts, answers, today };
	const evaluated = facts.actions.map((action) => ({ action, evaluation: evaluate(context, action.when) }));
	const applying = evaluated.filter(({ evaluation }) => evaluation.truth === 'yes');
	const items = inOrder(facts, itemsOf(context, facts, applying));
	const unknowns = unknownsOf(context, facts, evaluated, applying);
	const settings = settingsOf(context, facts, applying, ['yes']);
	const openSettings = settingsOf(context, facts, evaluated, ['yes', 'unknown']).filter((setting) => !settings.includes(setting));
	return {
		contentVersion: facts.version,
		fragment: encodeFragment(answers),
		answers,
		today,
		verdict: verdictOf(items, unknowns),
		items,
		unknowns,
		milestones: milestonesOf(context, facts),
		settings: settingsFor(context, settings),
		readSettings: settingsFor(context, [...openSettings, ...facts.settings.filter(({ access }) => access === 'read')]),
		shapes: shapesOf(facts, answers, settings),
		endpoints: facts.endpoints.filter(({ when }) => evaluate(context, when).truth === 'yes'),
		formats: formatsOf(facts, applying, unknowns),
	};
}

/** What is not known about an item is whether it applies, or of one that does, what is in it and how urgent it is. */
function unknownsOf(
	context: Context,
	facts: DecisionFacts,
	evaluated: readonly Evaluated[],
	applying: readonly Evaluated[],
): UnknownItem[] {
	const hanging = [
		...evaluated.map(({ action, evaluation }) => ({ title: action.title, on: evaluation.unknowns })),
		...applying.map(({ action }) => ({
			title: action.title,
			on: [...action.raise, ...action.settings].flatMap(({ when }) =>
				when === undefined ? [] : evaluate(context, when).unknowns,
			),
		})),
	];
	return facts.questions.flatMap(({ id, title, subject, findOut }) => {
		const couldMean = hanging.filter(({ on }) => on.includes(id)).map((one) => one.title);
		return couldMean.length === 0 ? [] : [{ question: id, title, subject, findOut, couldMean }];
	});
}

/** Settings of items whose own condition and that of the setting both have one of these truths. */
function settingsOf(
	context: Context,
	facts: DecisionFacts,
	evaluated: readonly Evaluated[],
	truths: readonly Truth[],
): RegistrySetting[] {
	const ids = new Set(
		evaluated
			.filter(({ evaluation }) => truths.includes(evaluation.truth))
			.flatMap(({ action }) =>
				action.settings
					.filter(({ when }) => when === undefined || truths.includes(evaluate(context, when).truth))
					.flatMap(({ settings }) => settings),
			),
	);
	return facts.settings.filter(({ id }) => ids.has(id));
}

function formatsOf(facts: DecisionFacts, applying: readonly Evaluated[], unknowns: readonly UnknownItem[]): string[] {
	const open = facts.questions.filter(({ id }) => unknowns.some(({ question }) => question === id));
	return [
		...new Set([...applying.flatMap(({ action }) => action.formats), ...open.flatMap(({ formats }) => formats ?? [])]),
	].toSorted();
}

function milestonesOf(context: Context, facts: DecisionFacts): PlanMilestone[] {
	return facts.milestones
		.filter(({ when }) => evaluate(context, when).truth === 'yes')
		.map((milestone) => {
			const { id, title, effect, kind, confirmed, cites, disagreements } = milestone;
			const status = milestoneStatus(milestone, context.today);
			return {
				id,
				title,
				effect,
				status,
				statusText: statusText(kind, status),
				datedText: datedText(kind, status),
				confirmedNote: confirmed.note,
				cites,
				disagreements,
			};
		});
}
