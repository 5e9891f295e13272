import type { PlanMilestone } from '../../advisor/plan-types.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { TableHead } from '../TableHead.tsx';
import { Cites, Disagreements } from './Sources.tsx';

/** What stops working and since when, for the services of this estate. */
export function MilestoneTable({
	milestones,
	facts,
}: {
	readonly milestones: readonly PlanMilestone[];
	readonly facts: DecisionFacts;
}) {
	return (
		<table class="table-stacked">
			<TableHead columns={['What', 'When', 'What you notice']} />
			<tbody>
				{milestones.map(({ id, title, statusText, effect, confirmedNote, disagreements, cites }) => (
					<tr key={id}>
						<th scope="row">{title}</th>
						<td data-label="When">{statusText}</td>
						<td data-label="What you notice">
							<div>
								{effect}
								<details>
									<summary>Sources</summary>
									<p>{confirmedNote}</p>
									<Cites facts={facts} cites={cites} />
								</details>
								<Disagreements facts={facts} ids={disagreements} />
							</div>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
