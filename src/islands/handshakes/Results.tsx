import { useEffect } from 'preact/hooks';
import { DIMENSIONS, type Dimension } from '../../handshakes/session/legacy-connections.ts';
import type { ReaderView } from '../../handshakes/worker/protocol.ts';
import { filesNamed } from '../../stores/handshakes.ts';
import { ForOtherPages } from '../given-files/ForOtherPages.tsx';
import { Given } from '../given-files/Given.tsx';
import { usePartsShown } from '../given-files/parts-shown.ts';
import type { Hint } from '../sign-in-logs/hints.ts';
import { DaysChart } from './DaysChart.tsx';
import { Exports } from './Exports.tsx';
import { Failures } from './Failures.tsx';
import { type Advice, GroupTable } from './GroupTable.tsx';
import { Scans } from './Scans.tsx';
import { Suites } from './Suites.tsx';
import { Verdicts } from './Verdicts.tsx';

export interface ResultsProps {
	readonly view: ReaderView;
	readonly hints: readonly Hint[];
	/** Pages that say what to do, by dimension. */
	readonly advice: Readonly<Partial<Record<Dimension, Advice>>>;
	/** The verdict is there. */
	readonly onShown: () => void;
}

/** Answers and evidence. Appears part by part, each in a task of its own, so that none holds up the page for long. */
export function Results({ view, hints, advice, onShown }: ResultsProps) {
	const dimensions = DIMENSIONS.filter((dimension) => view.use.groups[dimension].total > 0);
	const most = dimensions.length + 1;
	const shown = usePartsShown(most);
	useEffect(onShown, [onShown]);
	return (
		<>
			<Verdicts view={view} />
			<ForOtherPages page="handshakes" files={view.files} filesNamed={filesNamed} />
			<Suites suites={view.use.suites} />
			{dimensions.length > 0 && <h2 id="act-on">Whom to act on</h2>}
			{dimensions.slice(0, shown).map((dimension) => (
				<GroupTable key={dimension} dimension={dimension} use={view.use} hints={hints} advice={advice[dimension]} />
			))}
			{shown >= most && (
				<>
					<Scans scans={view.scans} />
					<Failures failures={view.failures} />
					<DaysChart days={view.use.days} />
					<Given files={view.files} />
					<Exports rows={view.use.rows} />
				</>
			)}
		</>
	);
}
