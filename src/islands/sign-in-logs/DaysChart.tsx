import { formatCount } from '../../reading/text/format-count.ts';
import { signIns } from '../../signins/summary/figures.ts';
import type { Summary } from '../../signins/summary/summary.ts';
import { COUNT_COLUMNS } from '../../signins/summary/summary-text.ts';
import { TableHead } from '../TableHead.tsx';
import { busiestDays, numberOfDay } from './day-span.ts';

const WIDTH = 600;
const HEIGHT = 120;

type Days = Summary['days'];

/** Legacy sign-ins a day as bars, with the figures in a table. */
export function DaysChart({ days }: { readonly days: Days }) {
	const { inside, outside } = busiestDays(days, (day) => day.signIns);
	const [first, last] = [inside[0]?.day, inside.at(-1)?.day];
	if (first === undefined || last === undefined) return null;
	const most = Math.max(...inside.map((day) => day.legacy));
	return (
		<section aria-labelledby="days-title">
			<h2 id="days-title">Over time</h2>
			<p>
				{most === 0
					? `No legacy sign-in on any day from ${first} to ${last} (UTC).`
					: `Legacy sign-ins a day from ${first} to ${last} (UTC); the tallest bar is ${formatCount(most)}.`}
				{outside.length > 0 && ` ${outsideText(outside)}`}
			</p>
			{most > 0 && <Bars days={inside} first={numberOfDay(first)} last={numberOfDay(last)} most={most} />}
			<details>
				<summary>The figures</summary>
				{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
				<section class="table-scroll" tabIndex={0} aria-label="Sign-ins by day">
					<table>
						<TableHead columns={['Day (UTC)', ...COUNT_COLUMNS.map(([head]) => head)]} />
						<tbody>
							{inside.map((day) => (
								<tr key={day.day}>
									<th scope="row">{day.day}</th>
									{COUNT_COLUMNS.map(([head, count]) => (
										<td key={head}>{formatCount(count(day))}</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</section>
			</details>
		</section>
	);
}

/** `first` and `last` in days since 1970. */
function Bars({ days, first, last, most }: { days: Days; first: number; last: number; most: number }) {
	const step = WIDTH / (last - first + 1);
	return (
		<svg class="days-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
			{days.map((day) => {
				const height = (day.legacy / most) * HEIGHT;
				const left = (numberOfDay(day.day) - first) * step;
				return <rect key={day.day} x={left + step * 0.1} y={HEIGHT - height} width={step * 0.8} height={height} />;
			})}
		</svg>
	);
}

/** What lies too far from the days shown to be drawn beside them. */
function outsideText(outside: Days): string {
	const sum = (count: (day: Days[number]) => number) => outside.reduce((total, day) => total + count(day), 0);
	const [first, last] = [outside[0]?.day, outside.at(-1)?.day];
	const when = outside.length === 1 ? `on ${first}` : `on ${formatCount(outside.length)} days between ${first} and ${last}`;
	return `Counted, but too far away to show in this chart: ${signIns(sum((day) => day.signIns))} ${when}, ${formatCount(sum((day) => day.legacy))} of them legacy. The clock of the system that logged them may have been wrong.`;
}
