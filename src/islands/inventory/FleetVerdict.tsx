import { total } from '../../inventory/fleet/fleet-counts.ts';
import { VERDICTS } from '../../inventory/fleet/fleet-summary.ts';
import { VERDICT_LABELS } from '../../inventory/fleet/labels.ts';
import type { InventoryView } from '../../inventory/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { Show, type Shower } from './Show.tsx';

/** What stands below the answer, by the ids of its headings. */
const PARTS = [
	['picture', 'Picture'],
	['fleet-plan', 'What to do'],
	['machines-title', 'List of machines'],
	['groups-title', 'Groups'],
	['compare-title', 'Compare with last month'],
	['exports-title', 'Save and download'],
] as const;

/** The answer in a sentence that a manager understands, and what it is worth. */
export function FleetVerdict({ view, show }: { readonly view: InventoryView; readonly show: Shower }) {
	const { machines, counts, items, files, groups, standings } = view;
	const legacy = standings.find(({ name }) => name === 'legacy-use')?.machines ?? 0;
	const action = total(counts, 'action-needed');
	const unknown = total(counts, 'unknown');
	const of = `${formatCount(machines)} ${machines === 1 ? 'machine' : 'machines'}`;
	const inventoryOnly = counts.unknown.inventory + counts['action-needed'].inventory;
	const first = items.find(({ priority, machines: needing }) => priority !== 'recommended' && needing > 0);
	const isWhole = files.every(({ problems }) => problems.every(({ severity }) => severity === 'notice'));
	const status = action > 0 ? 'action' : machines > 0 && unknown === 0 && isWhole ? 'ready' : 'unknown';
	const sentence =
		machines === 0
			? 'Unknown: no machine was read.'
			: action > 0
				? `Action needed on ${formatCount(action)} of ${of}.`
				: unknown > 0
					? `Unknown: not enough is known of ${formatCount(unknown)} of ${of}.`
					: `${isWhole ? 'Ready' : 'Unknown'}: all ${of} that were read are in order.`;
	return (
		<div class="verdict" data-status={status}>
			<h2 id="verdict" tabIndex={-1}>
				{sentence}
			</h2>
			{machines > 0 && (
				<ul>
					{groups.kind.largest.map(({ name, machines: all, counts: ofKind }) => (
						<li key={name}>
							{name} ({formatCount(all)}):{' '}
							{VERDICTS.map((verdict, at) => (
								<>
									{at > 0 && ', '}
									<Show count={total(ofKind, verdict)} chosen={{ kind: 'group', by: 'kind', name, verdict }} show={show}>
										{` ${VERDICT_LABELS[verdict].toLowerCase()}`}
									</Show>
								</>
							))}
							.
						</li>
					))}
					{legacy > 0 && (
						<li>
							<Show count={legacy} chosen={{ kind: 'standing', name: 'legacy-use' }} show={show}>
								{legacy === 1 ? ' machine' : ' machines'}
							</Show>{' '}
							used TLS 1.0, TLS 1.1 or 3DES, by the logs given.
						</li>
					)}
					{first !== undefined && (
						<li>
							First: {first.title} ({formatCount(first.machines)} {first.machines === 1 ? 'machine' : 'machines'}).
						</li>
					)}
					{inventoryOnly > 0 && (
						<li>
							Of {formatCount(inventoryOnly)} only the inventory is known. It can show that a machine is not ready, never that it
							is.
						</li>
					)}
					{!isWhole && (
						<li>
							Not every file could be read to its end: <a href="#given">Files read</a> names what is missing.
						</li>
					)}
				</ul>
			)}
			{machines > 0 && (
				<p class="no-print">
					Below:{' '}
					{PARTS.map(([id, label], index) => (
						<span key={id}>
							{index > 0 && ', '}
							<a href={`#${id}`}>{label}</a>
						</span>
					))}
				</p>
			)}
		</div>
	);
}
