import { useStore } from '@nanostores/preact';
import { useCallback } from 'preact/hooks';
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
import { ReaderPage } from '../given-files/ReaderPage.tsx';
import { ReadingProgress } from '../given-files/ReadingProgress.tsx';

const reader = { $phase, $view, $fault, fail, startOver };
const load = () => import('./Results.tsx').then(({ Results }) => Results);

/** The reader of inventories: exports in, machines judged and the plan for them out. */
export function Inventory({ facts }: { readonly facts: QuestionFacts }) {
	const progress = useStore($progress);
	const prepare = useCallback(() => {
		useBrowserStorage();
		prepareReader(facts);
		takeHandedFiles('inventory').then((files) => files.length > 0 && readFiles(files));
	}, [facts]);
	return (
		<ReaderPage
			reader={reader}
			prepare={prepare}
			load={load}
			resultOf={(shown, onShown) => ({ view: shown, onShown })}
			firstField="machines-files"
			files={<DropZone id="machines" reader={reader} filesLabel="Exports of machines" onFiles={readFiles} />}
			progress={
				<ReadingProgress
					progress={progress}
					found={progress === undefined ? [] : [`${formatCount(progress.machines)} records of machines`]}
					onCancel={cancelReading}
				/>
			}
		/>
	);
}
