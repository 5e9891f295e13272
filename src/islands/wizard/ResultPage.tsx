import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DecisionFacts } from '../../knowledge/decision-facts.ts';
import { loadDecisionFacts } from '../../site/load-decision-facts.ts';
import { $facts, goBack } from '../../stores/wizard.ts';

interface Loaded {
	readonly facts: DecisionFacts;
	readonly Result: FunctionComponent<{ readonly facts: DecisionFacts }>;
}

/** The site was updated between the page and what it fetched. A plan of both would be one of a content version that never was. */
class SiteUpdated extends Error {}

let loading: Promise<Loaded> | undefined;

/** Loads what the result needs once; after a failure the next call tries again. @throws SiteUpdated, or an error of the network */
function load(): Promise<Loaded> {
	const { version, questions } = $facts.get();
	loading ??= Promise.all([loadDecisionFacts(version), import('./Result.tsx')]).then(([facts, { Result }]) => {
		if (facts.version !== version) throw new SiteUpdated();
		return { facts: { ...facts, questions }, Result };
	});
	loading.catch(() => {
		loading = undefined;
	});
	return loading;
}

/** The result, once its facts have arrived. */
export function ResultPage() {
	const [loaded, setLoaded] = useState<Loaded>();
	const [fault, setFault] = useState<Error>();
	const [attempt, setAttempt] = useState(0);
	useEffect(() => {
		load().then(setLoaded, (error: unknown) => setFault(error instanceof Error ? error : new Error(String(error))));
	}, [attempt]);
	if (loaded !== undefined) return <loaded.Result facts={loaded.facts} />;
	return (
		<>
			<h1 tabIndex={-1}>Your checklist</h1>
			{fault === undefined ? (
				<p role="status">Working it out.</p>
			) : (
				<div class="notice" data-kind="warning" role="alert">
					{fault instanceof SiteUpdated ? (
						<p>This site was updated since you opened this page. Reload it to get your checklist. Your answers are not lost.</p>
					) : (
						<p>The checklist could not be loaded: {fault.message}. Your answers are not lost.</p>
					)}
					<div class="button-row">
						{fault instanceof SiteUpdated ? (
							<button type="button" class="button" onClick={() => location.reload()}>
								Reload this page
							</button>
						) : (
							<button
								type="button"
								class="button"
								onClick={() => {
									setFault(undefined);
									setAttempt(attempt + 1);
								}}
							>
								Try again
							</button>
						)}
						<button type="button" class="button-secondary" onClick={goBack}>
							Back
						</button>
					</div>
				</div>
			)}
		</>
	);
}
