import { useStore } from '@nanostores/preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { EarlierPlan } from '../../advisor/comparison/earlier-plan.ts';
import { byCause, type Cause, sinceThen } from '../../advisor/comparison/since-then.ts';
import type { Change } from '../../knowledge/change.ts';
import { link } from '../../site/link.ts';
import { $savedPlan, loadChanges, startFromToday } from '../../stores/earlier-plan.ts';
import { $made } from '../../stores/wizard.ts';
import { causeText, changeText, differenceText, exactnessText, sinceText } from '../../wording/since-then.ts';
import type { Whole } from './whole.ts';

/** What has changed since the plan of a link, or one that was opened from a file. */
export function SinceThen({ plan, facts }: Whole) {
	const made = useStore($made);
	const saved = useStore($savedPlan);
	const isOlder = made !== undefined && made.version !== facts.version;
	const earlier = saved ?? (isOlder ? { ...made, answers: plan.answers } : undefined);
	const [changes, setChanges] = useState<readonly Change[]>();
	const [fault, setFault] = useState<string>();
	const isCompared = earlier !== undefined;
	useEffect(() => {
		if (!isCompared) return;
		setFault(undefined);
		loadChanges(facts.version).then(setChanges, (error: unknown) =>
			setFault(error instanceof Error ? error.message : String(error)),
		);
	}, [isCompared, facts.version]);
	return (
		<section class="since-then no-print" aria-label="Since an earlier plan">
			{made === undefined && saved === undefined && (
				<p>
					This link does not say when its plan was made. <a href={link('/changes/')}>What has changed of late</a>
				</p>
			)}
			{earlier !== undefined &&
				(changes === undefined ? (
					fault === undefined && <p role="status">Comparing with the earlier plan.</p>
				) : (
					<Compared earlier={earlier} changes={changes} plan={plan} facts={facts} />
				))}
			{fault !== undefined && (
				<p class="notice" data-kind="warning" role="alert">
					Not compared: {fault}
				</p>
			)}
		</section>
	);
}

interface ComparedProps extends Whole {
	readonly earlier: EarlierPlan;
	readonly changes: readonly Change[];
}

function Compared({ earlier, changes, plan, facts }: ComparedProps) {
	const since = useMemo(
		() => sinceThen({ facts, changes, earlier, now: plan }),
		[facts, changes, earlier.day, earlier.state, earlier.version, plan],
	);
	const blocking = plan.items.filter(({ id }) => since.newlyBlocking.includes(id));
	return (
		<div class="notice">
			<p role="status">
				<strong>{sinceText(since)}</strong>
				{blocking.length > 0 && ` Newly blocks: ${blocking.map(({ title }) => title).join('; ')}.`}
			</p>
			{since.differences.length + since.otherChanges.length > 0 && (
				<details>
					<summary>What, and why</summary>
					<p>{exactnessText(since)}</p>
					<ul>
						{byCause(since.differences).map(({ causes, differences }) => (
							<li key={differences.map(({ kind, id }) => `${kind} ${id}`).join()}>
								<Causes causes={causes} />
								<ul>
									{differences.map((difference) => (
										<li key={`${difference.kind} ${difference.id}`}>{differenceText(difference)}</li>
									))}
								</ul>
							</li>
						))}
					</ul>
					{since.otherChanges.length > 0 && (
						<>
							<p>Also changed since, without changing this plan:</p>
							<ul>
								{since.otherChanges.map((change) => (
									<li key={change.id}>
										<ChangeLink change={change} />
									</li>
								))}
							</ul>
						</>
					)}
				</details>
			)}
			<p>
				<button type="button" class="link-button" onClick={startFromToday}>
					Seen: count changes from today
				</button>
			</p>
		</div>
	);
}

function Causes({ causes }: { readonly causes: readonly Cause[] }) {
	return causes.flatMap((cause) =>
		cause.changes.length === 0
			? [<p key={cause.kind}>{causeText(cause)}</p>]
			: cause.changes.map((change) => (
					<p key={change.id}>
						<ChangeLink change={change} />
					</p>
				)),
	);
}

function ChangeLink({ change }: { readonly change: Change }) {
	return <a href={link(`/changes/#${change.id}`)}>{changeText(change)}</a>;
}
