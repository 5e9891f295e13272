import { useEffect, useRef } from 'preact/hooks';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { TableHead } from '../TableHead.tsx';

/** A column of records: its head, and what it shows of one. */
export type RecordColumn<One> = readonly [head: string, value: (record: One) => string];

interface Props<One> {
	/** Of which group. */
	readonly name: string;
	readonly columns: readonly RecordColumn<One>[];
	readonly records: readonly One[];
	/** Place of the first of them among all. */
	readonly from: number;
	readonly total: number;
	/** How many are shown at once. */
	readonly most: number;
	/** Shows those that begin at a place. */
	readonly move: (from: number) => void;
	readonly hide: () => void;
}

/** Records of the group that is open, under its row. */
export function OpenRecords<One>({ name, columns, records, from, total, most, move, hide }: Props<One>) {
	const heading = useRef<HTMLHeadingElement>(null);
	// Focus goes to the heading when other rows come: the button that asked for them may be gone.
	const shown = useRef(from);
	useEffect(() => {
		if (shown.current !== from) heading.current?.focus();
		shown.current = from;
	}, [from]);
	const label = `Records of ${name}`;
	return (
		<>
			<h4 tabIndex={-1} ref={heading}>
				<bdi>{label}</bdi>
			</h4>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
			<section class="table-scroll" tabIndex={0} aria-label={label}>
				<table>
					<TableHead columns={columns.map(([head]) => head)} />
					<tbody>
						{records.map((record, index) => (
							<tr key={`${from + index}`}>
								{columns.map(([head, value]) => (
									<td key={head} data-label={head}>
										<bdi>{shownText(value(record), 200)}</bdi>
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
			<p class="meta">
				{total === 0
					? 'No rows are kept of this one.'
					: `${formatCount(from + 1)} to ${formatCount(from + records.length)} of ${formatCount(total)}`}{' '}
				{from > 0 && (
					<button type="button" class="link-button" onClick={() => move(Math.max(0, from - most))}>
						Earlier rows
					</button>
				)}
				{from + records.length < total && (
					<button type="button" class="link-button" onClick={() => move(from + most)}>
						Later rows
					</button>
				)}{' '}
				<button type="button" class="link-button" onClick={hide}>
					Hide<span class="visually-hidden"> {label.charAt(0).toLowerCase() + label.slice(1)}</span>
				</button>
			</p>
		</>
	);
}
