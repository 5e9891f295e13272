import type { Comparison } from '../comparison/then-and-now.ts';
import type { FileReport } from '../session/file-report.ts';
import type { Assessed, Fleet } from './fleet-summary.ts';
import { fleetVerdict, verdictSentence } from './fleet-text.ts';
import type { Numbers } from './number-list.ts';

/** The fleet for machines to read, part by part, as it may be long. Fields are added, never renamed. */
export function* fleetJson(
	fleet: Fleet,
	files: readonly FileReport[],
	contentVersion: string,
	comparison: Comparison | undefined,
): Generator<string> {
	const { counts, layers, items, open, groups, standings, odd, machines, others, staleAfter } = fleet;
	const counted = <Of extends { readonly machines: Numbers }>({ machines: numbers, ...rest }: Of) => ({
		...rest,
		machines: numbers.length,
	});
	const nameOf = (at: number) => machines[at]?.machine.name ?? '';
	const head = {
		contentVersion,
		verdict: fleetVerdict(counts),
		verdictText: verdictSentence(counts),
		counts,
		layers,
		items: items.map(({ perhaps, ...item }) => ({ ...counted(item), perhaps: perhaps.length })),
		open: open.map(counted),
		groups: Object.fromEntries(Object.entries(groups).map(([by, all]) => [by, all.map(counted)])),
		others,
		staleAfter,
		standings: standings.map(({ name, machines: numbers }) => ({ name, machines: Array.from(numbers, nameOf) })),
		odd: odd.map(({ machine, ...rest }) => ({ machine: nameOf(machine), ...rest })),
		...(comparison !== undefined && { comparison }),
		files: files.map(({ name, encoding, records, unreadTimes, problems, moreProblems, sources, leftOut, table }) => ({
			name,
			encoding,
			records,
			unreadTimes,
			problems,
			moreProblems,
			sources: sources.map(({ id }) => id),
			leftOut: Object.fromEntries(leftOut),
			columns: table?.columns ?? null,
		})),
	};
	yield `${JSON.stringify(head, null, '\t').slice(0, -2)},\n\t"machines": [`;
	let separator = '\n';
	for (const one of machines) {
		yield `${separator}\t\t${JSON.stringify(machineJson(one))}`;
		separator = ',\n';
	}
	yield '\n\t]\n}\n';
}

function machineJson({ machine, assessment }: Assessed): object {
	const { name, identity, labels, seen, sources, contradictions, windows } = machine;
	const { verdict, level, layers, items, open } = assessment;
	return {
		name,
		verdict,
		level,
		layers,
		windows: assessment.windows.candidates.map(({ id }) => id),
		version: windows.version,
		items: items.filter(({ isCertain }) => isCertain).map(({ id }) => id),
		perhaps: items.filter(({ isCertain }) => !isCertain).map(({ id }) => id),
		open,
		contradictions,
		identity,
		labels: { ...labels, lastSeen: labels.lastSeen === undefined ? null : timeText(labels.lastSeen) },
		seen: timeText(seen),
		sources,
	};
}

function timeText(time: number): string | null {
	return Number.isNaN(new Date(time).getTime()) ? null : new Date(time).toISOString();
}
