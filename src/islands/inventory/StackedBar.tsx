import type { Verdict } from '../../advisor/plan-types.ts';
import { VERDICTS } from '../../inventory/fleet/fleet-summary.ts';
import { VERDICT_TONES } from '../../wording/labels.ts';

interface Props {
	/** As many machines as a full bar stands for. */
	readonly of: number;
	readonly figure: (verdict: Verdict) => number;
}

/** Verdicts as one bar, the worst first. The figures that it draws stand beside it. */
export function StackedBar({ of, figure }: Props) {
	let left = 0;
	return (
		<svg class="readiness-bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
			{VERDICTS.map((verdict) => {
				const width = (figure(verdict) / Math.max(1, of)) * 1000;
				const x = left;
				left += width;
				return width === 0 ? null : (
					<rect key={verdict} data-status={VERDICT_TONES[verdict]} x={x} y="0" width={width} height="20" />
				);
			})}
		</svg>
	);
}
