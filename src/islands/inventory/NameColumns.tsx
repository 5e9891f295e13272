import { useState } from 'preact/hooks';
import { type ColumnMapping, MAPPED } from '../../inventory/sources/table/index.ts';
import type { InventoryView } from '../../inventory/worker/protocol.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { nameColumns } from '../../stores/inventory.ts';
import { TableHead } from '../TableHead.tsx';

const LABELS: Readonly<Record<keyof ColumnMapping, string>> = {
	name: 'Name of the machine',
	windows: 'Name of its Windows',
	build: 'Build or version',
	bits: '32-bit or 64-bit',
	group: 'Group',
	dotnet: '.NET Framework release number',
	lastSeen: 'Last seen',
};

/** Columns offered at first for each part, by what they are often called. */
const GUESSES: Readonly<Record<keyof ColumnMapping, RegExp>> = {
	name: /host|computer|machine|device ?name|^name$|asset/i,
	windows: /operating|^os\b|system|caption|windows/i,
	build: /build|version/i,
	bits: /arch|bit/i,
	group: /group|site|location|department|owner|ou\b/i,
	dotnet: /\.net|dotnet/i,
	lastSeen: /seen|logon|contact|last/i,
};

/** Columns shown in the sample. */
const MOST = 12;

/** A table of unknown form: which column holds what, with its first rows read so. */
export function NameColumns({ table }: { readonly table: InventoryView['tables'][number] }) {
	const [mapping, setMapping] = useState<Partial<Record<keyof ColumnMapping, string>>>(() =>
		Object.fromEntries(MAPPED.map((part) => [part, table.columns.find((column) => GUESSES[part].test(column)) ?? ''])),
	);
	const places = MAPPED.map((part) => ({ part, at: table.columns.indexOf(mapping[part] ?? '') })).filter(({ at }) => at >= 0);
	const isEnough = (mapping.name ?? '') !== '' && ((mapping.windows ?? '') !== '' || (mapping.build ?? '') !== '');
	const id = (part: string) => `column-${part}-${table.columns.length}`;
	return (
		<section aria-labelledby={id('title')} class="notice">
			<h2 id={id('title')}>
				Which columns of <bdi>{shownText(table.file, 80)}</bdi> hold what?
			</h2>
			<p>Its form is not known here. Name at least the machine and its Windows; this browser keeps it for the next time.</p>
			{MAPPED.map((part) => (
				<div class="form-group" key={part}>
					<label class="label" for={id(part)}>
						{LABELS[part]}
						{part === 'name' || part === 'windows' ? '' : ' (optional)'}
					</label>
					<select
						id={id(part)}
						value={mapping[part] ?? ''}
						onChange={(event) => setMapping({ ...mapping, [part]: event.currentTarget.value })}
					>
						<option value="">None</option>
						{table.columns.slice(0, 500).map((column) => (
							<option key={column} value={column}>
								{shownText(column, 80)}
							</option>
						))}
					</select>
				</div>
			))}
			{places.length > 0 && (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
				<section class="table-scroll" tabIndex={0} aria-label="First rows, read so">
					<table>
						<TableHead columns={places.slice(0, MOST).map(({ part }) => LABELS[part])} />
						<tbody>
							{table.rows.map((row, index) => (
								<tr key={index}>
									{places.slice(0, MOST).map(({ part, at }) => (
										<td key={part}>
											<bdi>{shownText(row[at] ?? '', 60)}</bdi>
										</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
			<button
				type="button"
				class="button"
				disabled={!isEnough}
				onClick={() => nameColumns({ name: '', windows: '', ...mapping } as ColumnMapping)}
			>
				Read it so
			</button>
		</section>
	);
}
