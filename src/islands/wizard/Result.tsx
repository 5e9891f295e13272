import { useStore } from '@nanostores/preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { outlineOf, plan as planFor } from '../../advisor/plan.ts';
import type { DecisionFacts, OutlineFacts } from '../../knowledge/decision-facts.ts';
import { link } from '../../site/link.ts';
import { loadFacts } from '../../stores/decision-facts.ts';
import { keepPlace } from '../../stores/result-view.ts';
import { $today } from '../../stores/today.ts';
import { $answers, $made } from '../../stores/wizard.ts';
import { Downloads } from './Downloads.tsx';
import { FirstScreen } from './FirstScreen.tsx';
import { ItemList } from './ItemList.tsx';
import { LoadFault } from './LoadFault.tsx';
import { Milestones } from './Milestones.tsx';
import { isOlder, SinceThen } from './SinceThen.tsx';
import { Unknowns } from './Unknowns.tsx';
import { useIdle } from './use-idle.ts';

/**
 * The result: what to do first, the list to work through, what is not known, the dates behind it, and the downloads. It stands
 * as soon as the small part of the facts is there; what items say comes when it has been loaded.
 */
export function Result({ facts: outlineFacts }: { readonly facts: OutlineFacts }) {
	const answers = useStore($answers);
	const today = useStore($today);
	const [facts, setFacts] = useState<DecisionFacts>();
	const [fault, setFault] = useState<Error>();
	const made = useStore($made);
	const [isSettled, setSettled] = useState(false);
	const settle = useCallback(() => setSettled(true), []);
	const isIdle = useIdle(true);
	const outline = useMemo(() => outlineOf(outlineFacts, answers, today), [outlineFacts, answers, today]);
	const plan = useMemo(() => (facts === undefined ? undefined : planFor(facts, answers, today)), [facts, answers, today]);
	const load = () => {
		setFault(undefined);
		loadFacts(outlineFacts).then(setFacts, setFault);
	};
	useEffect(load, [outlineFacts]);
	useEffect(keepPlace, []);
	// What has changed since an earlier plan stands above the list, which waits for it rather than move away under a finger.
	const isHeld = isOlder(made, outline.contentVersion) && !isSettled && fault === undefined;
	const whole = plan === undefined || facts === undefined ? undefined : { plan, facts };
	return (
		<div class="wizard-result">
			<FirstScreen outline={outline} whole={whole} />
			{fault !== undefined && <LoadFault fault={fault} what="What each item says" onRetry={load} />}
			<SinceThen version={outline.contentVersion} whole={whole} onSettled={settle} />
			{!isHeld && <ItemList outline={outline} whole={whole} />}
			{!isHeld && isIdle && outline.unknowns.length > 0 && <Unknowns unknowns={outline.unknowns} />}
			{!isHeld && whole !== undefined && (
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
					<section aria-labelledby="really" class="no-print">
						<h2 id="really">Check what really happens</h2>
						<p>
							Your answers say what should be. Exports and logs say what is: <a href={link('/inventory/')}>Machines</a> lists
							which are ready and which are not, <a href={link('/handshakes/')}>connection logs</a> and{' '}
							<a href={link('/sign-in-logs/')}>sign-in logs</a> who still uses TLS 1.0, TLS 1.1 or 3DES.
						</p>
					</section>
				</>
			)}
			{!isHeld && (
				<p class="meta">
					Made from content version {outline.contentVersion} on {outline.today}.
					<span class="print-only">Recreate it, with sources: {location.href}</span>
				</p>
			)}
		</div>
	);
}
