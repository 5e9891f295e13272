import type { PlanMilestone } from '../../advisor/plan-types.ts';
import { byMeaning } from '../../wording/milestone-groups.ts';
import { TableHead } from '../TableHead.tsx';
import { Cites, Disagreements } from './Sources.tsx';
import type { Whole } from './whole.ts';

/** The dates behind the work: what stops, and apart from it what only starts or changes. */
export function Milestones({ plan, facts }: Whole) {
	if (plan.milestones.length === 0)
		return (
			<section aria-labelledby="milestones">
				<h2 id="milestones">What stops working, and when</h2>
				<p>None of the published dates concerns the services that you named.</p>
			</section>
		);
	return (
		<>
			{byMeaning(plan.milestones).map(({ id, title, milestones }) => (
				<section key={id} aria-labelledby={id}>
					<h2 id={id}>{title}</h2>
					<MilestoneTable milestones={milestones} facts={facts} />
				</section>
			))}
		</>
	);
}

interface TableProps {
	readonly milestones: readonly PlanMilestone[];
	readonly facts: Whole['facts'];
}

function MilestoneTable({ milestones, facts }: TableProps) {
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
