import type { UseSummary } from '../../handshakes/summary/summary.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { DaysOfUse } from '../given-files/DaysOfUse.tsx';

type Day = UseSummary['days'][number];

const COLUMNS: readonly (readonly [head: string, count: (day: Day) => number])[] = [
	['Legacy', (day) => day.legacy],
	['Modern', (day) => day.modern],
	['Not recorded', (day) => day.notRecorded],
];

/** Legacy connections a day. */
export function DaysChart({ days }: { readonly days: readonly Day[] }) {
	return (
		<DaysOfUse
			days={days}
			counted="connection"
			columns={COLUMNS}
			recordsOf={({ legacy, modern, notRecorded }) => legacy + modern + notRecorded}
			outsideText={({ length }) =>
				`Counted, but too far away to show here: ${length === 1 ? '1 day' : `${formatCount(length)} days`}.`
			}
		/>
	);
}
