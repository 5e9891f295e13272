import { useStore } from '@nanostores/preact';
import type { ComponentType } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { QuestionFacts } from '../../knowledge/decision-facts.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { useBrowserStorage } from '../../stores/browser-storage.ts';
import { takeHandedFiles } from '../../stores/handed-files.ts';
import {
	$fault,
	$phase,
	$progress,
	$view,
	cancelReading,
	fail,
	prepareReader,
	readFiles,
	startOver,
} from '../../stores/inventory.ts';
import { DropZone } from '../given-files/DropZone.tsx';
import { ReadingProgress } from '../given-files/ReadingProgress.tsx';
import type { ResultsProps } from './Results.tsx';

/** The reader of inventories: exports in, machines judged and the plan for them out. */
export function Inventory({ facts }: { readonly facts: QuestionFacts }) {
	const phase = useStore($phase);
	const view = useStore($view);
	const fault = useStore($fault);
	const progress = useStore($progress);
	const root = useRef<HTMLDivElement>(null);
	const [Results, setResults] = useState<ComponentType<ResultsProps>>();
	useEffect(() => {
		useBrowserStorage();
		prepareReader(facts);
		takeHandedFiles('inventory').then((files) => files.length > 0 && readFiles(files));
		// What shows a result is needed only when there is one.
		import('./Results.tsx').then(
			(module) => setResults(() => module.Results),
			() => fail('The page could not load all of its code. Load it again.'),
		);
	}, [facts]);

	// A screen reader announces the verdict when it receives focus.
	const focusVerdict = useCallback(() => root.current?.querySelector<HTMLElement>('#verdict')?.focus(), []);
	const forget = () => {
		startOver();
		root.current?.querySelector<HTMLElement>('#machines-files')?.focus();
	};
	return (
		<div ref={root}>
			<DropZone
				id="machines"
				filesLabel="Exports of machines"
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
			{phase === 'reading' && (
				<ReadingProgress
					progress={progress}
					found={progress === undefined ? [] : [`${formatCount(progress.machines)} records of machines`]}
					onCancel={cancelReading}
				/>
			)}
			{phase === 'done' && view !== undefined && Results !== undefined && (
				<>
					<Results view={view} onShown={focusVerdict} />
					<p class="no-print">
						<button type="button" class="button-secondary" onClick={forget}>
							Start over
						</button>
					</p>
				</>
			)}
		</div>
	);
}
