import { useStore } from '@nanostores/preact';
import { useRef, useState } from 'preact/hooks';
import { formatCount } from '../../reading/text/format-count.ts';
import { type Dimension, type Group, groupKey } from '../../signins/session/legacy-records.ts';
import { DIMENSION_LABELS, namesLabel, timeText } from '../../signins/summary/summary-text.ts';
import type { ReaderView } from '../../signins/worker/protocol.ts';
import { link } from '../../site/link.ts';
import { $records, openRecords } from '../../stores/sign-in-logs.ts';
import { TableHead } from '../TableHead.tsx';
import { type Hint, hintsFor } from './hints.ts';
import { Records } from './Records.tsx';

/** Rows of a table before "Show all". */
const FEW = 10;

/** Whom to act on, by one way of grouping: a table, with the records of the row that is open under that row. */
export function GroupTable({
	dimension,
	view,
	hints,
}: {
	readonly dimension: Dimension;
	readonly view: ReaderView;
	readonly hints: readonly Hint[];
}) {
	const [showsAll, setShowsAll] = useState(false);
	const { largest, total } = view.groups[dimension];
	const shown = showsAll ? largest : largest.slice(0, FEW);
	const label = DIMENSION_LABELS[dimension];
	const leads = dimension === 'userAgent' || dimension === 'platform';
	const heads = [label, 'Legacy sign-ins', 'First and last (UTC)', ...(leads ? ['What to do'] : []), 'Records'];
	return (
		<section aria-labelledby={`by-${dimension}`}>
			<h3 id={`by-${dimension}`}>{label}</h3>
			<table class="table-stacked">
				<TableHead columns={heads} />
				<tbody>
					{shown.map((group) => (
						<GroupRow
							key={groupKey(dimension, group.names)}
							dimension={dimension}
							group={group}
							columns={heads.length}
							share={group.count / view.totals.legacy}
							hints={leads ? hintsFor(hints, group.names) : undefined}
						/>
					))}
				</tbody>
			</table>
			{!showsAll && largest.length > FEW && (
				<button type="button" class="link-button" onClick={() => setShowsAll(true)}>
					Show {formatCount(largest.length)} of {formatCount(total)}
					<span class="visually-hidden"> by {label}</span>
				</button>
			)}
			{showsAll && total > largest.length && (
				<p class="meta">{formatCount(total - largest.length)} more are in the JSON summary.</p>
			)}
		</section>
	);
}

interface RowProps {
	readonly dimension: Dimension;
	readonly group: Group;
	/** Columns of the table. */
	readonly columns: number;
	readonly share: number;
	/** Undefined in tables that lead nowhere. */
	readonly hints: readonly Hint[] | undefined;
}

function GroupRow({ dimension, group, columns, share, hints }: RowProps) {
	const records = useStore($records);
	const opener = useRef<HTMLButtonElement>(null);
	const isOpen = records?.dimension === dimension && groupKey(dimension, records.names) === groupKey(dimension, group.names);
	const hide = () => {
		$records.set(undefined);
		opener.current?.focus();
	};
	return (
		<>
			<tr>
				<th scope="row">
					<bdi>{namesLabel(group.names)}</bdi>
					{dimension === 'account' && (
						<span class="second-line">{group.isWorkload ? 'Service principal or managed identity' : 'User'}</span>
					)}
				</th>
				<td data-label="Legacy sign-ins">
					<div>
						{formatCount(group.count)}
						{group.refused > 0 && <span class="second-line">{formatCount(group.refused)} refused</span>}
						<svg class="share-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
							<rect width={Math.max(1, share * 100)} height="4" />
						</svg>
					</div>
				</td>
				<td data-label="First and last (UTC)">{spanOf(group)}</td>
				{hints !== undefined && (
					<td data-label="What to do">
						<WhatToDo group={group} hints={hints} />
					</td>
				)}
				<td data-label="Records">
					<button
						type="button"
						class="link-button"
						ref={opener}
						aria-expanded={isOpen}
						onClick={() => (isOpen ? hide() : openRecords(dimension, group.names))}
					>
						{isOpen ? 'Hide' : 'Show'}
						<span class="visually-hidden"> records of {namesLabel(group.names)}</span>
					</button>
				</td>
			</tr>
			{isOpen && (
				<tr>
					<td colSpan={columns} class="records">
						<Records open={records} hide={hide} />
					</td>
				</tr>
			)}
		</>
	);
}

function WhatToDo({ group, hints }: { readonly group: Group; readonly hints: readonly Hint[] }) {
	if (group.names.every((name) => name === '')) return <>The log does not say. Open the records, or go by application.</>;
	return (
		<div>
			{hints.map((hint) => (
				<div key={hint.path}>
					<a href={link(hint.path)}>{hint.label}</a>
					{hint.wizard !== undefined && (
						<>
							{' '}
							(
							<a href={link(hint.wizard)}>
								in the wizard<span class="visually-hidden">: {hint.label}</span>
							</a>
							)
						</>
					)}
				</div>
			))}
		</div>
	);
}

function spanOf(group: Group): string {
	const [first, last] = [timeText(group.first), timeText(group.last)].map((time) => time?.slice(0, 16).replace('T', ' '));
	if (first === undefined || last === undefined) return 'not readable';
	return first === last ? first : `${first} to ${last}`;
}
