import type { Step } from '../knowledge/action.ts';
import type { OutlinedAction, OutlineFacts, PlannedFromAction, QuestionFacts } from '../knowledge/decision-facts.ts';
import { questionId } from '../knowledge/named-in-code.ts';
import { roleBehind } from '../knowledge/origin.ts';
import { type Context, type Evaluation, evaluate, type Match } from './evaluate.ts';
import { firstDay } from './milestone-status.ts';
import type { ItemDate, OutlineItem, PlanItem } from './plan-types.ts';
import { RANK } from './priority-rank.ts';
import { reasonsOf, scopeOf } from './reasons.ts';

/** An action with the truth of its condition. */
export interface Evaluated<Action = OutlinedAction> {
	readonly action: Action;
	readonly evaluation: Evaluation;
}

/** The items of the actions that apply, each with what of it is for this estate; in no order yet. */
export function itemsOf(context: Context, facts: OutlineFacts, applying: readonly Evaluated[]): OutlineItem[] {
	const made = applying.map((each) => ({ ...each, item: itemOf(context, facts, each) }));
	const priorities = new Map(made.map(({ item: { id, priority } }) => [id, priority]));
	return made.map(({ action, evaluation, item }) => ({
		...item,
		appliesTo: GENERAL.some((id) => id === action.endsOf) ? withoutRoles(facts, item.appliesTo, applying) : item.appliesTo,
		// Nothing that has to be done waits for what is merely good to do.
		after: item.after.filter((id) => {
			const first = priorities.get(id);
			return first !== undefined && (first !== 'recommended' || item.priority === 'recommended');
		}),
		needless: applying
			.filter((other) => other.action.makesNeedless.includes(item.id) && sharedWindows(other.evaluation, evaluation).length > 0)
			.map((other) => ({ item: other.action.id, parts: scopeOf(facts, sharedWindows(other.evaluation, evaluation)) })),
	}));
}

/** Questions about all machines, of which server roles ask again where they run. */
const GENERAL = [questionId('windows'), questionId('dotnet')];

/** Each version of Windows or .NET says under which server roles it has an item of its own, so that no machine is named by two. */
function withoutRoles(facts: OutlineFacts, labels: readonly string[], applying: readonly Evaluated[]): string[] {
	const roles = applying.flatMap(({ action, evaluation }) => {
		const role = roleBehind(action);
		if (role === undefined) return [];
		const name = facts.questions.find(({ id }) => id === questionId('roles'))?.options.find(({ id }) => id === role)?.label;
		return [{ name: name ?? role, versions: endsOf(facts, action, evaluation.because).map(({ of }) => of) }];
	});
	return labels.map((label) => {
		const names = roles.filter(({ versions }) => versions.includes(label)).map(({ name }) => name);
		return names.length === 0 ? label : `${label}${EXCEPT}${names.join(', ')}`;
	});
}

const EXCEPT = ', except under ';

/** What an item is for, without the roles that other items are for: "Windows Server 2016". */
export function wholePart(label: string): string {
	return label.split(EXCEPT)[0] ?? label;
}

/** The Windows versions that one item is for, as far as the other is for them too; one that names none is for all. */
function sharedWindows({ because }: Evaluation, other: Evaluation): Match[] {
	const windowsOf = (matches: readonly Match[]) => matches.filter(({ question }) => question === questionId('windows'));
	const named = windowsOf(other.because).flatMap(({ values }) => values);
	return windowsOf(because)
		.map((match) => ({ ...match, values: match.values.filter((id) => named.length === 0 || named.includes(id)) }))
		.filter(({ values }) => values.length > 0);
}

function itemOf(
	context: Context,
	facts: OutlineFacts,
	{ action, evaluation: { because } }: Evaluated,
): Omit<OutlineItem, 'needless'> {
	const { id, phase, title, confidence } = action;
	const holds = ({ when }: { readonly when?: PlannedFromAction['when'] | undefined }) =>
		when === undefined || evaluate(context, when).truth === 'yes';
	const dates = [...deadlinesOf(facts, action), ...endsOf(facts, action, because)];
	const due = dates.find(({ kind }) => kind === 'deadline')?.date;
	return {
		id,
		phase,
		priority: priorityOf(action.raise.filter(holds), action.priority, due !== undefined && firstDay(due) <= context.today),
		title,
		reasons: reasonsOf(facts, because),
		appliesTo: scopeOf(facts, because),
		dueBy: action.dueBy === undefined || due === undefined ? undefined : { milestone: action.dueBy, date: due },
		dates,
		after: action.after.filter(holds).map(({ item }) => item),
		settings: action.settings.filter(holds).flatMap(({ settings }) => settings),
		confidence,
	};
}

/** What an item says besides its line in the list. */
export function wordsOf(
	context: Context,
	{ why, steps, verify, cites, disagreements }: PlannedFromAction,
): Omit<PlanItem, keyof OutlineItem> {
	const forEstate = (each: readonly Step[]) => each.flatMap((step) => stepFor(context, step));
	return { why, steps: forEstate(steps), verify: forEstate(verify), cites, disagreements };
}

/** The highest that holds. What had to be done by a date blocks once that has come. */
function priorityOf(raised: OutlinedAction['raise'], base: PlanItem['priority'], passed: boolean): PlanItem['priority'] {
	const highest = [base, ...raised.map(({ to }) => to)].toSorted((one, other) => RANK[one] - RANK[other])[0] ?? base;
	return passed && highest === 'required' ? 'blocker' : highest;
}

function stepFor(context: Context, { text, when }: Step): Step[] {
	if (when === undefined) return [{ text }];
	const { truth } = evaluate(context, when);
	return truth === 'no' ? [] : [truth === 'yes' ? { text } : { text, when }];
}

/** The deadline, and each other date that was published before it. */
function deadlinesOf({ milestones }: OutlineFacts, { dueBy }: OutlinedAction): ItemDate[] {
	return milestones
		.filter(({ id }) => id === dueBy)
		.flatMap(({ title: of, dates }) =>
			[...new Set([...dates.slice(-1), ...dates].map(({ date }) => date))].map(
				(date, at): ItemDate => ({ kind: at === 0 ? 'deadline' : 'earlier-deadline', date, of }),
			),
		);
}

/** When support ends of what the item is for. */
function endsOf(facts: QuestionFacts, { endsOf: id }: OutlinedAction, because: readonly Match[]): ItemDate[] {
	const values = new Set(because.filter(({ question }) => question === id).flatMap((match) => match.values));
	const options = facts.questions.find((question) => question.id === id)?.options ?? [];
	return options
		.filter((option) => values.has(option.id))
		.flatMap(({ label, supportEnds: { free, all } = {} }): ItemDate[] => [
			...(free === undefined || free === all ? [] : [{ kind: 'end-of-free-updates' as const, date: free, of: label }]),
			...(all === undefined ? [] : [{ kind: 'end-of-support' as const, date: all, of: label }]),
		]);
}
