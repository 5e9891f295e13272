/** What is handed out of what was read: files that the visitor saves. */

import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import type { Comparison } from '../comparison/then-and-now.ts';
import type { Assessed, Fleet } from '../fleet/fleet-summary.ts';
import type { Numbers } from '../fleet/number-list.ts';
import { evidenceLines } from './evidence.ts';
import { machinesCsv } from './machines-csv.ts';
import type { Mask } from './mask.ts';
import { LIST_LABELS, LISTS, type NameList, nameList } from './name-lists.ts';
import { evidenceReport, type ReportedFile } from './report.ts';

export const EXPORTS = ['evidence', 'csv', 'report', ...LISTS] as const;
export type ExportFormat = (typeof EXPORTS)[number];

/** A file asked for. */
export interface ExportRequest {
	readonly format: ExportFormat;
	/** Names are replaced by stand-ins. Lists of names are for tools, which need the names: there it changes nothing. */
	readonly masked: boolean;
	/** Day, YYYY-MM-DD. */
	readonly today: string;
	/** Of the page that made it, or the command. */
	readonly address: string;
	/** Numbers in the fleet of the machines wanted; left out for all. The report is about all in any case. */
	readonly machines?: Numbers | undefined;
}

export interface Exported {
	readonly fileName: string;
	readonly mediaType: string;
	/** The text, part by part, made while it is asked for. */
	readonly parts: Iterable<string>;
	/** Machines that have no name of the kind that the tool takes; 0 for what is no list. */
	readonly leftOut: number;
}

export interface ExportInput {
	readonly fleet: Fleet;
	readonly facts: DecisionFacts;
	readonly files: readonly ReportedFile[];
	readonly comparison?: Comparison | undefined;
	/** One for all files of a sitting, so that a machine has one number in all of them. */
	readonly mask: Mask;
}

/** The file asked for, made of what was read. */
export function exportOf({ format, masked, today, address, machines: wanted }: ExportRequest, input: ExportInput): Exported {
	const { fleet, facts } = input;
	const mask = masked ? input.mask : undefined;
	const end = masked ? '-masked' : '';
	const machines = wanted === undefined ? fleet.machines : Array.from(wanted, (at) => fleet.machines[at] as Assessed);
	switch (format) {
		case 'evidence':
			return {
				fileName: `tls-ready-evidence${end}.ndjson`,
				mediaType: 'application/x-ndjson',
				parts: evidenceLines(machines, today, facts.version, mask),
				leftOut: 0,
			};
		case 'csv':
			return {
				fileName: `machines${end}.csv`,
				mediaType: 'text/csv',
				parts: machinesCsv(machines, facts, mask),
				leftOut: 0,
			};
		case 'report':
			return {
				fileName: `machines-evidence${end}.md`,
				mediaType: 'text/markdown',
				parts: [evidenceReport({ ...input, today, address, mask })],
				leftOut: 0,
			};
		default:
			return listOf(format, machines);
	}
}

function listOf(list: NameList, machines: readonly Assessed[]): Exported {
	const { fileName, mediaType } = LIST_LABELS[list];
	const { text, leftOut } = nameList(
		list,
		machines.map(({ machine }) => machine),
	);
	return { fileName, mediaType, parts: [text], leftOut };
}
