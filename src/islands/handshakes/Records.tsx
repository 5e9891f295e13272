import { useEffect, useRef } from 'preact/hooks';
import type { Row } from '../../handshakes/session/legacy-connections.ts';
import { nameLabel, spanLabel, suiteLabel } from '../../handshakes/summary/summary-text.ts';
import { type Records as OpenRecords, SHOWN_RECORDS } from '../../handshakes/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { openRecords } from '../../stores/handshakes.ts';
import { TableHead } from '../TableHead.tsx';

const COLUMNS: readonly (readonly [head: string, value: (row: Row) => string])[] = [
	['Connections', (row) => formatCount(row.count)],
	['First and last (UTC)', spanLabel],
	['Version and cipher', suiteLabel],
	['Client', (row) => row.client],
	['Server or target', (row) => row.server],
	['Process', (row) => row.program],
	['User agent', (row) => row.userAgent],
	['Account or sender', (row) => row.account],
	['Recorded on', (row) => row.side],
];

interface Props {
	readonly open: OpenRecords;
	readonly hide: () => void;
}

/** Rows of the group that is open, under its own row. */
export function Records({ open, hide }: Props) {
	const { dimension, name, records, from, total } = open;
	const heading = useRef<HTMLHeadingElement>(null);
	// Focus goes to the heading when other rows come: the button that asked for them may be gone.
	const shown = useRef(from);
	useEffect(() => {
		if (shown.current !== from) heading.current?.focus();
		shown.current = from;
	}, [from]);
	const move = (to: number) => openRecords(dimension, name, to);
	const label = `Records of ${nameLabel(name)}`;
	return (
		<>
			<h4 tabIndex={-1} ref={heading}>
				<bdi>{label}</bdi>
			</h4>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
			<section class="table-scroll" tabIndex={0} aria-label={label}>
				<table>
					<TableHead columns={COLUMNS.map(([head]) => head)} />
					<tbody>
						{records.map((row, index) => (
							<tr key={`${from + index}`}>
								{COLUMNS.map(([head, value]) => (
									<td key={head} data-label={head}>
										<bdi>{shownText(value(row), 200)}</bdi>
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
					<button type="button" class="link-button" onClick={() => move(Math.max(0, from - SHOWN_RECORDS))}>
						Earlier rows
					</button>
				)}
				{from + records.length < total && (
					<button type="button" class="link-button" onClick={() => move(from + SHOWN_RECORDS)}>
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
