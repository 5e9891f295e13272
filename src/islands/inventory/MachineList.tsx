import { useStore } from '@nanostores/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExportFormat } from '../../inventory/exports/exports.ts';
import { LIST_LABELS, LISTS } from '../../inventory/exports/name-lists.ts';
import { LEVEL_LABELS, VERDICT_LABELS } from '../../inventory/fleet/labels.ts';
import type { MachineRow } from '../../inventory/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import {
	$chosen,
	$detail,
	$rows,
	$view,
	choose,
	exportAs,
	openMachine,
	PAGE,
	showRowsFrom,
	takeAway,
} from '../../stores/inventory.ts';
import { VERDICT_TONES } from '../../wording/labels.ts';
import { chosenLabel } from './chosen-label.ts';
import { dayOf } from './day-of.ts';
import { MachineDetails } from './MachineDetails.tsx';

/** Height of a row in pixels, as the style sheet has it. */
const ROW = 48;

/** The machines that were chosen: only those in sight are drawn, so a hundred thousand scroll like ten. */
export function MachineList() {
	const { chosen, text } = useStore($chosen);
	const rows = useStore($rows);
	const detail = useStore($detail);
	const total = rows?.total ?? 0;
	return (
		<section aria-labelledby="machines-title">
			<h2 id="machines-title" tabIndex={-1}>
				Machines: {chosenLabel(chosen)} ({formatCount(total)})
			</h2>
			<div class="form-group">
				<label class="label" for="machine-name">
					Name contains
				</label>
				<input
					id="machine-name"
					class="field"
					type="search"
					autocomplete="off"
					value={text}
					onInput={(event) => choose(chosen, event.currentTarget.value)}
				/>
			</div>
			<KindChoice />
			{chosen.kind !== 'all' && (
				<p>
					<button type="button" class="link-button" onClick={() => choose({ kind: 'all' })}>
						List all machines
					</button>
				</p>
			)}
			{total > 0 && <Scroller key={`${JSON.stringify(chosen)} ${text}`} total={total} />}
			{detail !== undefined && <MachineDetails detail={detail} />}
			{total > 0 && <Away total={total} />}
		</section>
	);
}

/** Limits whatever is listed to servers or clients. */
function KindChoice() {
	const { chosen, text } = useStore($chosen);
	const { within, ...rest } = chosen;
	const kinds = useStore($view)?.groups.kind.largest ?? [];
	if (kinds.length < 2 || (chosen.kind === 'group' && chosen.by === 'kind')) return null;
	return (
		<div class="form-group">
			<label class="label" for="machine-kind">
				Servers or clients
			</label>
			<select
				id="machine-kind"
				value={within?.name ?? ''}
				onChange={({ currentTarget: { value } }) =>
					choose(value === '' ? rest : { ...rest, within: { by: 'kind', name: value } }, text)
				}
			>
				<option value="">All</option>
				{kinds.map(({ name }) => (
					<option key={name} value={name}>
						{name}
					</option>
				))}
			</select>
		</div>
	);
}

function Scroller({ total }: { readonly total: number }) {
	const rows = useStore($rows);
	const scroller = useRef<HTMLElement>(null);
	const [first, setFirst] = useState(0);
	const from = Math.max(0, Math.min(first - PAGE / 4, total - PAGE));
	useEffect(() => {
		if (rows !== undefined && (rows.from > first || rows.from + rows.rows.length < Math.min(total, first + PAGE / 2)))
			showRowsFrom(Math.floor(from));
	}, [first, from, rows, total]);
	const shown = rows?.rows ?? [];
	const above = (rows?.from ?? 0) * ROW;
	const below = Math.max(0, total - (rows?.from ?? 0) - shown.length) * ROW;
	return (
		<section
			class="machine-list"
			// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
			tabIndex={0}
			aria-label="Machines"
			ref={scroller}
			onScroll={(event) => setFirst(Math.floor(event.currentTarget.scrollTop / ROW))}
		>
			<table aria-rowcount={total + 1}>
				<thead>
					<tr aria-rowindex={1}>
						<th scope="col">Name</th>
						<th scope="col">Result</th>
						<th scope="col" data-wide>
							Windows
						</th>
						<th scope="col" data-wide>
							How known
						</th>
						<th scope="col" data-wide>
							Last seen
						</th>
					</tr>
				</thead>
				<tbody>
					<Spacer height={above} />
					{shown.map((row, at) => (
						<Row key={row.machine} row={row} index={(rows?.from ?? 0) + at + 2} />
					))}
					<Spacer height={below} />
				</tbody>
			</table>
		</section>
	);
}

/** Has one cell, as columns that a narrow screen hides would come back with more. */
function Spacer({ height }: { readonly height: number }) {
	return height === 0 ? null : (
		<tr class="spacer">
			<td style={{ height: `${height}px` }} />
		</tr>
	);
}

function Row({ row, index }: { readonly row: MachineRow; readonly index: number }) {
	return (
		<tr aria-rowindex={index}>
			<th scope="row">
				<button type="button" class="link-button" onClick={() => openMachine(row.machine)}>
					<bdi>{shownText(row.name, 80)}</bdi>
				</button>
			</th>
			<td>
				<span class="tag" data-status={VERDICT_TONES[row.verdict]}>
					{VERDICT_LABELS[row.verdict]}
				</span>
			</td>
			<td data-wide>{row.windows}</td>
			<td data-wide>{LEVEL_LABELS[row.level]}</td>
			<td data-wide>{dayOf(row.seen)}</td>
		</tr>
	);
}

/** What can be done with the machines that are listed. */
function Away({ total }: { readonly total: number }) {
	const [list, setList] = useState<ExportFormat>('invoke-command');
	return (
		<div class="no-print">
			<h3>For these {formatCount(total)} machines</h3>
			<div class="button-row">
				<button type="button" class="button" onClick={() => takeAway('pack')}>
					Download checklist and scripts (zip)
				</button>
				<button type="button" class="button-secondary" onClick={() => takeAway('wizard')}>
					Open the wizard with their answers
				</button>
			</div>
			<div class="form-group">
				<label class="label" for="name-list">
					List of names for
				</label>
				<select id="name-list" value={list} onChange={(event) => setList(event.currentTarget.value as ExportFormat)}>
					{LISTS.map((format) => (
						<option key={format} value={format}>
							{LIST_LABELS[format].label}
						</option>
					))}
				</select>{' '}
				<button type="button" class="button-secondary" onClick={() => exportAs(list, true)}>
					Save the list
				</button>
			</div>
		</div>
	);
}
