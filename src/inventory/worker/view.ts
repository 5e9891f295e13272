import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { FileQueue } from '../../reading/files/file-queue.ts';
import { givenFiles, type Largest, largestOf } from '../../reading/files/reader-view.ts';
import type { Comparison } from '../comparison/then-and-now.ts';
import { AGES, type Age, ageOf } from '../fleet/chosen.ts';
import { factName } from '../fleet/fact-name.ts';
import { type Fleet, GROUPINGS, type Grouping } from '../fleet/fleet-summary.ts';
import { othersSentence } from '../fleet/fleet-text.ts';
import { fileLine, shownFiles } from '../session/files-text.ts';
import type { InventorySession } from '../session/session.ts';
import type { InventoryView, ShownGroup } from './protocol.ts';

/** What the page is shown of a fleet. `logLimits`: what logs given with it leave open, in sentences. `now`: ms since 1970 UTC. */
export function viewOf(
	facts: DecisionFacts,
	fleet: Fleet,
	comparison: Comparison | undefined,
	{ files }: InventorySession,
	queue: Pick<FileQueue, 'taken' | 'leftOut'>,
	logLimits: readonly string[],
	now: number,
): InventoryView {
	const groups = Object.fromEntries(
		GROUPINGS.map((by) => [
			by,
			largestOf(fleet.groups[by].map(({ name, machines, counts }): ShownGroup => ({ name, machines: machines.length, counts }))),
		]),
	);
	const ages = new Map<Age, number>();
	for (const { machine } of fleet.machines) {
		const age = ageOf(machine.seen, now);
		ages.set(age, (ages.get(age) ?? 0) + 1);
	}
	return {
		machines: fleet.machines.length,
		counts: fleet.counts,
		layers: fleet.layers,
		items: fleet.items.map(({ id, title, priority, machines, perhaps }) => ({
			id,
			title,
			priority,
			machines: machines.length,
			perhaps: perhaps.length,
		})),
		open: fleet.open.map(({ name, machines }) => ({
			question: name,
			subject: facts.questions.find(({ id }) => id === name)?.subject ?? name,
			machines: machines.length,
		})),
		groups: groups as Record<Grouping, Largest<ShownGroup>>,
		odd: largestOf(
			fleet.odd.map(({ machine, group, differs }) => ({
				machine,
				name: fleet.machines[machine]?.machine.name ?? '',
				group,
				differs: differs.map((key) => factName(facts, key)),
			})),
		),
		standings: fleet.standings.map(({ name, machines }) => ({ name, machines: machines.length })),
		ages: AGES.map((age) => ({ age, machines: ages.get(age) ?? 0 })),
		comparison: comparison && { ...withoutMachines(comparison), courses: largestOf(comparison.machines) },
		limits: [
			...new Set([
				...(fleet.others === 0 ? [] : [othersSentence(fleet.others)]),
				...logLimits,
				...files.flatMap(({ sources }) =>
					sources.flatMap(({ label, cannotShow }) => cannotShow.map((sentence) => `${label}: ${sentence}`)),
				),
			]),
		],
		files: shownFiles(files).map((file) => ({
			name: file.name,
			problems: file.problems,
			moreProblems: file.moreProblems,
			line: fileLine(file),
		})),
		tables: files.flatMap(({ name, table }) => (table === undefined ? [] : [{ ...table, file: name }])),
		...givenFiles(queue),
	};
}

function withoutMachines({ machines: _, ...rest }: Comparison): Omit<Comparison, 'machines'> {
	return rest;
}
