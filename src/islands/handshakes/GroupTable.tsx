import { useStore } from '@nanostores/preact';
import { useRef, useState } from 'preact/hooks';
import type { Dimension, Group } from '../../handshakes/session/legacy-connections.ts';
import { DIMENSION_LABELS, nameLabel, spanLabel } from '../../handshakes/summary/summary-text.ts';
import type { ReaderView } from '../../handshakes/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { link } from '../../site/link.ts';
import { $records, openRecords } from '../../stores/handshakes.ts';
import { type Hint, hintsFor } from '../sign-in-logs/hints.ts';
import { TableHead } from '../TableHead.tsx';
import { Records } from './Records.tsx';

/** Rows of a table before "Show all". */
const FEW = 10;

/** Where to read on. */
export interface Advice {
	readonly label: string;
	/** Within the site. */
	readonly path: string;
}

interface Props {
	readonly dimension: Dimension;
	readonly use: ReaderView['use'];
	readonly hints: readonly Hint[];
	readonly advice: Advice | undefined;
}

/** Whom to act on, by one way of grouping: a table, with the records of the row that is open under that row. */
export function GroupTable({ dimension, use, hints, advice }: Props) {
	const [showsAll, setShowsAll] = useState(false);
	const { largest, total } = use.groups[dimension];
	const shown = showsAll ? largest : largest.slice(0, FEW);
	const label = DIMENSION_LABELS[dimension];
	const leads = dimension === 'userAgent' || dimension === 'program';
	const heads = [label, 'Legacy connections', 'First and last (UTC)', ...(leads ? ['What to do'] : []), 'Records'];
	return (
		<section aria-labelledby={`by-${dimension}`}>
			<h3 id={`by-${dimension}`}>{label}</h3>
			{advice !== undefined && (
				<p>
					What to do: <a href={link(advice.path)}>{advice.label}</a>.
				</p>
			)}
			<table class="table-stacked">
				<TableHead columns={heads} />
				<tbody>
					{shown.map((group) => (
						<GroupRow
							key={group.name}
							dimension={dimension}
							group={group}
							columns={heads.length}
							share={group.count / use.byUse.legacy}
							hints={leads ? hintsFor(hints, [group.name]) : undefined}
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
			{use.ungrouped[dimension] > 0 && (
				<p class="meta">{formatCount(use.ungrouped[dimension])} connections are in none of these groups: there were too many.</p>
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
	const isOpen = records?.dimension === dimension && records.name === group.name;
	const hide = () => {
		$records.set(undefined);
		opener.current?.focus();
	};
	return (
		<>
			<tr>
				<th scope="row">
					<bdi>{nameLabel(group.name)}</bdi>
				</th>
				<td data-label="Legacy connections">
					<div>
						{formatCount(group.count)}
						<svg class="share-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
							<rect width={Math.max(1, share * 100)} height="4" />
						</svg>
					</div>
				</td>
				<td data-label="First and last (UTC)">{spanLabel(group)}</td>
				{hints !== undefined && (
					<td data-label="What to do">
						<div>
							{hints.map((hint) => (
								<div key={hint.path}>
									<a href={link(hint.path)}>{hint.label}</a>
								</div>
							))}
						</div>
					</td>
				)}
				<td data-label="Records">
					<button
						type="button"
						class="link-button"
						ref={opener}
						aria-expanded={isOpen}
						onClick={() => (isOpen ? hide() : openRecords(dimension, group.name))}
					>
						{isOpen ? 'Hide' : 'Show'}
						<span class="visually-hidden"> records of {nameLabel(group.name)}</span>
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
