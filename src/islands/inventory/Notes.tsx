import { standingLabel } from '../../inventory/fleet/labels.ts';
import type { InventoryView } from '../../inventory/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { openMachine } from '../../stores/inventory.ts';
import { TableHead } from '../TableHead.tsx';
import { Show, type Shower } from './Show.tsx';

const FEW = 20;

/** What is to be known about machines before they are counted on, and those that differ from their group. None is left out of the counts. */
export function Notes({ view: { standings, odd }, show }: { readonly view: InventoryView; readonly show: Shower }) {
	const told = standings.filter(({ machines }) => machines > 0);
	return (
		<>
			{told.length > 0 && (
				<section aria-labelledby="notes-title">
					<h2 id="notes-title">Before you count on it</h2>
					<p>These machines are in all figures above. Whether they are still there only you can tell.</p>
					<dl class="facts">
						{told.map(({ name, machines }) => (
							<div key={name}>
								<dt>{standingLabel(name)}</dt>
								<dd>
									<Show count={machines} chosen={{ kind: 'standing', name }} show={show}>
										{machines === 1 ? ' machine' : ' machines'}
									</Show>
								</dd>
							</div>
						))}
					</dl>
				</section>
			)}
			{odd.total > 0 && (
				<section aria-labelledby="odd-title">
					<h2 id="odd-title">Odd ones out</h2>
					<p>
						Machines that differ from at least nine in ten of their group with the same Windows.{' '}
						<Show count={odd.total} chosen={{ kind: 'odd' }} show={show}>
							{odd.total === 1 ? ' machine' : ' machines'}
						</Show>
						{odd.total > FEW && `; the first ${formatCount(FEW)} are here.`}
					</p>
					<table class="table-stacked">
						<TableHead columns={['Machine', 'Group', 'Differs in']} />
						<tbody>
							{odd.largest.slice(0, FEW).map(({ machine, name, group, differs }) => (
								<tr key={`${machine} ${group}`}>
									<th scope="row">
										<button type="button" class="link-button" onClick={() => openMachine(machine)}>
											<bdi>{shownText(name, 80)}</bdi>
										</button>
									</th>
									<td data-label="Group">
										<bdi>{shownText(group, 120)}</bdi>
									</td>
									<td data-label="Differs in">{differs.join('; ')}</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
		</>
	);
}
