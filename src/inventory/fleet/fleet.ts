import type { Verdict } from '../../advisor/plan-types.ts';
import { RANK } from '../../advisor/priority-rank.ts';
import type { Priority } from '../../knowledge/action.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { Assessor } from '../assessment/assess.ts';
import { type Finding, LAYERS, type Layer } from '../assessment/finding.ts';
import type { Facts } from '../machines/facts-text.ts';
import type { Machines } from '../machines/machines.ts';
import { LEVELS, type Level } from '../observation/observation.ts';
import type { ResolvedWindows } from '../windows/candidates.ts';
import { total } from './fleet-counts.ts';
import {
	type Assessed,
	type Counts,
	type Fleet,
	type FleetGroup,
	type FleetItem,
	GROUPINGS,
	type Grouping,
	type Said,
	STANDINGS,
	VERDICTS,
} from './fleet-summary.ts';
import { KIND_LABELS, STALE_AFTER } from './labels.ts';
import { NumberList, type Numbers } from './number-list.ts';
import { oddOnesOut } from './odd-ones.ts';
import { standingOf } from './standing.ts';

export * from './fleet-summary.ts';
export { total };

export interface FleetOptions {
	/** YYYY-MM-DD, on which the plan is made. */
	readonly today: string;
	/** Days after which a machine that nobody has seen counts as stale. */
	readonly staleAfter?: number;
	/** Who assesses them, by the same facts on the same day: one that has assessed before does not do so again. */
	readonly assessor?: Assessor;
}

/** The machines of all files, assessed, with the plan for them all. The order of files and records does not matter. */
export function fleetOf(
	facts: DecisionFacts,
	given: Machines,
	{ today, staleAfter = STALE_AFTER, assessor = new Assessor(facts, today) }: FleetOptions,
): Fleet {
	const all = given
		.merged((windows) => assessor.severityFor(windows))
		.map((machine): Assessed => ({ machine, assessment: assessor.assess(machine.windows, machine.facts) }));
	const machines = all.filter(({ assessment }) => !assessment.windows.isOther);
	const groups = Object.fromEntries(
		GROUPINGS.map((by) => [by, groupsBy(machines, namesBy(facts, by))]),
	) as unknown as Fleet['groups'];
	return {
		machines,
		others: all.length - machines.length,
		staleAfter,
		counts: countsOf(machines),
		layers: layersOf(machines),
		items: itemsOf(facts, machines),
		open: saidOf(machines, ({ assessment: { open } }) => open),
		groups,
		odd: oddOnesOut(facts, machines, groups),
		standings: standingsOf(machines, Date.parse(today), staleAfter),
	};
}

/** `numbers`: of the machines that count; left out for all. */
export function countsOf(machines: readonly Assessed[], numbers?: Numbers): Counts {
	const counts = Object.fromEntries(
		VERDICTS.map((verdict) => [verdict, Object.fromEntries(LEVELS.map((level) => [level, 0]))]),
	) as Record<Verdict, Record<Level, number>>;
	const count = ({ assessment }: Assessed) => counts[assessment.verdict][assessment.level]++;
	if (numbers === undefined) machines.forEach(count);
	else for (const at of numbers) count(machines[at] as Assessed);
	return counts;
}

function layersOf(machines: readonly Assessed[]): Fleet['layers'] {
	const layers = Object.fromEntries(LAYERS.map((layer) => [layer, { ready: 0, action: 0, unknown: 0, info: 0 }])) as Record<
		Layer,
		Record<Finding['verdict'], number>
	>;
	for (const { assessment } of machines) for (const layer of LAYERS) layers[layer][assessment.layers[layer]]++;
	return layers;
}

function itemsOf(facts: DecisionFacts, machines: readonly Assessed[]): FleetItem[] {
	const items = new Map<string, { priority: Priority; machines: NumberList; perhaps: NumberList }>();
	machines.forEach(({ assessment }, at) => {
		for (const { id, priority, isCertain } of assessment.items) {
			const item = items.get(id) ?? { priority, machines: new NumberList(), perhaps: new NumberList() };
			items.set(id, item);
			if (RANK[priority] < RANK[item.priority]) item.priority = priority;
			(isCertain ? item.machines : item.perhaps).add(at);
		}
	});
	const order = new Map(facts.actions.map(({ id }, at) => [id, at]));
	const titles = new Map(facts.actions.map(({ id, title }) => [id, title]));
	return [...items]
		.map(
			([id, { priority, machines: certain, perhaps }]): FleetItem => ({
				id,
				title: titles.get(id) ?? id,
				priority,
				machines: certain.done(),
				perhaps: perhaps.done(),
			}),
		)
		.toSorted(
			(one, other) =>
				RANK[one.priority] - RANK[other.priority] ||
				other.machines.length - one.machines.length ||
				other.perhaps.length - one.perhaps.length ||
				(order.get(one.id) ?? 0) - (order.get(other.id) ?? 0),
		);
}

/** The names of the groups that a machine is in. What turns on its Windows or its facts is made once for all that share them. */
function namesBy(facts: DecisionFacts, by: Grouping): (one: Assessed) => readonly string[] {
	const windows = new Map<ResolvedWindows, string>();
	const roles = new Map<Facts, readonly string[]>();
	const once = <Key, Made>(known: Map<Key, Made>, key: Key, make: () => Made): Made => {
		const made = known.get(key) ?? make();
		known.set(key, made);
		return made;
	};
	switch (by) {
		case 'unit':
		case 'group':
			return ({ machine }) => {
				const name = machine.labels[by];
				return name === undefined ? [] : [name];
			};
		case 'windows':
			return ({ machine, assessment: { windows: of } }) => [
				once(windows, of, () => of.candidates.map(({ label }) => label).join(' or ')) ||
					machine.windows.name ||
					machine.windows.version,
			];
		case 'role':
			return ({ machine }) => once(roles, machine.facts, () => rolesOf(facts, machine.facts));
		case 'kind':
			return ({ assessment }) => [KIND_LABELS[assessment.windows.kind ?? 'unknown']];
	}
}

function rolesOf({ questions }: DecisionFacts, facts: Facts): string[] {
	const names: string[] = [];
	for (const [key, fact] of facts) {
		if (fact.state !== 'present' || !key.startsWith('role:')) continue;
		const id = key.slice('role:'.length);
		const label = questions.flatMap(({ options }) => options.filter((option) => option.id === id))[0]?.label;
		if (label !== undefined) names.push(label);
	}
	return names;
}

function groupsBy(machines: readonly Assessed[], names: (one: Assessed) => readonly string[]): FleetGroup[] {
	return saidOf(machines, names)
		.map((said): FleetGroup => ({ ...said, counts: countsOf(machines, said.machines) }))
		.toSorted(
			(one, other) =>
				total(other.counts, 'action-needed') - total(one.counts, 'action-needed') ||
				other.machines.length - one.machines.length ||
				(one.name < other.name ? -1 : 1),
		);
}

function saidOf(machines: readonly Assessed[], names: (one: Assessed) => readonly string[]): Said[] {
	const said = new Map<string, NumberList>();
	machines.forEach((one, at) => {
		for (const name of names(one)) {
			const numbers = said.get(name) ?? new NumberList();
			said.set(name, numbers);
			numbers.add(at);
		}
	});
	return [...said]
		.map(([name, numbers]) => ({ name, machines: numbers.done() }))
		.toSorted((one, other) => other.machines.length - one.machines.length || (one.name < other.name ? -1 : 1));
}

function standingsOf(machines: readonly Assessed[], now: number, staleAfter: number): Fleet['standings'] {
	const said = new Map(saidOf(machines, (one) => standingOf(one, now, staleAfter)).map((each) => [each.name, each.machines]));
	return STANDINGS.map((name) => ({ name, machines: said.get(name) ?? [] }));
}
