import type { Answers } from '../../advisor/answers.ts';
import { encodeFragment } from '../../advisor/fragment.ts';
import { plan } from '../../advisor/plan.ts';
import type { Plan, PlanItem, Verdict } from '../../advisor/plan-types.ts';
import { RANK } from '../../advisor/priority-rank.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { questionId } from '../../knowledge/named-in-code.ts';
import type { Facts } from '../machines/facts-text.ts';
import type { Severity } from '../machines/merge.ts';
import { levelOf } from '../observation/level.ts';
import type { Level, NamedWindows } from '../observation/observation.ts';
import { type ResolvedWindows, resolveWindows } from '../windows/candidates.ts';
import { answersOf, atBest, MACHINE_QUESTIONS } from './answers-of.ts';
import { type Finding, findingsOf, LAYERS, type Layer, SEVERITY, severityOf, type TakenFor } from './finding.ts';

/** An item of the checklist that a machine needs; its priority is the plan's. */
export interface NeededItem {
	readonly id: string;
	readonly priority: PlanItem['priority'];
	/** False where it depends on something that is not known whether the machine needs it. */
	readonly isCertain: boolean;
}

export interface Assessment {
	readonly verdict: Verdict;
	readonly level: Level;
	readonly windows: ResolvedWindows;
	/** Worst verdict of what decides in each layer. */
	readonly layers: Readonly<Record<Layer, Finding['verdict']>>;
	readonly findings: readonly Finding[];
	readonly items: readonly NeededItem[];
	/** Questions of the wizard that its evidence leaves open. */
	readonly open: readonly string[];
	/** The answers that its evidence gives, for the wizard; where it can be several Windows, those that they share. */
	readonly answers: Answers;
}

/** Assesses machines by the rules and the plan of the wizard, each kind of machine once. `today` is YYYY-MM-DD. */
export class Assessor {
	readonly #facts: DecisionFacts;
	readonly #today: string;
	readonly #plans = new Map<string, Pick<Plan, 'items' | 'unknowns'>>();
	readonly #windows = new Map<NamedWindows, ResolvedWindows>();
	readonly #assessed = new Map<NamedWindows, Map<Facts, Assessment>>();

	constructor(facts: DecisionFacts, today: string) {
		this.#facts = facts;
		this.#today = today;
	}

	/** Whoever gives the same objects again gets the same answer without its being made again. */
	assess(windows: NamedWindows, known: Facts): Assessment {
		const ofWindows = this.#assessed.get(windows) ?? new Map<Facts, Assessment>();
		this.#assessed.set(windows, ofWindows);
		const made = ofWindows.get(known) ?? this.#assess(windows, known);
		ofWindows.set(known, made);
		return made;
	}

	resolve(windows: NamedWindows): ResolvedWindows {
		const made = this.#windows.get(windows) ?? resolveWindows(this.#facts, windows);
		this.#windows.set(windows, made);
		return made;
	}

	severityFor(windows: NamedWindows): Severity {
		const [machine] = takenFor(this.resolve(windows), windows.bits);
		return (key, fact) => (machine === undefined ? 0 : severityOf(this.#facts, machine, key, fact));
	}

	#assess(named: NamedWindows, known: Facts): Assessment {
		const windows = this.resolve(named);
		const taken = takenFor(windows, named.bits);
		const cases = taken.map((machine, at) => {
			const findings = findingsOf(this.#facts, machine, known);
			const option = windows.candidates[at];
			// Whether .NET Framework 3.5 is there and was not looked for: both may be.
			const old = known.get('dotnet-2')?.state;
			const both = old === 'present' ? [true] : old === 'absent' ? [false] : [false, true];
			const answers =
				option === undefined ? [] : both.map((has) => answersOf(this.#facts, option, machine, known, findings, has));
			return { findings, answers };
		});
		const answers = cases.flatMap((each) => each.answers);
		const plans = answers.map((each) => this.#plan(each));
		const findings = together(cases.map((each) => each.findings));
		const best = answers.map((each) => this.#plan(atBest(this.#facts, each), each));
		const items = neededIn([...plans.map(({ items }) => items), ...best.map(({ items }) => items), ...this.#over(windows)]);
		const open = windows.candidates.length === 1 ? [] : [questionId('windows') as string];
		for (const { unknowns } of plans) for (const { question } of unknowns) if (!open.includes(question)) open.push(question);
		const layers = Object.fromEntries(LAYERS.map((layer) => [layer, worst(findings.filter((each) => each.layer === layer))]));
		return {
			verdict: verdictOf(findings, items, open),
			level: levelOf(known),
			windows,
			layers: layers as Assessment['layers'],
			findings,
			items,
			open,
			answers: shared(answers),
		};
	}

	/** What is due because a Windows is over, for one that is older than all that the facts know. */
	#over({ olderThan }: ResolvedWindows): readonly (readonly PlanItem[])[] {
		if (olderThan === undefined) return [];
		const ends = this.#facts.actions.filter(({ endsOf }) => endsOf === questionId('windows')).map(({ id }) => id);
		return [this.#plan({ [questionId('windows')]: [olderThan.id] }).items.filter(({ id }) => ends.includes(id))];
	}

	/** Items and unknowns of the wizard's plan for these answers, as far as they turn on what evidence about a machine answers. */
	#plan(answers: Answers, shown: Answers = answers): Pick<Plan, 'items' | 'unknowns'> {
		const key = `${encodeFragment(answers)} ${Object.keys(shown).toSorted()}`;
		const known = this.#plans.get(key);
		if (known !== undefined) return known;
		const { items, unknowns } = plan(this.#facts, answers, this.#today);
		const made = {
			items: items.filter(({ reasons }) => reasons.some(({ question }) => shown[question] !== undefined)),
			unknowns: unknowns.filter(({ question }) => MACHINE_QUESTIONS.some((id) => id === question)),
		};
		this.#plans.set(key, made);
		return made;
	}
}

/** What a machine can be for the rules of registry values: a case for each Windows that it can be. */
function takenFor({ nt, kind, candidates }: ResolvedWindows, bits: 32 | 64 | undefined): TakenFor[] {
	if (candidates.length === 0) return nt === '' ? [] : [{ nt, kind, bits }];
	return candidates.map(({ nt: own = nt, traits }) => ({
		nt: nt === '' ? own : nt,
		kind: traits?.includes('server') ? 'server' : 'client',
		bits,
	}));
}

/** A finding that differs between the Windows that a machine can be is unknown. */
function together(cases: readonly (readonly Finding[])[]): Finding[] {
	const [first = [], ...others] = cases;
	if (others.length === 0) return [...first];
	const keys = [...new Set(cases.flat().map(({ key }) => key))];
	return keys.flatMap((key): Finding[] => {
		const all = cases.map((findings) => findings.find((finding) => finding.key === key));
		const some = all.filter((finding) => finding !== undefined);
		const [one] = some;
		if (one === undefined) return [];
		const isSame = some.length === cases.length && some.every(({ verdict }) => SEVERITY[verdict] === SEVERITY[one.verdict]);
		const harmless = some.every(({ verdict }) => SEVERITY[verdict] === 0);
		if (isSame || harmless) return [one];
		return [{ ...one, verdict: 'unknown', because: 'It depends on which Windows this is, and that is not known.' }];
	});
}

function neededIn(plans: readonly (readonly PlanItem[])[]): NeededItem[] {
	const needed = new Map<string, NeededItem>();
	for (const items of plans)
		for (const { id, priority } of items) {
			const known = needed.get(id);
			const isCertain = plans.every((other) => other.some((item) => item.id === id));
			// The least urgent of what it can be is what is certain.
			if (known === undefined || RANK[known.priority] < RANK[priority]) needed.set(id, { id, priority, isCertain });
		}
	return [...needed.values()];
}

function worst(findings: readonly Finding[]): Finding['verdict'] {
	const top = Math.max(0, ...findings.map(({ verdict }) => SEVERITY[verdict]));
	return top === SEVERITY.action
		? 'action'
		: top === SEVERITY.unknown
			? 'unknown'
			: findings.some(({ verdict }) => verdict === 'ready')
				? 'ready'
				: 'info';
}

/** Work comes before doubt, and doubt before "ready": nothing is ready that was not shown to be. */
function verdictOf(findings: readonly Finding[], items: readonly NeededItem[], open: readonly string[]): Verdict {
	const urgent = items.filter(({ priority }) => priority !== 'recommended');
	if (urgent.some(({ isCertain }) => isCertain) || findings.some(({ verdict }) => verdict === 'action')) return 'action-needed';
	const isKnown =
		findings.length > 0 && findings.every(({ verdict }) => verdict !== 'unknown') && open.length === 0 && urgent.length === 0;
	return isKnown ? 'ready' : 'unknown';
}

function shared(all: readonly Answers[]): Answers {
	const [first = {}, ...others] = all;
	return Object.fromEntries(
		Object.entries(first).filter(([id, answer]) => others.every((other) => String(other[id]) === String(answer))),
	);
}
