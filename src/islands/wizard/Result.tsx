import { useStore } from '@nanostores/preact';
import { useMemo } from 'preact/hooks';
import { plan as planFor } from '../../advisor/plan.ts';
import { sectionsOf } from '../../advisor/plan-order.ts';
import type { Plan } from '../../advisor/plan-types.ts';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { $today } from '../../stores/today.ts';
import { $answers, changeAnswer, showCheck } from '../../stores/wizard.ts';
import { SECTION_TITLES } from '../../wording/checklist.ts';
import type { Tone } from '../../wording/labels.ts';
import { verdictWords } from '../../wording/verdict.ts';
import { CopyCode } from './CopyCode.tsx';
import { CopyLink } from './CopyLink.tsx';
import { Downloads } from './Downloads.tsx';
import { MilestoneTable } from './MilestoneTable.tsx';
import { ResultItem } from './ResultItem.tsx';
import { SinceThen } from './SinceThen.tsx';

/** The tone of each verdict. */
const TONES: Readonly<Record<Plan['verdict'], Tone>> = { ready: 'ready', 'action-needed': 'action', unknown: 'unknown' };

/** Scrolls to a part of the page. The address keeps its fragment, which holds the answers. */
function jump(id: string): void {
	const target = document.getElementById(id);
	target?.scrollIntoView();
	target?.focus();
}

/** The verdict first, then what stops, what to do, what is unknown, and the downloads. */
export function Result({ facts }: { readonly facts: DecisionFacts }) {
	const answers = useStore($answers);
	const today = useStore($today);
	const plan = useMemo(() => planFor(facts, answers, today), [facts, answers, today]);
	const { title, sentence } = verdictWords(plan);
	const status = TONES[plan.verdict];
	return (
		<div class="wizard-result">
			<h1 tabIndex={-1}>Your checklist</h1>
			<div class="verdict" data-status={status}>
				<h2>
					<span class="tag" data-status={status}>
						{title}
					</span>
				</h2>
				<p>{sentence}</p>
				<p class="result-jumps no-print">
					<button type="button" class="link-button" onClick={() => jump('items')}>
						What to do ({plan.items.length})
					</button>{' '}
					{plan.unknowns.length > 0 && (
						<>
							<button type="button" class="link-button" onClick={() => jump('unknowns')}>
								What is not known ({plan.unknowns.length})
							</button>{' '}
						</>
					)}
					<button type="button" class="link-button" onClick={() => jump('downloads')}>
						Downloads
					</button>
				</p>
			</div>
			<div class="button-row no-print">
				<button type="button" class="button-secondary" onClick={showCheck}>
					Check or change answers
				</button>
				<button type="button" class="button-secondary" onClick={() => print()}>
					Print
				</button>
				<CopyLink />
			</div>
			<SinceThen plan={plan} facts={facts} />

			<section aria-labelledby="milestones">
				<h2 id="milestones" tabIndex={-1}>
					What stops working, and since when
				</h2>
				{plan.milestones.length === 0 ? (
					<p>None of the published dates concerns the services that you named.</p>
				) : (
					<MilestoneTable milestones={plan.milestones} facts={facts} />
				)}
			</section>

			<section aria-labelledby="items">
				<h2 id="items" tabIndex={-1}>
					What to do
				</h2>
				{plan.items.length === 0 && <p>Nothing that you told us about needs work.</p>}
				{sectionsOf(plan.items).map(({ id, items }, at) => (
					<section key={id} aria-labelledby={`phase-${id}`}>
						<h3 id={`phase-${id}`}>
							{at + 1}. {SECTION_TITLES[id]}
						</h3>
						<ul class="item-list">
							{items.map((item) => (
								<ResultItem key={item.id} item={item} facts={facts} fragment={plan.fragment} />
							))}
						</ul>
					</section>
				))}
			</section>

			{plan.unknowns.length > 0 && (
				<section aria-labelledby="unknowns">
					<h2 id="unknowns" tabIndex={-1}>
						What is not known
					</h2>
					<p>Each of these could add work. Nothing here counts as ready.</p>
					<ul class="item-list">
						{plan.unknowns.map((unknown) => (
							<li class="item" key={unknown.question}>
								<h3>{unknown.title}</h3>
								<p>{unknown.findOut.text}</p>
								{unknown.findOut.command !== undefined && (
									<CopyCode code={unknown.findOut.command} label="PowerShell, reads only" />
								)}
								<details>
									<summary>
										Could mean {unknown.couldMean.length} {unknown.couldMean.length === 1 ? 'item' : 'items'}
									</summary>
									<ul>
										{unknown.couldMean.map((title) => (
											<li key={title}>{title}</li>
										))}
									</ul>
								</details>
								<p class="no-print">
									<button type="button" class="link-button" onClick={() => changeAnswer(unknown.question)}>
										Answer this now<span class="visually-hidden">: {unknown.subject}</span>
									</button>
								</p>
							</li>
						))}
					</ul>
				</section>
			)}

			{plan.endpoints.length > 0 && (
				<section aria-labelledby="hosts">
					<h2 id="hosts">Hosts that must be reached with TLS 1.2</h2>
					<ul>
						{plan.endpoints.map(({ id, host, service, noInspection }) => (
							<li key={id}>
								<code>{host}</code>: {service}
								{noInspection && '; leave it out of TLS inspection'}
							</li>
						))}
					</ul>
				</section>
			)}

			<Downloads plan={plan} facts={facts} />
			<p class="meta">
				Made from content version {plan.contentVersion} on {plan.today}.
				<span class="print-only">Recreate it, with sources: {location.href}</span>
			</p>
		</div>
	);
}
