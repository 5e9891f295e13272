import { formatCount } from '../../reading/text/format-count.ts';
import { TableHead } from '../TableHead.tsx';
import { busiestDays, numberOfDay } from './day-span.ts';

const WIDTH = 600;
const HEIGHT = 120;

interface Day {
	/** YYYY-MM-DD */
	readonly day: string;
	readonly legacy: number;
}

interface Props<One extends Day> {
	readonly days: readonly One[];
	/** What is counted: "sign-in". */
	readonly counted: string;
	/** Columns of the table: their heads, and their counts. */
	readonly columns: readonly (readonly [head: string, count: (day: One) => number])[];
	/** All that a day holds. */
	readonly recordsOf: (day: One) => number;
	/** What is said of days too far from the others to be drawn beside them; there is at least one. */
	readonly outsideText: (outside: readonly One[]) => string;
}

/** Legacy TLS a day as bars, with the figures in a table. */
export function DaysOfUse<One extends Day>({ days, counted, columns, recordsOf, outsideText }: Props<One>) {
	const { inside, outside } = busiestDays(days, recordsOf);
	const [first, last] = [inside[0]?.day, inside.at(-1)?.day];
	if (first === undefined || last === undefined) return null;
	const most = Math.max(...inside.map((day) => day.legacy));
	const step = WIDTH / (numberOfDay(last) - numberOfDay(first) + 1);
	return (
		<section aria-labelledby="days-title">
			<h2 id="days-title">Over time</h2>
			<p>
				{most === 0
					? `No legacy ${counted} on any day from ${first} to ${last} (UTC).`
					: `Legacy ${counted}s a day from ${first} to ${last} (UTC); the tallest bar is ${formatCount(most)}.`}
				{outside.length > 0 && ` ${outsideText(outside)}`}
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
				<section class="table-scroll" tabIndex={0} aria-label={`${counted.charAt(0).toUpperCase()}${counted.slice(1)}s by day`}>
					<table>
						<TableHead columns={['Day (UTC)', ...columns.map(([head]) => head)]} />
						<tbody>
							{inside.map((day) => (
								<tr key={day.day}>
									<th scope="row">{day.day}</th>
									{columns.map(([head, count]) => (
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
