import { useStore } from '@nanostores/preact';
import { formatCount } from '../../reading/text/format-count.ts';
import { type Dimension, type Group, groupKey } from '../../signins/session/legacy-records.ts';
import { DIMENSION_LABELS, namesLabel, timeText } from '../../signins/summary/summary-text.ts';
import type { ReaderView } from '../../signins/worker/protocol.ts';
import { link } from '../../site/link.ts';
import { $records, openRecords } from '../../stores/sign-in-logs.ts';
import { type GroupCells, GroupRows } from '../given-files/GroupRows.tsx';
import { type Hint, hintsFor } from './hints.ts';
import { Records } from './Records.tsx';

interface Props {
	readonly dimension: Dimension;
	readonly view: ReaderView;
	readonly hints: readonly Hint[];
}

/** Whom to act on, by one way of grouping. */
export function GroupTable({ dimension, view, hints }: Props) {
	const records = useStore($records);
	const leads = dimension === 'userAgent' || dimension === 'platform';
	const cellsOf = (group: Group): GroupCells => {
		const key = groupKey(dimension, group.names);
		return {
			key,
			name: namesLabel(group.names),
			...(dimension === 'account' && { nameNote: group.isWorkload ? 'Service principal or managed identity' : 'User' }),
			count: group.count,
			...(group.refused > 0 && { countNote: `${formatCount(group.refused)} refused` }),
			span: spanOf(group),
			...(leads && { whatToDo: <WhatToDo group={group} hints={hintsFor(hints, group.names)} /> }),
			records:
				records?.dimension === dimension && groupKey(dimension, records.names) === key
					? (hide) => <Records open={records} hide={hide} />
					: undefined,
			open: () => openRecords(dimension, group.names),
		};
	};
	return (
		<GroupRows
			id={`by-${dimension}`}
			label={DIMENSION_LABELS[dimension]}
			counted="Legacy sign-ins"
			groups={view.groups[dimension]}
			all={view.totals.legacy}
			leads={leads}
			cellsOf={cellsOf}
			close={() => $records.set(undefined)}
		/>
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
