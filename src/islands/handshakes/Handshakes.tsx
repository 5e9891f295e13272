import { useStore } from '@nanostores/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { DIMENSIONS, type Dimension } from '../../handshakes/session/legacy-connections.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { $fault, $phase, $view, fail, prepareReader, readFiles, startOver } from '../../stores/handshakes.ts';
import { DropZone } from '../given-files/DropZone.tsx';
import type { Hint } from '../sign-in-logs/hints.ts';
import { DaysChart } from './DaysChart.tsx';
import { Exports } from './Exports.tsx';
import { Failures } from './Failures.tsx';
import { Given } from './Given.tsx';
import { type Advice, GroupTable } from './GroupTable.tsx';
import { ReadingProgress } from './ReadingProgress.tsx';
import { Scans } from './Scans.tsx';
import { Suites } from './Suites.tsx';
import { Verdicts } from './Verdicts.tsx';

interface Props {
	readonly hints: readonly Hint[];
	/** Pages that say what to do about a name in a dimension. */
	readonly advice: Readonly<Partial<Record<Dimension, Advice>>>;
}

/** The reader: files in, answers and evidence out. */
export function Handshakes({ hints, advice }: Props) {
	const phase = useStore($phase);
	const view = useStore($view);
	const fault = useStore($fault);
	const root = useRef<HTMLDivElement>(null);
	useEffect(prepareReader, []);

	// A screen reader announces the verdict when it receives focus.
	useEffect(() => {
		if (phase === 'done') root.current?.querySelector<HTMLElement>('#verdict')?.focus();
	}, [phase]);

	const dimensions = view === undefined ? [] : DIMENSIONS.filter((dimension) => view.use.groups[dimension].total > 0);
	const shown = useShown(phase === 'done' ? dimensions.length + 1 : 0);
	const forget = () => {
		startOver();
		root.current?.querySelector<HTMLElement>('#connections-files')?.focus();
	};
	return (
		<div ref={root}>
			<DropZone
				id="connections"
				filesLabel="Logs and scans"
				folderLabel="A folder of them"
				isBusy={phase === 'reading'}
				onFiles={readFiles}
				onFault={(reason) => (phase === 'reading' ? $fault.set(reason) : fail(reason))}
				{...(view !== undefined && {
					given: `${formatCount(view.given)} ${view.given === 1 ? 'file' : 'files'} so far. New files are added.`,
				})}
			/>
			{fault !== undefined && (
				<p class="notice" data-kind="warning" role="alert">
					{fault}
				</p>
			)}
			{phase === 'reading' && <ReadingProgress />}
			{phase === 'done' && view !== undefined && (
				<>
					<Verdicts view={view} />
					<Suites suites={view.use.suites} />
					{dimensions.length > 0 && <h2 id="act-on">Whom to act on</h2>}
					{dimensions.slice(0, shown).map((dimension) => (
						<GroupTable key={dimension} dimension={dimension} use={view.use} hints={hints} advice={advice[dimension]} />
					))}
					{shown > dimensions.length && (
						<>
							<Scans scans={view.scans} />
							<Failures failures={view.failures} />
							<DaysChart days={view.use.days} />
							<Given files={view.files} />
							<Exports rows={view.use.rows} />
						</>
					)}
					<button type="button" class="button-secondary no-print" onClick={forget}>
						Start over
					</button>
				</>
			)}
		</div>
	);
}

/** Counts up to a number, a task at a time: results appear part by part, so that none holds up the page for long. */
function useShown(most: number): number {
	const [shown, setShown] = useState(0);
	useEffect(() => {
		if (most === 0) setShown(0);
		else if (shown < most) {
			const timer = setTimeout(() => setShown(shown + 1));
			return () => clearTimeout(timer);
		}
		return undefined;
	}, [most, shown]);
	return shown;
}
