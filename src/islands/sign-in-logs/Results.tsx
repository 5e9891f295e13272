import { useStore } from '@nanostores/preact';
import { useEffect } from 'preact/hooks';
import { DIMENSIONS } from '../../signins/session/legacy-records.ts';
import { verdictText } from '../../signins/summary/summary-text.ts';
import type { ReaderView } from '../../signins/worker/protocol.ts';
import { $isRevised, filesNamed } from '../../stores/sign-in-logs.ts';
import { ForOtherPages } from '../given-files/ForOtherPages.tsx';
import { usePartsShown } from '../given-files/parts-shown.ts';
import { Compared } from './Compared.tsx';
import { DaysChart } from './DaysChart.tsx';
import { Exports } from './Exports.tsx';
import { Given } from './Given.tsx';
import { GroupTable } from './GroupTable.tsx';
import type { Hint } from './hints.ts';
import { Verdict, type WizardPaths } from './Verdict.tsx';

const NO_GROUPS: readonly [] = [];

export interface ResultsProps {
	readonly view: ReaderView;
	readonly hints: readonly Hint[];
	readonly wizard: WizardPaths;
	/** The verdict is there. */
	readonly onShown: () => void;
}

/** Answer and evidence. Appears part by part, each in a task of its own, so that none holds up the page for long. */
export function Results({ view, hints, wizard, onShown }: ResultsProps) {
	const isRevised = useStore($isRevised);
	const groups = view.totals.legacy === 0 ? NO_GROUPS : DIMENSIONS;
	const most = groups.length + 3;
	const shown = usePartsShown(most);
	useEffect(onShown, [onShown]);
	return (
		<>
			<p role="status" class="visually-hidden">
				{isRevised && [verdictText(view), ...view.reasons].join(' ')}
			</p>
			<Verdict view={view} wizard={wizard} />
			<ForOtherPages page="sign-in-logs" files={view.files} filesNamed={filesNamed} />
			{view.totals.legacy > 0 && shown > 0 && <h2 id="act-on">Whom to act on</h2>}
			{groups.slice(0, shown).map((dimension) => (
				<GroupTable key={dimension} dimension={dimension} view={view} hints={hints} />
			))}
			{shown > groups.length && view.comparison !== undefined && <Compared comparison={view.comparison} />}
			{shown > groups.length && <Given view={view} />}
			{shown > groups.length + 1 && <DaysChart days={view.days} />}
			{shown > groups.length + 2 && <Exports view={view} />}
		</>
	);
}
