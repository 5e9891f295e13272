import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Largest } from '../../reading/files/reader-view.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { TableHead } from '../TableHead.tsx';

/** Rows of a table before "Show all". */
const FEW = 10;

/** What a row shows of a group. */
export interface GroupCells {
	readonly key: string;
	readonly name: string;
	/** Small print under the name, and under the number. */
	readonly nameNote?: string;
	readonly countNote?: string;
	readonly count: number;
	/** First and last time. */
	readonly span: string;
	/** Undefined in tables that lead nowhere. */
	readonly whatToDo?: ComponentChildren;
	/** Shows its records, if they are open. */
	readonly records: ((hide: () => void) => ComponentChildren) | undefined;
	readonly open: () => void;
}

interface Props<Group> {
	/** Unique on the page. */
	readonly id: string;
	/** By what the groups are made. */
	readonly label: string;
	/** What the numbers count. */
	readonly counted: string;
	readonly groups: Largest<Group>;
	/** As many as a full bar stands for. */
	readonly all: number;
	/** The table has a column that says what to do. */
	readonly leads: boolean;
	readonly cellsOf: (group: Group) => GroupCells;
	/** Closes the records that are open. */
	readonly close: () => void;
	/** Before the table, and after it. */
	readonly advice?: ComponentChildren;
	readonly remarks?: ComponentChildren;
}

/** Whom to act on, by one way of grouping: a table, with the records of the row that is open under that row. */
export function GroupRows<Group>({
	id,
	label,
	counted,
	groups: { largest, total },
	all,
	leads,
	cellsOf,
	close,
	advice,
	remarks,
}: Props<Group>) {
	const [showsAll, setShowsAll] = useState(false);
	const shown = showsAll ? largest : largest.slice(0, FEW);
	const heads = [label, counted, 'First and last (UTC)', ...(leads ? ['What to do'] : []), 'Records'];
	return (
		<section aria-labelledby={id}>
			<h3 id={id}>{label}</h3>
			{advice}
			<table class="table-stacked">
				<TableHead columns={heads} />
				<tbody>
					{shown.map(cellsOf).map((cells) => (
						<GroupRow
							key={cells.key}
							cells={cells}
							close={close}
							counted={counted}
							columns={heads.length}
							share={cells.count / all}
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
			{remarks}
		</section>
	);
}

interface RowProps {
	readonly cells: GroupCells;
	readonly close: () => void;
	readonly counted: string;
	/** Columns of the table. */
	readonly columns: number;
	readonly share: number;
}

function GroupRow({ cells, close, counted, columns, share }: RowProps) {
	const opener = useRef<HTMLButtonElement>(null);
	const isOpen = cells.records !== undefined;
	const hide = () => {
		close();
		opener.current?.focus();
	};
	return (
		<>
			<tr>
				<th scope="row">
					<bdi>{cells.name}</bdi>
					{cells.nameNote !== undefined && <span class="second-line">{cells.nameNote}</span>}
				</th>
				<td data-label={counted}>
					<div>
						{formatCount(cells.count)}
						{cells.countNote !== undefined && <span class="second-line">{cells.countNote}</span>}
						<svg class="share-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
							<rect width={Math.max(1, share * 100)} height="4" />
						</svg>
					</div>
				</td>
				<td data-label="First and last (UTC)">{cells.span}</td>
				{cells.whatToDo !== undefined && <td data-label="What to do">{cells.whatToDo}</td>}
				<td data-label="Records">
					<button type="button" class="link-button" ref={opener} aria-expanded={isOpen} onClick={isOpen ? hide : cells.open}>
						{isOpen ? 'Hide' : 'Show'}
						<span class="visually-hidden"> records of {cells.name}</span>
					</button>
				</td>
			</tr>
			{isOpen && (
				<tr>
					<td colSpan={columns} class="records">
						{cells.records?.(hide)}
					</td>
				</tr>
			)}
		</>
	);
}
