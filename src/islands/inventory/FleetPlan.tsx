import type { InventoryView } from '../../inventory/worker/protocol.ts';
import { link } from '../../site/link.ts';
import { PRIORITY } from '../../wording/labels.ts';
import { TableHead } from '../TableHead.tsx';
import { Show, type Shower } from './Show.tsx';

/** What to do, the most urgent for the most machines first; then what would settle what is not known. */
export function FleetPlan({ view: { items, open }, show }: { readonly view: InventoryView; readonly show: Shower }) {
	const needed = items.filter(({ machines, perhaps }) => machines + perhaps > 0);
	return (
		<section aria-labelledby="fleet-plan">
			<h2 id="fleet-plan">What to do</h2>
			{needed.length === 0 ? (
				<p>Nothing that these files show.</p>
			) : (
				<table class="table-stacked">
					<TableHead columns={['Item', 'Priority', 'Machines', 'Perhaps more']} />
					<tbody>
						{needed.map(({ id, title, priority, machines, perhaps }) => (
							<tr key={id}>
								<th scope="row">
									<a href={link(`/checklist/#${id}`)}>{title}</a>
								</th>
								<td data-label="Priority">
									<span class="tag" data-status={PRIORITY[priority].tone}>
										{PRIORITY[priority].text}
									</span>
								</td>
								<td data-label="Machines">
									<Show count={machines} chosen={{ kind: 'item', id, certain: true }} show={show} />
								</td>
								<td data-label="Perhaps more">
									<Show count={perhaps} chosen={{ kind: 'item', id, certain: false }} show={show} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			{open.length > 0 && (
				<>
					<h3>What would settle the rest</h3>
					<p>
						One run of <a href={link('/downloads/powershell-check/')}>check.ps1</a> on a machine answers all of this: over{' '}
						<a href={link('/downloads/powershell-collect/')}>PowerShell remoting</a>,{' '}
						<a href={link('/downloads/intune/')}>Intune</a> or{' '}
						<a href={link('/downloads/configuration-manager/')}>Configuration Manager</a>. A number lists the machines; under the
						list are their names for such a tool. Give the output here.
					</p>
					<table class="table-stacked">
						<TableHead columns={['Not known', 'Machines']} />
						<tbody>
							{open.map(({ question, subject, machines }) => (
								<tr key={question}>
									<th scope="row">{subject.charAt(0).toUpperCase() + subject.slice(1)}</th>
									<td data-label="Machines">
										<Show count={machines} chosen={{ kind: 'open', question }} show={show} />
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</>
			)}
		</section>
	);
}
