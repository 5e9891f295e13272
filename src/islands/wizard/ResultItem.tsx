import { useState } from 'preact/hooks';
import type { PlanItem } from '../../advisor/plan-types.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { tick, ticksOf } from '../../stores/progress.ts';
import { dateLines, firstText, needlessText, reasonText } from '../../wording/checklist.ts';
import { stepText } from '../../wording/condition.ts';
import { PRIORITY } from '../../wording/labels.ts';
import { Prose } from './Prose.tsx';
import { Cites, Disagreements } from './Sources.tsx';

interface Props {
	readonly item: PlanItem;
	readonly facts: DecisionFacts;
	/** The set of answers that ticks belong to. */
	readonly fragment: string;
}

/** One line of the checklist. */
export function ResultItem({ item, facts, fragment }: Props) {
	const [done, setDone] = useState(() => ticksOf(fragment).has(item.id));
	const status = item.priority === 'recommended' ? undefined : 'action';
	const box = `done-${item.id}`;
	return (
		<li class="item" data-done={done ? '' : undefined}>
			<div class="item-head">
				<input
					type="checkbox"
					id={box}
					checked={done}
					onChange={(event) => {
						setDone(event.currentTarget.checked);
						tick(fragment, item.id, event.currentTarget.checked);
					}}
				/>
				<h4>
					<label for={box}>{item.title}</label>
				</h4>
				<span class="tag" data-status={status}>
					{PRIORITY[item.priority].text}
				</span>
			</div>
			{item.dates.length > 0 && <p>{dateLines(item).join('; ')}.</p>}
			{item.appliesTo.length > 0 && (
				<p>
					<strong>For:</strong> {item.appliesTo.join('; ')}
				</p>
			)}
			<div class="item-body">
				<div>
					<p>
						<Prose text={item.why} />
					</p>
					{item.needless.length > 0 && <p>{needlessText(facts, item)}</p>}
					{item.after.length > 0 && <p>{firstText(facts, item)}</p>}
					<h5>Do</h5>
					<ol class="steps">
						{item.steps.map((step) => (
							<li key={step.text}>
								<Prose text={stepText(facts, step)} />
							</li>
						))}
					</ol>
				</div>
				<div>
					<h5>Check that it worked</h5>
					<ul>
						{item.verify.map((check) => (
							<li key={check.text}>
								<Prose text={stepText(facts, check)} />
							</li>
						))}
					</ul>
					<h5>Why it is here</h5>
					<p>{reasonText(item.reasons)}</p>
					{item.confidence !== 'documented' && (
						<p class="meta">
							{item.confidence === 'derived'
								? 'Follows from the documents; none says it outright.'
								: 'One document says so; nothing confirms it.'}
						</p>
					)}
					<details>
						<summary>{item.cites.length === 1 ? 'Source' : `${item.cites.length} sources`}</summary>
						<Cites facts={facts} cites={item.cites} />
					</details>
					<Disagreements facts={facts} ids={item.disagreements} />
				</div>
			</div>
		</li>
	);
}
