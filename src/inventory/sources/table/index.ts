import type { CsvRow } from '../../../reading/csv/csv-row.ts';
import type { Fact, FactKey } from '../../observation/observation.ts';
import { observationOf } from '../observation-of.ts';
import type { Sink, Source } from '../source.ts';
import { timeIn } from '../time-of-export.ts';

/** Which columns of a table hold what: their names as the table has them; empty or left out where it has none. */
export interface ColumnMapping {
	/** Name of the machine, bare or full. */
	readonly name: string;
	/** Name of its Windows. */
	readonly windows: string;
	/** Build or version number. */
	readonly build?: string;
	/** 32 or 64 bits, x86 or x64. */
	readonly bits?: string;
	/** By which machines are grouped. */
	readonly group?: string;
	/** Release number of .NET Framework. */
	readonly dotnet?: string;
	/** When it was last seen. */
	readonly lastSeen?: string;
}

/** Parts of a mapping, in the order in which they are asked for. */
export const MAPPED = [
	'name',
	'windows',
	'build',
	'bits',
	'group',
	'dotnet',
	'lastSeen',
] as const satisfies readonly (keyof ColumnMapping)[];

export const table: Source = {
	id: 'table',
	label: 'Any other table',
	level: 'inventory',
	shows:
		'What its columns hold: the name of each machine and its Windows, and its group, architecture and .NET Framework where there are columns for them.',
	cannotShow: ['It shows no setting, so that no machine is ready by it.', 'When it was collected is not known.'],
	rowCaps: [10_000, 20_000, 30_000, 50_000],
};

/** What takes the rows of a table by a mapping of its columns. */
export function readMapped(mapping: ColumnMapping, columns: readonly string[], sink: Sink): (row: CsvRow) => void {
	const place = (part: keyof ColumnMapping) =>
		mapping[part] === undefined || mapping[part] === '' ? -1 : columns.indexOf(mapping[part]);
	const places = Object.fromEntries(MAPPED.map((part) => [part, place(part)])) as Record<keyof ColumnMapping, number>;
	const cell = (row: CsvRow, part: keyof ColumnMapping) => row.text(places[part]).trim();
	return (row) => {
		if (cell(row, 'windows') === '' && cell(row, 'build') === '') {
			sink.leftOut('rows without a system', 1);
			return;
		}
		const bits = cell(row, 'bits');
		const group = cell(row, 'group');
		const release = cell(row, 'dotnet');
		const lastSeen = timeIn(cell(row, 'lastSeen'), sink);
		const facts = new Map<FactKey, Fact>();
		if (/^\d{6}$/.test(release)) facts.set('dotnet-release', { state: 'present', type: 'REG_DWORD', value: Number(release) });
		sink.observation(
			observationOf({
				source: 'table',
				identity: { name: cell(row, 'name') },
				windows: {
					name: cell(row, 'windows'),
					version: cell(row, 'build'),
					bits: /64/.test(bits) ? 64 : /32|86/.test(bits) ? 32 : undefined,
				},
				facts,
				labels: { ...(group !== '' && { group }), ...(!Number.isNaN(lastSeen) && { lastSeen }) },
			}),
		);
	};
}
