import { useStore } from '@nanostores/preact';
import type { Dimension, Group } from '../../handshakes/session/legacy-connections.ts';
import { DIMENSION_LABELS, nameLabel, spanLabel } from '../../handshakes/summary/summary-text.ts';
import type { ReaderView } from '../../handshakes/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { link } from '../../site/link.ts';
import { $records, openRecords } from '../../stores/handshakes.ts';
import { type GroupCells, GroupRows } from '../given-files/GroupRows.tsx';
import { type Hint, hintsFor } from '../sign-in-logs/hints.ts';
import { Records } from './Records.tsx';

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

/** Whom to act on, by one way of grouping. */
export function GroupTable({ dimension, use, hints, advice }: Props) {
	const records = useStore($records);
	const leads = dimension === 'userAgent' || dimension === 'program';
	const cellsOf = (group: Group): GroupCells => ({
		key: group.name,
		name: nameLabel(group.name),
		count: group.count,
		span: spanLabel(group),
		...(leads && { whatToDo: <WhatToDo hints={hintsFor(hints, [group.name])} /> }),
		records:
			records?.dimension === dimension && records.name === group.name
				? (hide) => <Records open={records} hide={hide} />
				: undefined,
		open: () => openRecords(dimension, group.name),
	});
	return (
		<GroupRows
			id={`by-${dimension}`}
			label={DIMENSION_LABELS[dimension]}
			counted="Legacy connections"
			groups={use.groups[dimension]}
			all={use.byUse.legacy}
			leads={leads}
			cellsOf={cellsOf}
			close={() => $records.set(undefined)}
			advice={
				advice !== undefined && (
					<p>
						What to do: <a href={link(advice.path)}>{advice.label}</a>.
					</p>
				)
			}
			remarks={
				use.ungrouped[dimension] > 0 && (
					<p class="meta">
						{formatCount(use.ungrouped[dimension])} connections are in none of these groups: there were too many.
					</p>
				)
			}
		/>
	);
}

function WhatToDo({ hints }: { readonly hints: readonly Hint[] }) {
	return (
		<div>
			{hints.map((hint) => (
				<div key={hint.path}>
					<a href={link(hint.path)}>{hint.label}</a>
				</div>
			))}
		</div>
	);
}
