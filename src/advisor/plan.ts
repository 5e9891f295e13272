import type { DecisionFacts, OutlinedAction, OutlineFacts, QuestionFacts } from '../knowledge/decision-facts.ts';
import type { RegistrySetting } from '../knowledge/registry-setting.ts';
import type { Answers } from './answers.ts';
import { type Context, evaluate, type Truth } from './evaluate.ts';
import { prune } from './flow.ts';
import { canonical, encodeFragment } from './fragment.ts';
import { datedText, milestoneStatus, statusText } from './milestone-status.ts';
import { type Evaluated, itemsOf, wordsOf } from './plan-items.ts';
import { inOrder } from './plan-order.ts';
import type { Outline, Plan, PlanMilestone, UnknownItem } from './plan-types.ts';
import { settingsFor } from './settings-for.ts';
import { shapesOf } from './shapes.ts';
import { verdictOf } from './verdict.ts';

/** An estate as it is looked at, and the actions that apply to it. */
interface Looked<Action> {
	readonly context: Context;
	readonly evaluated: readonly Evaluated<Action>[];
	readonly applying: readonly Evaluated<Action>[];
}

function look<Action extends OutlinedAction>(
	facts: QuestionFacts & { readonly actions: readonly Action[] },
	given: Answers,
	today: string,
): Looked<Action> {
	const context: Context = { facts, answers: canonical(prune(facts, given, today).answers), today };
	const evaluated = facts.actions.map((action) => ({ action, evaluation: evaluate(context, action.when) }));
	return { context, evaluated, applying: evaluated.filter(({ evaluation }) => evaluation.truth === 'yes') };
}

function outlined(facts: OutlineFacts, { context, evaluated, applying }: Looked<OutlinedAction>): Outline {
	const { answers, today } = context;
	const items = inOrder(facts, itemsOf(context, facts, applying));
	const unknowns = unknownsOf(context, facts, evaluated, applying);
	const verdict = verdictOf(items, unknowns);
	return { contentVersion: facts.version, fragment: encodeFragment(answers), answers, today, verdict, items, unknowns };
}

/** The outline of what `plan` says: the same items in the same order, without their words. */
export function outlineOf(facts: OutlineFacts, given: Answers, today: string): Outline {
	return outlined(facts, look(facts, given, today));
}

/**
 * What an estate has to do: the items that apply, what is not known, the values to set, and a verdict.
 * `today` (YYYY-MM-DD) decides what has ended. Same input, same output. Never throws on answers of any kind:
 * what does not fit the questions is left out, as `prune` does.
 */
export function plan(facts: DecisionFacts, given: Answers, today: string): Plan {
	const looked = look(facts, given, today);
	const { context, evaluated, applying } = looked;
	const outline = outlined(facts, looked);
	const words = new Map(applying.map(({ action }) => [action.id, wordsOf(context, action)]));
	const settings = settingsOf(context, facts, applying, ['yes']);
	const openSettings = settingsOf(context, facts, evaluated, ['yes', 'unknown']).filter((setting) => !settings.includes(setting));
	return {
		...outline,
		items: outline.items.map((item) => ({ ...item, ...(words.get(item.id) as ReturnType<typeof wordsOf>) })),
		milestones: milestonesOf(context, facts),
		settings: settingsFor(context, settings),
		readSettings: settingsFor(context, [...openSettings, ...facts.settings.filter(({ access }) => access === 'read')]),
		shapes: shapesOf(facts, context.answers, settings),
		endpoints: facts.endpoints.filter(({ when }) => evaluate(context, when).truth === 'yes'),
		formats: formatsOf(facts, applying, outline.unknowns),
	};
}

/** What is not known about an item is whether it applies, or of one that does, what is in it and how urgent it is. */
function unknownsOf(
	context: Context,
	facts: QuestionFacts,
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
			const { id, kind, title, effect, confirmed, cites, disagreements } = milestone;
			const status = milestoneStatus(milestone, context.today);
			return {
				id,
				kind,
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
