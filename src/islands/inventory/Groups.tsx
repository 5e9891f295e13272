import { useState } from 'preact/hooks';
import { total } from '../../inventory/fleet/fleet-counts.ts';
import { type Grouping, VERDICTS } from '../../inventory/fleet/fleet-summary.ts';
import { GROUPING_LABELS, VERDICT_LABELS } from '../../inventory/fleet/labels.ts';
import type { InventoryView } from '../../inventory/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import { TableHead } from '../TableHead.tsx';
import { Show, type Shower } from './Show.tsx';
import { StackedBar } from './StackedBar.tsx';

const FEW = 10;

/** Machines by unit, group, Windows or role; those with most work first. */
export function Groups({ view: { groups }, show }: { readonly view: InventoryView; readonly show: Shower }) {
	const ways = (Object.keys(GROUPING_LABELS) as Grouping[]).filter((by) => groups[by].total > 0);
	const [by, setBy] = useState<Grouping>(ways[0] ?? 'windows');
	const [showsAll, setShowsAll] = useState(false);
	const way = ways.includes(by) ? by : (ways[0] ?? 'windows');
	const { largest, total: all } = groups[way];
	const shown = showsAll ? largest : largest.slice(0, FEW);
	const most = Math.max(...largest.map(({ machines }) => machines));
	return (
		<section aria-labelledby="groups-title">
			<h2 id="groups-title">By group</h2>
			<div class="form-group">
				<label class="label" for="grouping">
					Group by
				</label>
				<select id="grouping" value={way} onChange={(event) => setBy(event.currentTarget.value as Grouping)}>
					{ways.map((each) => (
						<option key={each} value={each}>
							{GROUPING_LABELS[each]}
						</option>
					))}
				</select>
			</div>
			<table class="table-stacked">
				<TableHead columns={[GROUPING_LABELS[way], 'Machines', ...VERDICTS.map((verdict) => VERDICT_LABELS[verdict])]} />
				<tbody>
					{shown.map(({ name, machines, counts }) => (
						<tr key={name}>
							<th scope="row">
								<bdi>{shownText(name, 200)}</bdi>
								<StackedBar of={most} figure={(verdict) => total(counts, verdict)} />
							</th>
							<td data-label="Machines">
								<Show count={machines} chosen={{ kind: 'group', by: way, name }} show={show} />
							</td>
							{VERDICTS.map((verdict) => (
								<td key={verdict} data-label={VERDICT_LABELS[verdict]}>
									<Show count={total(counts, verdict)} chosen={{ kind: 'group', by: way, name, verdict }} show={show} />
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
			{!showsAll && largest.length > FEW && (
				<button type="button" class="link-button" onClick={() => setShowsAll(true)}>
					Show {formatCount(largest.length)} of {formatCount(all)}
				</button>
			)}
			{showsAll && all > largest.length && <p class="meta">{formatCount(all - largest.length)} more are in the CSV.</p>}
		</section>
	);
}
