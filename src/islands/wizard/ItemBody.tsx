import type { PlanItem } from '../../advisor/plan-types.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { dateLines, firstText, needlessText, reasonText } from '../../wording/checklist.ts';
import { stepText } from '../../wording/condition.ts';
import { Prose } from './Prose.tsx';
import { Cites, Disagreements } from './Sources.tsx';
import { StepText } from './StepText.tsx';

interface Props {
	readonly item: PlanItem;
	readonly facts: DecisionFacts;
}

/** What an item says: what to do, how to know that it worked, and why it is there. */
export function ItemBody({ item, facts }: Props) {
	return (
		<>
			<div class="no-print">
				{item.appliesTo.length > 0 && (
					<p>
						<strong>For:</strong> {item.appliesTo.join('; ')}
					</p>
				)}
				{item.dates.length > 0 && <p>{dateLines(item).join('; ')}.</p>}
			</div>
			<div class="item-body">
				<div>
					<p class="item-why">
						<Prose text={item.why} />
					</p>
					{item.needless.length > 0 && <p>{needlessText(facts, item)}</p>}
					{item.after.length > 0 && <p>{firstText(facts, item)}</p>}
					<h5>Do</h5>
					<ol class="steps">
						{item.steps.map((step) => (
							<li key={step.text}>
								<StepText text={stepText(facts, step)} />
							</li>
						))}
					</ol>
				</div>
				<div>
					<h5>Check that it worked</h5>
					<ul>
						{item.verify.map((check) => (
							<li key={check.text}>
								<StepText text={stepText(facts, check)} />
							</li>
						))}
					</ul>
					<div class="no-print">
						<h5>Why it is here</h5>
						<p>{reasonText(item.reasons)}</p>
						{item.confidence !== 'documented' && (
							<p class="meta">
								{item.confidence === 'derived'
									? 'Our conclusion from the documents; none states it directly.'
									: 'One document says this. We found no confirmation.'}
							</p>
						)}
						<details>
							<summary>{item.cites.length === 1 ? 'Source' : `${item.cites.length} sources`}</summary>
							<Cites facts={facts} cites={item.cites} />
						</details>
						<Disagreements facts={facts} ids={item.disagreements} />
					</div>
				</div>
			</div>
		</>
	);
}
