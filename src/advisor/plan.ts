import type { Step } from '../knowledge/action.ts';
import type { DecisionFacts, PlannedFromAction } from '../knowledge/decision-facts.ts';
import { PHASES } from '../knowledge/phases.ts';
import type { Answers } from './answers.ts';
import { type Context, type Evaluation, evaluate } from './evaluate.ts';
import { prune } from './flow.ts';
import { canonical, encodeFragment } from './fragment.ts';
import { datedText, firstDay, milestoneStatus, statusText } from './milestone-status.ts';
import type { Plan, PlanItem, PlanMilestone, UnknownItem } from './plan-types.ts';
import { reasonsOf, scopeOf } from './reasons.ts';
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
	const open = evaluated.filter(({ evaluation }) => evaluation.truth === 'unknown');
	const items = inOrder(
		facts,
		applying.map(({ action, evaluation }) => itemOf(context, facts, action, evaluation)),
	);
	const unknowns = unknownsOf(facts, open);
	const settings = settingsOf(facts, applying);
	const openSettings = settingsOf(facts, open).filter((setting) => !settings.includes(setting));
	return {
		contentVersion: facts.version,
		fragment: encodeFragment(answers),
		answers,
		today,
		verdict: verdictOf(items, unknowns),
		items,
		unknowns,
		milestones: milestonesOf(context, facts),
		settings,
		readSettings: [...openSettings, ...facts.settings.filter(({ access }) => access === 'read')],
		shapes: shapesOf(facts, answers, settings),
		endpoints: facts.endpoints.filter(({ when }) => evaluate(context, when).truth === 'yes'),
		formats: formatsOf(facts, applying, unknowns),
	};
}

interface Evaluated {
	readonly action: PlannedFromAction;
	readonly evaluation: Evaluation;
}

function itemOf(context: Context, facts: DecisionFacts, action: PlannedFromAction, evaluation: Evaluation): PlanItem {
	const { id, phase, title, why, verify, settings, cites, confidence, disagreements } = action;
	const reasons = reasonsOf(facts, evaluation.because);
	const dueBy = dueDate(facts, action);
	const passed = dueBy !== undefined && firstDay(dueBy.date) <= context.today;
	const priority = passed && action.priority === 'required' ? 'blocker' : action.priority;
	const appliesTo = scopeOf(facts, evaluation.because);
	return {
		id,
		phase,
		priority,
		title,
		why,
		steps: action.steps.flatMap((step) => stepFor(context, step)),
		verify,
		reasons,
		appliesTo,
		dueBy,
		after: action.after,
		settings,
		cites,
		confidence,
		disagreements,
	};
}

function stepFor(context: Context, { text, when }: Step): Step[] {
	if (when === undefined) return [{ text }];
	const { truth } = evaluate(context, when);
	return truth === 'no' ? [] : [truth === 'yes' ? { text } : { text, when }];
}

function dueDate(facts: DecisionFacts, { dueBy }: PlannedFromAction): PlanItem['dueBy'] {
	const date = facts.milestones.find(({ id }) => id === dueBy)?.dates.at(-1)?.date;
	return dueBy === undefined || date === undefined ? undefined : { milestone: dueBy, date };
}

/**
 * Phases first; inside a phase what blocks comes before what can wait, but behind what has to be done before it.
 * What waits for a later phase is moved there, so that the list can be worked through from top to bottom.
 */
function inOrder(facts: DecisionFacts, given: readonly PlanItem[]): PlanItem[] {
	const items = inPhaseOfWhatComesFirst(given);
	const place = new Map(facts.actions.map(({ id, order }, at) => [id, order + at / 1e6]));
	const rank = { blocker: 0, required: 1, recommended: 2 } as const;
	const sorted = items.toSorted(
		(one, other) =>
			PHASES.indexOf(one.phase) - PHASES.indexOf(other.phase) ||
			rank[one.priority] - rank[other.priority] ||
			(place.get(one.id) ?? 0) - (place.get(other.id) ?? 0),
	);
	const known = new Set(items.map(({ id }) => id));
	const seen = new Set<PlanItem>();
	const ordered: PlanItem[] = [];
	const put = (item: PlanItem): void => {
		if (seen.has(item)) return;
		seen.add(item);
		for (const first of sorted) if (first.phase === item.phase && item.after.includes(first.id)) put(first);
		ordered.push({ ...item, after: item.after.filter((id) => known.has(id)) });
	};
	sorted.forEach(put);
	return ordered;
}

function inPhaseOfWhatComesFirst(items: readonly PlanItem[]): PlanItem[] {
	const byId = new Map(items.map((item) => [item.id, item]));
	const lastPhase = (item: PlanItem, seen: readonly PlanItem[]): number => {
		const first = item.after.flatMap((id) => byId.get(id) ?? []).filter((other) => !seen.includes(other));
		return Math.max(PHASES.indexOf(item.phase), ...first.map((other) => lastPhase(other, [...seen, item])));
	};
	return items.map((item) => ({ ...item, phase: PHASES[lastPhase(item, [item])] as PlanItem['phase'] }));
}

function unknownsOf(facts: DecisionFacts, open: readonly Evaluated[]): UnknownItem[] {
	return facts.questions.flatMap(({ id, title, subject, findOut }) => {
		const couldMean = open.filter(({ evaluation }) => evaluation.unknowns.includes(id)).map(({ action }) => action.title);
		return couldMean.length === 0 ? [] : [{ question: id, title, subject, findOut, couldMean }];
	});
}

function settingsOf(facts: DecisionFacts, evaluated: readonly Evaluated[]) {
	const ids = new Set(evaluated.flatMap(({ action }) => action.settings));
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
