import { useStore } from '@nanostores/preact';
import type { ComponentType } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { $fault, $phase, $view, fail, prepareReader, startOver } from '../../stores/sign-in-logs.ts';
import { Files, type Known } from './Files.tsx';
import type { ResultsProps } from './Results.tsx';
import { SignInProgress } from './SignInProgress.tsx';

type Props = Known & Pick<ResultsProps, 'hints' | 'wizard'>;

/** The reader: files in, answer and evidence out. */
export function SignInLogs({ hints, wizard, ...known }: Props) {
	const phase = useStore($phase);
	const view = useStore($view);
	const fault = useStore($fault);
	const root = useRef<HTMLDivElement>(null);
	const [Results, setResults] = useState<ComponentType<ResultsProps>>();
	useEffect(() => {
		prepareReader();
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
			{phase === 'reading' && <SignInProgress />}
			{phase === 'done' && view !== undefined && Results !== undefined && (
				<>
					<Results view={view} hints={hints} wizard={wizard} onShown={focusVerdict} />
					<button type="button" class="button-secondary no-print" onClick={forget}>
						Start over
					</button>
				</>
			)}
		</div>
	);
}
