import { formatCount } from '../../reading/text/format-count.ts';
import { signIns } from '../../signins/summary/figures.ts';
import type { Summary } from '../../signins/summary/summary.ts';
import { COUNT_COLUMNS } from '../../signins/summary/summary-text.ts';
import { DaysOfUse } from '../given-files/DaysOfUse.tsx';

type Days = Summary['days'];

/** Legacy sign-ins a day. */
export function DaysChart({ days }: { readonly days: Days }) {
	return (
		<DaysOfUse days={days} counted="sign-in" columns={COUNT_COLUMNS} recordsOf={(day) => day.signIns} outsideText={outsideText} />
	);
}

/** What lies too far from the days shown to be drawn beside them. */
function outsideText(outside: Days): string {
	const sum = (count: (day: Days[number]) => number) => outside.reduce((total, day) => total + count(day), 0);
	const [first, last] = [outside[0]?.day, outside.at(-1)?.day];
	const when = outside.length === 1 ? `on ${first}` : `on ${formatCount(outside.length)} days between ${first} and ${last}`;
	return `Counted, but too far away to show in this chart: ${signIns(sum((day) => day.signIns))} ${when}, ${formatCount(sum((day) => day.legacy))} of them legacy. The clock of the system that logged them may have been wrong.`;
}
