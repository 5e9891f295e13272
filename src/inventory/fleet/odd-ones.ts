import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { type Facts, factText } from '../machines/facts-text.ts';
import type { FactKey } from '../observation/observation.ts';
import type { Assessed, Fleet, FleetGroup, OddOne } from './fleet-summary.ts';

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
	const textsOf = (at: number): readonly FactInWords[] => {
		const { facts: of } = (machines[at] as Assessed).machine;
		const made =
			texts.get(of) ??
			[...of].flatMap(([key, fact]) => (known.has(key) && fact.state !== 'not-read' ? [[key, factText(fact)] as const] : []));
		texts.set(of, made);
		return made;
	};
	return by.flatMap((group) => ofOneWindows(group, machines).flatMap((numbers) => oddAmong(group.name, numbers, textsOf)));
}

/** A fact that was read, with what it says. */
type FactInWords = readonly [key: FactKey, text: string];

function ofOneWindows({ machines: numbers }: FleetGroup, machines: readonly Assessed[]): number[][] {
	const byWindows = new Map<string, number[]>();
	for (const at of numbers) {
		const windows = machines[at]?.assessment.windows.candidates.map(({ id }) => id).join(' ') ?? '';
		const known = byWindows.get(windows);
		if (known === undefined) byWindows.set(windows, [at]);
		else known.push(at);
	}
	return [...byWindows.values()].filter((each) => each.length >= LEAST);
}

function oddAmong(group: string, numbers: readonly number[], textsOf: (at: number) => readonly FactInWords[]): OddOne[] {
	const texts = new Map<FactKey, Map<string, number>>();
	for (const at of numbers)
		for (const [key, text] of textsOf(at)) {
			const ofKey = texts.get(key) ?? new Map<string, number>();
			texts.set(key, ofKey.set(text, (ofKey.get(text) ?? 0) + 1));
		}
	const usual = new Map<FactKey, string>();
	for (const [key, counts] of texts) {
		const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
		for (const [text, count] of counts) if (all >= LEAST && count < all && count >= all * AGREE) usual.set(key, text);
	}
	return numbers.flatMap((machine) => {
		const differs = textsOf(machine).flatMap(([key, text]) => (usual.has(key) && usual.get(key) !== text ? [key] : []));
		return differs.length === 0 ? [] : [{ machine, group, differs }];
	});
}
