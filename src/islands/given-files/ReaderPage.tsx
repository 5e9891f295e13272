import { useStore } from '@nanostores/preact';
import type { ReadableAtom } from 'nanostores';
import type { ComponentChildren, ComponentType } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/** What a page shows of a reader, and asks of it. */
export interface ShownReader<View> {
	readonly $phase: ReadableAtom<'empty' | 'reading' | 'done'>;
	readonly $view: ReadableAtom<View | undefined>;
	readonly $fault: ReadableAtom<string | undefined>;
	/** Tells a fault, and goes back to what was shown before. */
	fail(reason: string): void;
	/** Forgets everything. */
	startOver(): void;
}

interface Props<View, ResultProps> {
	readonly reader: ShownReader<View>;
	/** Done once the page can be used; the same function each time. */
	readonly prepare: () => void;
	/** Loads what shows a result, which is needed only when there is one; the same function each time. */
	readonly load: () => Promise<ComponentType<ResultProps>>;
	/** What the result is shown with. `onShown`: to be called once its element #verdict is there. */
	readonly resultOf: (view: View, onShown: () => void) => ResultProps;
	/** Id of the field to which the focus returns when everything starts over. */
	readonly firstField: string;
	/** Where files come in. */
	readonly files: ComponentChildren;
	/** How far reading has come. */
	readonly progress: ComponentChildren;
}

/** The page of a reader: files in, answers and evidence out. */
export function ReaderPage<View, ResultProps extends object>({
	reader: { $phase, $view, $fault, fail, startOver },
	prepare,
	load,
	resultOf,
	firstField,
	files,
	progress,
}: Props<View, ResultProps>) {
	const phase = useStore($phase);
	const view = useStore($view);
	const fault = useStore($fault);
	const root = useRef<HTMLDivElement>(null);
	const [Results, setResults] = useState<ComponentType<ResultProps>>();
	useEffect(() => {
		prepare();
		load().then(
			(component) => setResults(() => component),
			() => fail('The page could not load all of its code. Load it again.'),
		);
	}, [prepare, load, fail]);

	// A screen reader announces the verdict when it receives focus.
	const focusVerdict = useCallback(() => root.current?.querySelector<HTMLElement>('#verdict')?.focus(), []);
	const forget = () => {
		startOver();
		root.current?.querySelector<HTMLElement>(`#${firstField}`)?.focus();
	};
	return (
		<div ref={root}>
			{files}
			{fault !== undefined && (
				<p class="notice" data-kind="warning" role="alert">
					{fault}
				</p>
			)}
			{phase === 'reading' && progress}
			{phase === 'done' && view !== undefined && Results !== undefined && (
				<>
					<Results {...resultOf(view, focusVerdict)} />
					<button type="button" class="button-secondary no-print" onClick={forget}>
						Start over
					</button>
				</>
			)}
		</div>
	);
}
