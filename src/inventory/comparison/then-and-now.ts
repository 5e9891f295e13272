import type { Verdict } from '../../advisor/plan-types.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { Assessor } from '../assessment/assess.ts';
import { runOf } from '../exports/mask.ts';
import type { Assessed, Fleet } from '../fleet/fleet-summary.ts';
import { groupByMachine, identitiesOf } from '../machines/identity.ts';
import type { Machine } from '../machines/machine.ts';
import type { Machines } from '../machines/machines.ts';
import type { Earlier } from '../observation/observation.ts';

/**
 * What became of a machine. `not-seen`: in the earlier files alone, which is no sign that anything was put right.
 * `newly-known`: unknown before. `no-longer-known`: it was known, and today's files do not say enough.
 */
export const COURSES = [
	'fell-back',
	'newly-known',
	'new',
	'still-due',
	'no-longer-known',
	'not-seen',
	'still-unknown',
	'became-ready',
	'still-ready',
] as const;
export type Course = (typeof COURSES)[number];

/** Why a verdict differs from the earlier one: other evidence, other rules, or both; `none` where it does not differ. */
export type Cause = 'machine' | 'rules' | 'both' | 'none';

export interface MachineCourse {
	readonly course: Course;
	readonly cause: Cause;
	/** The machine as it is called today; as it was called then if it is not seen. */
	readonly name: string;
	/** As it was said then; by today's rules where the earlier file says no verdict. Undefined for a new machine. */
	readonly before: Verdict | undefined;
	/** The same evidence by today's rules. */
	readonly rejudged: Verdict | undefined;
	/** Undefined for a machine that is not seen. */
	readonly now: Verdict | undefined;
	/** Ids of items that it certainly needs now and did not then, and the other way round. */
	readonly added: readonly string[];
	readonly done: readonly string[];
	/** Its number in today's fleet; undefined if it is not seen. */
	readonly machine: number | undefined;
}

export interface Comparison {
	/** Days on which the earlier evidence was saved, oldest and newest; empty where it does not say. */
	readonly days: readonly string[];
	/** Content versions of the rules by which it was judged then. */
	readonly versions: readonly string[];
	/** Names were masked on one side, or on both in different runs: no machine can be found again, so that none is compared. */
	readonly namesMasked: boolean;
	/** In the order of `COURSES`, then by name. */
	readonly machines: readonly MachineCourse[];
	readonly counts: Readonly<Record<Course, number>>;
	/** How many need action now and did not when the earlier evidence was saved, new machines among them. */
	readonly newlyFailing: number;
	/** Ids of sources that said something then and say nothing now. Machines that only they know are not seen. */
	readonly missingSources: readonly string[];
	/** How many machines have no reading that is newer than the earlier evidence. */
	readonly notReadAgain: number;
}

/** Compares evidence that was saved earlier with today's. `today` is YYYY-MM-DD. */
export function thenAndNow(facts: DecisionFacts, then: Machines, now: Fleet, today: string): Comparison {
	const assessor = new Assessor(facts, today);
	const before = then
		.merged((windows) => assessor.severityFor(windows))
		.map((machine): Assessed => ({ machine, assessment: assessor.assess(machine.windows, machine.facts) }))
		.filter(({ assessment }) => !assessment.windows.isOther);
	const earlier = before.flatMap(({ machine }) => earlierOf(machine) ?? []);
	const namesMasked = runsOf(before) !== runsOf(now.machines);
	const { machineOf, count } = groupByMachine(identitiesOf([...before, ...now.machines].map(({ machine }) => machine.identity)));
	const pairs = Array.from({ length: count }, (): Pair => ({ before: [], now: [] }));
	machineOf.forEach((group, at) => {
		if (at < before.length) pairs[group]?.before.push(before[at] as Assessed);
		else pairs[group]?.now.push(at - before.length);
	});
	const machines = (namesMasked ? [] : pairs)
		.flatMap((pair) => coursesOf(pair, now.machines))
		.toSorted((one, other) => COURSES.indexOf(one.course) - COURSES.indexOf(other.course) || order(one.name, other.name));
	const sources = new Set(now.machines.flatMap(({ machine }) => machine.sources));
	return {
		days: span(earlier.map(({ day }) => day)),
		versions: [...new Set(earlier.map(({ contentVersion }) => contentVersion))].toSorted(),
		namesMasked,
		machines,
		counts: Object.fromEntries(
			COURSES.map((course) => [course, machines.filter((each) => each.course === course).length]),
		) as Comparison['counts'],
		newlyFailing: machines.filter((each) => each.now === 'action-needed' && each.before !== 'action-needed').length,
		missingSources: [...new Set(before.flatMap(({ machine }) => machine.sources))].filter((id) => !sources.has(id)).toSorted(),
		notReadAgain: pairs.filter((pair) => isNotReadAgain(pair, now.machines)).length,
	};
}

/** The runs in which names were masked, in one text. */
function runsOf(machines: readonly Assessed[]): string {
	return [...new Set(machines.map(({ machine: { identity } }) => runOf(identity)))]
		.filter((run) => run !== '')
		.toSorted()
		.join();
}

/** One machine then and now: several where an earlier or later file could not tell that they are one. */
interface Pair {
	readonly before: Assessed[];
	/** Numbers in today's fleet. */
	readonly now: number[];
}

function coursesOf(pair: Pair, today: readonly Assessed[]): MachineCourse[] {
	const [before, rejudged] = [worst(pair.before.map(saidOf)), worst(pair.before.map(({ assessment }) => assessment.verdict))];
	const itemsBefore = new Set(pair.before.flatMap((one) => earlierOf(one.machine)?.items ?? itemsOf(one)));
	if (pair.now.length === 0) {
		const name = pair.before[0]?.machine.name ?? '';
		return [
			{ course: 'not-seen', cause: 'none', name, before, rejudged, now: undefined, added: [], done: [], machine: undefined },
		];
	}
	return pair.now.map((machine): MachineCourse => {
		const one = today[machine] as Assessed;
		const now = one.assessment.verdict;
		const items = itemsOf(one);
		return {
			course: courseOf(before, now),
			cause: causeOf(before, rejudged, now),
			name: one.machine.name,
			before,
			rejudged,
			now,
			added: before === undefined ? [] : items.filter((id) => !itemsBefore.has(id)),
			done: [...itemsBefore].filter((id) => !items.includes(id)).toSorted(),
			machine,
		};
	});
}

function courseOf(before: Verdict | undefined, now: Verdict): Course {
	if (before === undefined) return 'new';
	if (now === 'unknown') return before === 'unknown' ? 'still-unknown' : 'no-longer-known';
	if (before === 'unknown') return 'newly-known';
	if (now === 'ready') return before === 'ready' ? 'still-ready' : 'became-ready';
	return before === 'ready' ? 'fell-back' : 'still-due';
}

function causeOf(before: Verdict | undefined, rejudged: Verdict | undefined, now: Verdict): Cause {
	if (before === undefined || before === now) return 'none';
	if (rejudged === before) return 'machine';
	return rejudged === now ? 'rules' : 'both';
}

const SEVERITY: Readonly<Record<Verdict, number>> = { ready: 0, unknown: 1, 'action-needed': 2 };

function worst(verdicts: readonly Verdict[]): Verdict | undefined {
	return verdicts.toSorted((one, other) => SEVERITY[other] - SEVERITY[one])[0];
}

/** What was said of a machine when its evidence was saved; by today's rules where it does not say. */
function saidOf({ machine, assessment }: Assessed): Verdict {
	return earlierOf(machine)?.verdict ?? assessment.verdict;
}

/** The newest that was said of it. Machines that were two when they were saved are called by the worse of the two. */
function earlierOf({ statements }: Machine): Earlier | undefined {
	return statements
		.flatMap(({ earlier }) => earlier ?? [])
		.toSorted((one, other) => order(other.day, one.day) || SEVERITY[other.verdict] - SEVERITY[one.verdict])[0];
}

function itemsOf({ assessment: { items } }: Assessed): string[] {
	return items.filter(({ isCertain }) => isCertain).map(({ id }) => id);
}

/** Whether today's files hold no reading of a machine that the earlier evidence does not have as well. */
function isNotReadAgain({ before, now }: Pair, today: readonly Assessed[]): boolean {
	if (before.length === 0 || now.length === 0) return false;
	const newest = (all: readonly Assessed[]) => Math.max(...all.map(({ machine: { seen } }) => (Number.isNaN(seen) ? 0 : seen)));
	const [then, later] = [newest(before), newest(now.map((at) => today[at] as Assessed))];
	return then > 0 && later <= then;
}

function span(days: readonly string[]): string[] {
	const sorted = [...new Set(days)].toSorted();
	return sorted.length <= 1 ? sorted : [sorted[0] as string, sorted.at(-1) as string];
}

const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
