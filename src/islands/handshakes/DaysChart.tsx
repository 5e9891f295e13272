import type { UseSummary } from '../../handshakes/summary/summary.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { busiestDays, numberOfDay } from '../sign-in-logs/day-span.ts';
import { TableHead } from '../TableHead.tsx';

const WIDTH = 600;
const HEIGHT = 120;

type Days = UseSummary['days'];

/** Legacy connections a day as bars, with the figures in a table. */
export function DaysChart({ days }: { readonly days: Days }) {
	const { inside, outside } = busiestDays(days, ({ legacy, modern, notRecorded }) => legacy + modern + notRecorded);
	const [first, last] = [inside[0]?.day, inside.at(-1)?.day];
	if (first === undefined || last === undefined) return null;
	const most = Math.max(...inside.map((day) => day.legacy));
	const step = WIDTH / (numberOfDay(last) - numberOfDay(first) + 1);
	return (
		<section aria-labelledby="days-title">
			<h2 id="days-title">Over time</h2>
			<p>
				{most === 0
					? `No connection with legacy TLS on any day from ${first} to ${last} (UTC).`
					: `Connections with legacy TLS a day from ${first} to ${last} (UTC); the tallest bar is ${formatCount(most)}.`}
				{outside.length > 0 &&
					` Counted, but too far away to show here: ${outside.length === 1 ? '1 day' : `${formatCount(outside.length)} days`}.`}
			</p>
			{most > 0 && (
				<svg
					class="days-chart"
					viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
					preserveAspectRatio="none"
					aria-hidden="true"
					focusable="false"
				>
					{inside.map((day) => {
						const height = (day.legacy / most) * HEIGHT;
						const left = (numberOfDay(day.day) - numberOfDay(first)) * step;
						return <rect key={day.day} x={left + step * 0.1} y={HEIGHT - height} width={step * 0.8} height={height} />;
					})}
				</svg>
			)}
			<details>
				<summary>The figures</summary>
				{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
				<section class="table-scroll" tabIndex={0} aria-label="Connections by day">
					<table>
						<TableHead columns={['Day (UTC)', 'Legacy', 'Modern', 'Not recorded']} />
						<tbody>
							{inside.map((day) => (
								<tr key={day.day}>
									<th scope="row">{day.day}</th>
									<td>{formatCount(day.legacy)}</td>
									<td>{formatCount(day.modern)}</td>
									<td>{formatCount(day.notRecorded)}</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			</details>
		</section>
	);
}
