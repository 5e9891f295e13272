import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { type Facts, factText } from '../machines/facts-text.ts';
import type { FactKey } from '../observation/observation.ts';
import type { ResolvedWindows } from '../windows/candidates.ts';
import type { Assessed, Fleet, FleetGroup, OddOne } from './fleet-summary.ts';
import { NumberList, type Numbers } from './number-list.ts';

/** The least size of a group, and the share of it that has to agree, for a machine to be odd. */
const LEAST = 10;
const AGREE = 0.9;

/**
 * Machines that differ from their group: in a group of at least ten of one Windows, what at least nine in ten have the
 * same. Only what was read counts, on both sides.
 */
export function oddOnesOut(facts: DecisionFacts, machines: readonly Assessed[], groups: Fleet['groups']): OddOne[] {
	const known = new Set<FactKey>([
		...facts.settings.map(({ id }): FactKey => `setting:${id}`),
		'protocol:client',
		'protocol:server',
		'dotnet-release',
		'suites',
	]);
	const by = groups.unit.length > 0 ? groups.unit : groups.group.length > 0 ? groups.group : groups.windows;
	const texts = new Map<Facts, readonly FactInWords[]>();
	const textsOf = (of: Facts): readonly FactInWords[] => {
		const made =
			texts.get(of) ??
			[...of].flatMap(([key, fact]) => (known.has(key) && fact.state !== 'not-read' ? [[key, factText(fact)] as const] : []));
		texts.set(of, made);
		return made;
	};
	const factsOf = (at: number) => (machines[at] as Assessed).machine.facts;
	return by.flatMap((group) =>
		ofOneWindows(group, machines).flatMap((numbers) => oddAmong(group.name, numbers, factsOf, textsOf)),
	);
}

/** A fact that was read, with what it says. */
type FactInWords = readonly [key: FactKey, text: string];

function ofOneWindows({ machines: numbers }: FleetGroup, machines: readonly Assessed[]): Numbers[] {
	const byName = new Map<string, NumberList>();
	const lists = new Map<ResolvedWindows, NumberList>();
	const listOf = (windows: ResolvedWindows): NumberList => {
		const name = windows.candidates.map(({ id }) => id).join(' ');
		const list = byName.get(name) ?? new NumberList();
		byName.set(name, list);
		lists.set(windows, list);
		return list;
	};
	for (const at of numbers) {
		const { windows } = (machines[at] as Assessed).assessment;
		(lists.get(windows) ?? listOf(windows)).add(at);
	}
	return [...byName.values()].map((each) => each.done()).filter((each) => each.length >= LEAST);
}

/** Machines of which the same is known differ alike, so that each state is looked at once. */
function oddAmong(
	group: string,
	numbers: Numbers,
	factsOf: (at: number) => Facts,
	textsOf: (facts: Facts) => readonly FactInWords[],
): OddOne[] {
	const states = new Map<Facts, number>();
	for (const at of numbers) {
		const facts = factsOf(at);
		states.set(facts, (states.get(facts) ?? 0) + 1);
	}
	const texts = new Map<FactKey, Map<string, number>>();
	for (const [facts, machines] of states)
		for (const [key, text] of textsOf(facts)) {
			const ofKey = texts.get(key) ?? new Map<string, number>();
			texts.set(key, ofKey.set(text, (ofKey.get(text) ?? 0) + machines));
		}
	const usual = new Map<FactKey, string>();
	for (const [key, counts] of texts) {
		const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
		for (const [text, count] of counts) if (all >= LEAST && count < all && count >= all * AGREE) usual.set(key, text);
	}
	const differing = new Map<Facts, readonly FactKey[]>();
	for (const facts of states.keys()) {
		const differs = textsOf(facts).flatMap(([key, text]) => (usual.has(key) && usual.get(key) !== text ? [key] : []));
		if (differs.length > 0) differing.set(facts, differs);
	}
	const odd: OddOne[] = [];
	if (differing.size === 0) return odd;
	for (const machine of numbers) {
		const differs = differing.get(factsOf(machine));
		if (differs !== undefined) odd.push({ machine, group, differs });
	}
	return odd;
}
