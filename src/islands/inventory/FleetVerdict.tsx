import { total } from '../../inventory/fleet/fleet-counts.ts';
import type { InventoryView } from '../../inventory/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';

/** The answer in a sentence that a manager understands, and what it is worth. */
export function FleetVerdict({ view }: { readonly view: InventoryView }) {
	const { machines, counts, items, files } = view;
	const [action, unknown, ready] = (['action-needed', 'unknown', 'ready'] as const).map((verdict) => total(counts, verdict)) as [
		number,
		number,
		number,
	];
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
					<li>
						{formatCount(action)} need action, {formatCount(unknown)} are not known well enough, {formatCount(ready)} are ready.
					</li>
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
					{!isWhole && <li>Not every file could be read to its end; what is missing is named under "Files read".</li>}
				</ul>
			)}
		</div>
	);
}
