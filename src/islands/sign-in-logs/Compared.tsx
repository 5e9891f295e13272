import type { Comparison } from '../../signins/summary/comparison.ts';
import { comparisonLines } from '../../signins/summary/summary-text.ts';

/** What changed since an earlier result that was given beside the logs. */
export function Compared({ comparison }: { readonly comparison: Comparison }) {
	const [title, ...lines] = comparisonLines(comparison);
	return (
		<section aria-labelledby="compared-title">
			<h2 id="compared-title">What changed</h2>
			<p>{title}</p>
			<ul>
				{lines.map((line) => (
					<li key={line}>
						<bdi>{line}</bdi>
					</li>
				))}
			</ul>
		</section>
	);
}
