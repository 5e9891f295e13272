import { useStore } from '@nanostores/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { DIMENSIONS } from '../../signins/session/legacy-records.ts';
import { verdictText } from '../../signins/summary/summary-text.ts';
import { $fault, $isRevised, $phase, $view, startOver } from '../../stores/sign-in-logs.ts';
import { Compared } from './Compared.tsx';
import { DaysChart } from './DaysChart.tsx';
import { Exports } from './Exports.tsx';
import { Files, type Known } from './Files.tsx';
import { Given } from './Given.tsx';
import { GroupTable } from './GroupTable.tsx';
import type { Hint } from './hints.ts';
import { SignInProgress } from './SignInProgress.tsx';
import { Verdict, type WizardPaths } from './Verdict.tsx';

const NO_GROUPS: readonly [] = [];

interface Props extends Known {
	readonly hints: readonly Hint[];
	readonly wizard: WizardPaths;
}

/** The reader: files in, answer and evidence out. */
export function SignInLogs({ hints, wizard, ...known }: Props) {
	const phase = useStore($phase);
	const view = useStore($view);
	const fault = useStore($fault);
	const isRevised = useStore($isRevised);
	const root = useRef<HTMLDivElement>(null);

	// A screen reader announces the verdict when it receives focus.
	useEffect(() => {
		if (phase === 'done') root.current?.querySelector<HTMLElement>('#verdict')?.focus();
	}, [phase]);

	// Results appear part by part, each in a task of its own, so that none holds up the page for long.
	const groups = view === undefined || view.totals.legacy === 0 ? NO_GROUPS : DIMENSIONS;
	const [shown, setShown] = useState(0);
	useEffect(() => {
		if (phase !== 'done') setShown(0);
		else if (shown < groups.length + 3) {
			const timer = setTimeout(() => setShown(shown + 1));
			return () => clearTimeout(timer);
		}
		return undefined;
	}, [phase, shown, groups]);

	const forget = () => {
		startOver();
		root.current?.querySelector<HTMLElement>('#log-files')?.focus();
	};
	return (
		<div ref={root}>
			<Files {...known} />
			{fault !== undefined && (
				<p class="notice" data-kind="warning" role="alert">
					{fault}
				</p>
			)}
			<p role="status" class="visually-hidden">
				{isRevised && view !== undefined && [verdictText(view), ...view.reasons].join(' ')}
			</p>
			{phase === 'reading' && <SignInProgress />}
			{phase === 'done' && view !== undefined && (
				<>
					<Verdict view={view} wizard={wizard} />
					{view.totals.legacy > 0 && shown > 0 && <h2 id="act-on">Whom to act on</h2>}
					{groups.slice(0, shown).map((dimension) => (
						<GroupTable key={dimension} dimension={dimension} view={view} hints={hints} />
					))}
					{shown > groups.length && view.comparison !== undefined && <Compared comparison={view.comparison} />}
					{shown > groups.length && <Given view={view} />}
					{shown > groups.length + 1 && <DaysChart days={view.days} />}
					{shown > groups.length + 2 && <Exports view={view} />}
					<button type="button" class="button-secondary no-print" onClick={forget}>
						Start over
					</button>
				</>
			)}
		</div>
	);
}
