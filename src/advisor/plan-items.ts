import type { Step } from '../knowledge/action.ts';
import type { DecisionFacts, PlannedFromAction } from '../knowledge/decision-facts.ts';
import { questionId } from '../knowledge/named-in-code.ts';
import { roleBehind } from '../knowledge/origin.ts';
import { type Context, type Evaluation, evaluate, type Match } from './evaluate.ts';
import { firstDay } from './milestone-status.ts';
import type { ItemDate, PlanItem } from './plan-types.ts';
import { RANK } from './priority-rank.ts';
import { reasonsOf, scopeOf } from './reasons.ts';

/** An action with the truth of its condition. */
export interface Evaluated {
	readonly action: PlannedFromAction;
	readonly evaluation: Evaluation;
}

/** The items of the actions that apply, each with what of it is for this estate; in no order yet. */
export function itemsOf(context: Context, facts: DecisionFacts, applying: readonly Evaluated[]): PlanItem[] {
	const items = applying.map((each) => itemOf(context, facts, each));
	const priorities = new Map(items.map(({ id, priority }) => [id, priority]));
	const replacing = applying.filter(({ action }) => action.makesNeedless.length > 0);
	return applying.flatMap(({ action, evaluation }, at) => {
		const item = items[at];
		if (item === undefined) return [];
		return {
			...item,
			appliesTo: action.endsOf === questionId('windows') ? withoutHosts(facts, item.appliesTo, applying) : item.appliesTo,
			// Nothing that has to be done waits for what is merely good to do.
			after: item.after.filter((id) => {
				const first = priorities.get(id);
				return first !== undefined && (first !== 'recommended' || item.priority === 'recommended');
			}),
			needless: replacing
				.filter((other) => other.action.makesNeedless.includes(item.id) && sharedWindows(other.evaluation, evaluation).length > 0)
				.map((other) => ({ item: other.action.id, parts: scopeOf(facts, sharedWindows(other.evaluation, evaluation)) })),
		};
	});
}

/** Each Windows version says which server roles on it have an item of their own, so that no machine is named by two. */
function withoutHosts(facts: DecisionFacts, labels: readonly string[], applying: readonly Evaluated[]): string[] {
	const hosts = applying.flatMap(({ action, evaluation }) => {
		const role = roleBehind(action);
		if (role === undefined || action.endsOf === undefined) return [];
		const name = facts.questions.find(({ id }) => id === questionId('roles'))?.options.find(({ id }) => id === role)?.label;
		return [{ name: name ?? role, windows: endsOf(facts, action, evaluation.because).map(({ of }) => of) }];
	});
	return labels.map((label) => {
		const names = hosts.filter(({ windows }) => windows.includes(label)).map(({ name }) => name);
		return names.length === 0 ? label : `${label}, except under ${names.join(', ')}`;
	});
}

/** The Windows versions that one item is for, as far as the other is for them too; one that names none is for all. */
function sharedWindows({ because }: Evaluation, other: Evaluation): Match[] {
	const windowsOf = (matches: readonly Match[]) => matches.filter(({ question }) => question === questionId('windows'));
	const named = windowsOf(other.because).flatMap(({ values }) => values);
	return windowsOf(because)
		.map((match) => ({ ...match, values: match.values.filter((id) => named.length === 0 || named.includes(id)) }))
		.filter(({ values }) => values.length > 0);
}

function itemOf(context: Context, facts: DecisionFacts, { action, evaluation: { because } }: Evaluated): PlanItem {
	const { id, phase, title, why, cites, confidence, disagreements } = action;
	const holds = ({ when }: { readonly when?: PlannedFromAction['when'] | undefined }) =>
		when === undefined || evaluate(context, when).truth === 'yes';
	const milestone = facts.milestones.find((candidate) => candidate.id === action.dueBy);
	const date = milestone?.dates.at(-1)?.date;
	return {
		id,
		phase,
		priority: priorityOf(action.raise.filter(holds), action.priority, date !== undefined && firstDay(date) <= context.today),
		title,
		why,
		steps: action.steps.flatMap((step) => stepFor(context, step)),
		verify: action.verify.flatMap((check) => stepFor(context, check)),
		reasons: reasonsOf(facts, because),
		appliesTo: scopeOf(facts, because),
		dueBy: milestone === undefined || date === undefined ? undefined : { milestone: milestone.id, date },
		dates: [...deadlinesOf(milestone), ...endsOf(facts, action, because)],
		after: action.after.filter(holds).map(({ item }) => item),
		needless: [],
		settings: action.settings.filter(holds).flatMap(({ settings }) => settings),
		cites,
		confidence,
		disagreements,
	};
}

/** The highest that holds. What had to be done by a date blocks once that has come. */
function priorityOf(raised: PlannedFromAction['raise'], base: PlanItem['priority'], passed: boolean): PlanItem['priority'] {
	const highest = [base, ...raised.map(({ to }) => to)].toSorted((one, other) => RANK[one] - RANK[other])[0] ?? base;
	return passed && highest === 'required' ? 'blocker' : highest;
}

function stepFor(context: Context, { text, when }: Step): Step[] {
	if (when === undefined) return [{ text }];
	const { truth } = evaluate(context, when);
	return truth === 'no' ? [] : [truth === 'yes' ? { text } : { text, when }];
}

/** The deadline, and each other date that was published before it. */
function deadlinesOf(milestone: DecisionFacts['milestones'][number] | undefined): ItemDate[] {
	const current = milestone?.dates.at(-1);
	if (milestone === undefined || current === undefined) return [];
	const earlier = [...new Set(milestone.dates.map(({ date }) => date))].filter((date) => date !== current.date);
	const of = milestone.title;
	return [
		{ kind: 'deadline', date: current.date, of },
		...earlier.map((date): ItemDate => ({ kind: 'earlier-deadline', date, of })),
	];
}

/** When support ends of what the item is for. */
function endsOf(facts: DecisionFacts, { endsOf: id }: PlannedFromAction, because: readonly Match[]): ItemDate[] {
	const values = new Set(because.filter(({ question }) => question === id).flatMap((match) => match.values));
	const options = facts.questions.find((question) => question.id === id)?.options ?? [];
	return options
		.filter((option) => values.has(option.id))
		.flatMap(({ label, supportEnds: { free, all } = {} }): ItemDate[] => [
			...(free === undefined || free === all ? [] : [{ kind: 'end-of-free-updates' as const, date: free, of: label }]),
			...(all === undefined ? [] : [{ kind: 'end-of-support' as const, date: all, of: label }]),
		]);
}
