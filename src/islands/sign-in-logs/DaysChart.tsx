import type { Summary } from '../../signins/summary.ts';
import { number } from '../../signins/summary.ts';

const WIDTH = 600;
const HEIGHT = 120;

/** Most days drawn and listed; a wrong clock in a log can spread sign-ins over decades. */
const MOST_DAYS = 400;

/** Legacy sign-ins a day as bars, with the figures in a table. */
export function DaysChart({ days: all }: { readonly days: Summary['days'] }) {
	if (all.length === 0) return null;
	const days = all.slice(-MOST_DAYS);
	const most = Math.max(1, ...days.map((day) => day.legacy));
	const step = WIDTH / days.length;
	return (
		<section aria-labelledby="days-title">
			<h2 id="days-title">Over time</h2>
			<p>
				Legacy sign-ins a day, in UTC; the highest is {number(most)}.
				{days.length < all.length && ` The last ${MOST_DAYS} days with sign-ins are shown.`}
			</p>
			<svg class="days-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
				{days.map((day, index) => {
					const height = (day.legacy / most) * HEIGHT;
					return <rect key={day.day} x={index * step + step * 0.1} y={HEIGHT - height} width={step * 0.8} height={height} />;
				})}
			</svg>
			<details>
				<summary>The figures</summary>
				{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
				<section class="table-scroll" tabIndex={0} aria-label="Sign-ins by day">
					<table>
						<thead>
							<tr>
								<th scope="col">Day (UTC)</th>
								<th scope="col">Legacy</th>
								<th scope="col">Modern</th>
								<th scope="col">Not stated</th>
							</tr>
						</thead>
						<tbody>
							{days.map((day) => (
								<tr key={day.day}>
									<th scope="row">{day.day}</th>
									<td>{number(day.legacy)}</td>
									<td>{number(day.modern)}</td>
									<td>{number(day.notStated)}</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			</details>
		</section>
	);
}
