import type { Verdict } from '../../advisor/plan-types.ts';
import type { Chosen } from '../../inventory/fleet/chosen.ts';
import { total } from '../../inventory/fleet/fleet-counts.ts';
import { VERDICTS } from '../../inventory/fleet/fleet-summary.ts';
import { LEVEL_LABELS, VERDICT_LABELS } from '../../inventory/fleet/labels.ts';
import { LEVELS } from '../../inventory/observation/observation.ts';
import type { InventoryView } from '../../inventory/worker/protocol.ts';
import { VERDICT_TONES } from '../../wording/labels.ts';
import { Show, type Shower } from './Show.tsx';
import { StackedBar } from './StackedBar.tsx';

export const AGE_LABELS = {
	week: 'Seen within 7 days',
	month: 'Within a month',
	quarter: 'Within three months',
	older: 'Longer ago',
	unknown: 'No date given',
} as const;

/** Readiness as bars: all in one, servers and clients, by what it rests on; and the age of the evidence. The figures beside the bars are the table. */
export function Picture({
	view: { counts, machines, ages, groups },
	show,
}: {
	readonly view: InventoryView;
	readonly show: Shower;
}) {
	const levels = LEVELS.filter((level) => VERDICTS.some((verdict) => counts[verdict][level] > 0));
	const seen = ages.filter((age) => age.machines > 0);
	return (
		<section aria-labelledby="picture" class="readiness">
			<h2 id="picture">How ready, and how that is known</h2>
			<Hatching />
			<BarRow
				label="All machines"
				of={machines}
				figure={(verdict) => total(counts, verdict)}
				chosen={(verdict) => ({ kind: 'verdict', verdict })}
				show={show}
			/>
			{groups.kind.total > 1 &&
				groups.kind.largest.map(({ name, counts: ofKind }) => (
					<BarRow
						key={name}
						label={name}
						of={machines}
						figure={(verdict) => total(ofKind, verdict)}
						chosen={(verdict) => ({ kind: 'group', by: 'kind', name, verdict })}
						show={show}
					/>
				))}
			<h3>By what is known</h3>
			{levels.map((level) => (
				<BarRow
					key={level}
					label={LEVEL_LABELS[level]}
					of={machines}
					figure={(verdict) => counts[verdict][level]}
					chosen={(verdict) => ({ kind: 'verdict', verdict, level })}
					show={show}
				/>
			))}
			<h3>Age of the newest evidence</h3>
			<dl class="facts">
				{seen.map(({ age, machines: count }) => (
					<div key={age}>
						<dt>{AGE_LABELS[age]}</dt>
						<dd>
							<Show count={count} chosen={{ kind: 'age', age }} show={show}>
								{count === 1 ? ' machine' : ' machines'}
							</Show>
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

interface RowProps {
	readonly label: string;
	/** As many as a full bar stands for. */
	readonly of: number;
	readonly figure: (verdict: Verdict) => number;
	readonly chosen: (verdict: Verdict) => Chosen;
	readonly show: Shower;
}

function BarRow({ label, of, figure, chosen, show }: RowProps) {
	return (
		<div class="readiness-row">
			<strong>{label}</strong>
			<StackedBar of={of} figure={figure} />
			<span class="readiness-figures">
				{VERDICTS.map((verdict) => (
					<span key={verdict}>
						<span class="tag" data-status={VERDICT_TONES[verdict]}>
							{VERDICT_LABELS[verdict]}
						</span>{' '}
						<Show count={figure(verdict)} chosen={chosen(verdict)} show={show}>
							<span class="visually-hidden">
								{' '}
								machines: {label}, {VERDICT_LABELS[verdict]}
							</span>
						</Show>
					</span>
				))}
			</span>
		</div>
	);
}

/** The pattern of what is not known. */
function Hatching() {
	return (
		<svg width="0" height="0" aria-hidden="true" focusable="false">
			<defs>
				<pattern id="hatched" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
					<rect width="4" height="8" fill="currentColor" />
				</pattern>
			</defs>
		</svg>
	);
}
