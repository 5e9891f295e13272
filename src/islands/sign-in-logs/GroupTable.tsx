import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import { type Dimension, type Group, groupKey } from '../../signins/legacy-records.ts';
import { SHOWN_RECORDS, type View } from '../../signins/reading.ts';
import { shownText } from '../../signins/shown-text.ts';
import type { SignIn } from '../../signins/sign-in.ts';
import { KIND_LABELS, number } from '../../signins/summary.ts';
import { DIMENSION_LABELS, namesLabel, timeText } from '../../signins/summary-text.ts';
import { type Hint, hintsFor } from './hints.ts';
import { $records, openRecords } from './reading-store.ts';

/** Rows of a table before "Show all". */
const FEW = 10;

/** Whom to act on, by one way of grouping: a table, and under it the records of the row that is open. */
export function GroupTable({
	dimension,
	view,
	hints,
}: {
	readonly dimension: Dimension;
	readonly view: View;
	readonly hints: readonly Hint[];
}) {
	const [showsAll, setShowsAll] = useState(false);
	const { largest, total } = view.groups[dimension];
	const shown = showsAll ? largest : largest.slice(0, FEW);
	const label = DIMENSION_LABELS[dimension];
	const leads = dimension === 'userAgent' || dimension === 'platform';
	const records = useStore($records);
	return (
		<section aria-labelledby={`by-${dimension}`}>
			<h3 id={`by-${dimension}`}>{label}</h3>
			<table class="table-stacked">
				<thead>
					<tr>
						{[label, 'Legacy sign-ins', 'First and last (UTC)', ...(leads ? ['What to do'] : []), 'Records'].map((head) => (
							<th key={head} scope="col">
								{head}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{shown.map((group) => (
						<GroupRow
							key={groupKey(group.names)}
							dimension={dimension}
							group={group}
							share={group.count / view.totals.legacy}
							hints={leads ? hintsFor(hints, group.names) : undefined}
						/>
					))}
				</tbody>
			</table>
			{!showsAll && largest.length > FEW && (
				<button type="button" class="link-button" onClick={() => setShowsAll(true)}>
					Show {number(largest.length)} of {number(total)}
					<span class="visually-hidden"> by {label}</span>
				</button>
			)}
			{records?.dimension === dimension && <Records key={groupKey(records.names)} open={records} />}
			{showsAll && total > largest.length && <p class="meta">{number(total - largest.length)} more are in the JSON summary.</p>}
		</section>
	);
}

interface RowProps {
	readonly dimension: Dimension;
	readonly group: Group;
	readonly share: number;
	/** Undefined in tables that lead nowhere. */
	readonly hints: readonly Hint[] | undefined;
}

function GroupRow({ dimension, group, share, hints }: RowProps) {
	const records = useStore($records);
	const isOpen = records?.dimension === dimension && groupKey(records.names) === groupKey(group.names);
	return (
		<tr>
			<th scope="row">
				<bdi>{namesLabel(group.names)}</bdi>
			</th>
			<td data-label="Legacy sign-ins">
				{number(group.count)}
				<svg class="share-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
					<rect width={Math.max(1, share * 100)} height="4" />
				</svg>
			</td>
			<td data-label="First and last (UTC)">{spanOf(group)}</td>
			{hints !== undefined && (
				<td data-label="What to do">
					{hints.map((hint) => (
						<div key={hint.address}>
							<a href={hint.address}>{hint.label}</a>
							{hint.wizard !== undefined && (
								<>
									{' '}
									(
									<a href={hint.wizard}>
										in the wizard<span class="visually-hidden">: {hint.label}</span>
									</a>
									)
								</>
							)}
						</div>
					))}
				</td>
			)}
			<td data-label="Records">
				<button
					type="button"
					class="link-button"
					aria-expanded={isOpen}
					onClick={() => (isOpen ? $records.set(undefined) : openRecords(dimension, group.names))}
				>
					{isOpen ? 'Hide' : 'Show'}
					<span class="visually-hidden"> records of {namesLabel(group.names)}</span>
				</button>
			</td>
		</tr>
	);
}

function spanOf(group: Group): string {
	const [first, last] = [timeText(group.first), timeText(group.last)].map((time) => time?.slice(0, 16).replace('T', ' '));
	if (first === undefined || last === undefined) return 'not readable';
	return first === last ? first : `${first} to ${last}`;
}

const COLUMNS: readonly (readonly [head: string, value: (signIn: SignIn) => string])[] = [
	['Time', (signIn) => signIn.createdDateTime],
	['Kind', (signIn) => KIND_LABELS[signIn.kind]],
	['Account', (signIn) => signIn.userPrincipalName || signIn.servicePrincipalName || signIn.userDisplayName],
	['Application', (signIn) => signIn.appDisplayName || signIn.appId],
	['Resource', (signIn) => signIn.resourceDisplayName],
	['IP address', (signIn) => signIn.ipAddress],
	['User agent', (signIn) => signIn.userAgent],
	['System', (signIn) => [signIn.operatingSystem, signIn.browser].filter((part) => part !== '').join(', ')],
	['Id', (signIn) => signIn.id],
	['File', (signIn) => signIn.file],
];

/** Sign-ins of the group that is open, under its table. */
function Records({ open }: { readonly open: NonNullable<ReturnType<typeof $records.get>> }) {
	const { dimension, names, records, from, total } = open;
	const move = (to: number) => openRecords(dimension, names, to);
	const label = `Records of ${namesLabel(names)}`;
	return (
		<>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
			<section class="table-scroll" tabIndex={0} aria-label={label}>
				<table>
					<thead>
						<tr>
							{COLUMNS.map(([head]) => (
								<th key={head} scope="col">
									{head}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{records.map((signIn, index) => (
							<tr key={`${from + index}`}>
								{COLUMNS.map(([head, value]) => (
									<td key={head}>
										<bdi>{shownText(value(signIn), 200)}</bdi>
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
			<p class="meta">
				{number(from + 1)} to {number(from + records.length)} of {number(total)}{' '}
				{from > 0 && (
					<button type="button" class="link-button" onClick={() => move(Math.max(0, from - SHOWN_RECORDS))}>
						Earlier rows
					</button>
				)}
				{from + records.length < total && (
					<button type="button" class="link-button" onClick={() => move(from + SHOWN_RECORDS)}>
						Later rows
					</button>
				)}
			</p>
		</>
	);
}
