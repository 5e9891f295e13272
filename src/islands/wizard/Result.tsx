import { useStore } from '@nanostores/preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { outlineOf, plan as planFor } from '../../advisor/plan.ts';
import type { DecisionFacts, OutlineFacts } from '../../knowledge/decision-facts.ts';
import { loadFacts } from '../../stores/decision-facts.ts';
import { keepPlace } from '../../stores/result-view.ts';
import { $today } from '../../stores/today.ts';
import { $answers } from '../../stores/wizard.ts';
import { Downloads } from './Downloads.tsx';
import { FirstScreen } from './FirstScreen.tsx';
import { ItemList } from './ItemList.tsx';
import { LoadFault } from './LoadFault.tsx';
import { Milestones } from './Milestones.tsx';
import { SinceThen } from './SinceThen.tsx';
import { Unknowns } from './Unknowns.tsx';

/**
 * The result: what to do first, the list to work through, what is not known, the dates behind it, and the downloads. It stands
 * as soon as the small part of the facts is there; what items say comes when it has been loaded.
 */
export function Result({ facts: outlineFacts }: { readonly facts: OutlineFacts }) {
	const answers = useStore($answers);
	const today = useStore($today);
	const [facts, setFacts] = useState<DecisionFacts>();
	const [fault, setFault] = useState<Error>();
	const outline = useMemo(() => outlineOf(outlineFacts, answers, today), [outlineFacts, answers, today]);
	const plan = useMemo(() => (facts === undefined ? undefined : planFor(facts, answers, today)), [facts, answers, today]);
	const load = () => {
		setFault(undefined);
		loadFacts(outlineFacts).then(setFacts, setFault);
	};
	useEffect(load, [outlineFacts]);
	useEffect(keepPlace, []);
	const whole = plan === undefined || facts === undefined ? undefined : { plan, facts };
	return (
		<div class="wizard-result">
			<FirstScreen outline={outline} whole={whole} />
			{fault !== undefined && <LoadFault fault={fault} what="What each item says" onRetry={load} />}
			{whole !== undefined && <SinceThen {...whole} />}
			<ItemList outline={outline} whole={whole} />
			{outline.unknowns.length > 0 && <Unknowns unknowns={outline.unknowns} />}
			{whole !== undefined && (
				<>
					<Milestones {...whole} />
					{whole.plan.endpoints.length > 0 && (
						<section aria-labelledby="hosts">
							<h2 id="hosts">Hosts that must be reached with TLS 1.2</h2>
							<ul>
								{whole.plan.endpoints.map(({ id, host, service, noInspection }) => (
									<li key={id}>
										<code>{host}</code>: {service}
										{noInspection && '; exclude it from TLS inspection'}
									</li>
								))}
							</ul>
						</section>
					)}
					<Downloads {...whole} />
				</>
			)}
			<p class="meta">
				Made from content version {outline.contentVersion} on {outline.today}.
				<span class="print-only">Recreate it, with sources: {location.href}</span>
			</p>
		</div>
	);
}
