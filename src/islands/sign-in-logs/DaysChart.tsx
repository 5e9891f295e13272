import { DAY } from '../../signins/sign-in-time.ts';
import { number, type Summary } from '../../signins/summary.ts';

const WIDTH = 600;
const HEIGHT = 120;

function numberOfDay(day = ''): number {
	return Date.parse(day) / DAY;
}

/** Most days drawn and listed; a wrong clock in a log can spread sign-ins over decades. */
const MOST_DAYS = 400;

/** Legacy sign-ins a day as bars, with the figures in a table. */
export function DaysChart({ days: all }: { readonly days: Summary['days'] }) {
	if (all.length === 0) return null;
	const last = numberOfDay(all[all.length - 1]?.day);
	const days = all.filter(({ day }) => numberOfDay(day) > last - MOST_DAYS);
	const first = numberOfDay(days[0]?.day);
	const most = Math.max(1, ...days.map((day) => day.legacy));
	const step = WIDTH / (last - first + 1);
	return (
		<section aria-labelledby="days-title">
			<h2 id="days-title">Over time</h2>
			<p>
				Legacy sign-ins a day from {days[0]?.day} to {days[days.length - 1]?.day} (UTC); the tallest bar is {number(most)}.
				{days.length < all.length && ` Days more than ${MOST_DAYS} before the last are left out.`}
			</p>
			<svg class="days-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
				{days.map((day) => {
					const height = (day.legacy / most) * HEIGHT;
					const left = (numberOfDay(day.day) - first) * step;
					return <rect key={day.day} x={left + step * 0.1} y={HEIGHT - height} width={step * 0.8} height={height} />;
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
