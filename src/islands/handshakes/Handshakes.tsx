import { useStore } from '@nanostores/preact';
import type { ComponentType } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { formatCount } from '../../reading/text/format-count.ts';
import { takeHandedFiles } from '../../stores/handed-files.ts';
import { $fault, $phase, $view, fail, prepareReader, readFiles, startOver } from '../../stores/handshakes.ts';
import { DropZone } from '../given-files/DropZone.tsx';
import { HandshakeProgress } from './HandshakeProgress.tsx';
import type { ResultsProps } from './Results.tsx';

/** The reader: files in, answers and evidence out. */
export function Handshakes(props: Pick<ResultsProps, 'hints' | 'advice'>) {
	const phase = useStore($phase);
	const view = useStore($view);
	const fault = useStore($fault);
	const root = useRef<HTMLDivElement>(null);
	const [Results, setResults] = useState<ComponentType<ResultsProps>>();
	useEffect(() => {
		prepareReader();
		takeHandedFiles('handshakes').then((files) => files.length > 0 && readFiles(files));
		// What shows a result is needed only when there is one.
		import('./Results.tsx').then(
			(module) => setResults(() => module.Results),
			() => fail('The page could not load all of its code. Load it again.'),
		);
	}, []);

	// A screen reader announces the verdict when it receives focus.
	const focusVerdict = useCallback(() => root.current?.querySelector<HTMLElement>('#verdict')?.focus(), []);
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
			{phase === 'reading' && <HandshakeProgress />}
			{phase === 'done' && view !== undefined && Results !== undefined && (
				<>
					<Results view={view} onShown={focusVerdict} {...props} />
					<button type="button" class="button-secondary no-print" onClick={forget}>
						Start over
					</button>
				</>
			)}
		</div>
	);
}
