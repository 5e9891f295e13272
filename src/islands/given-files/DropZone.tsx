import { useStore } from '@nanostores/preact';
import type { WritableAtom } from 'nanostores';
import { useEffect, useState } from 'preact/hooks';
import { formatCount } from '../../reading/text/format-count.ts';
import { chosenFiles, droppedFiles, type NamedFile } from './dropped-files.ts';
import type { ShownReader } from './ReaderPage.tsx';

interface Props {
	/** First part of the ids of the fields: unique on the page. */
	readonly id: string;
	/** Label of the field for single files. */
	readonly filesLabel: string;
	/** The reader that the files are for. */
	readonly reader: Pick<ShownReader<{ readonly given: number }>, '$phase' | '$view' | 'fail'> & {
		readonly $fault: WritableAtom<string | undefined>;
	};
	readonly onFiles: (files: readonly NamedFile[]) => void;
}

/** Where files come in: dropped, or chosen one by one or as a folder. */
export function DropZone({ id, filesLabel, reader: { $phase, $view, $fault, fail }, onFiles }: Props) {
	const isBusy = useStore($phase) === 'reading';
	const given = useStore($view)?.given;
	// What is being read goes on.
	const onFault = (fault: string) => (isBusy ? $fault.set(fault) : fail(fault));
	const [isOver, setOver] = useState(false);
	// Before the page's code has loaded, choosing a file would do nothing.
	const [isReady, setReady] = useState(false);
	useEffect(() => setReady(true), []);
	const hasGiven = given !== undefined;
	const isDisabled = !isReady || isBusy;

	const drop = (event: DragEvent) => {
		event.preventDefault();
		setOver(false);
		if (event.dataTransfer === null) return;
		if (isDisabled) onFault('Still reading other files. Drop these again when reading finishes.');
		else
			droppedFiles(event.dataTransfer).then(onFiles, (error: unknown) =>
				onFault(`The folder could not be read (${error instanceof Error ? error.message : String(error)}).`),
			);
	};
	const choose = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
		onFiles(chosenFiles(event.currentTarget.files));
		event.currentTarget.value = '';
	};
	const field = (name: string, label: string, attributes: Record<string, unknown>) => (
		<div class="form-group">
			<label class="label" for={`${id}-${name}`}>
				{label}
			</label>
			<input
				id={`${id}-${name}`}
				type="file"
				multiple
				disabled={isDisabled}
				aria-describedby={hasGiven ? `${id}-given` : undefined}
				onChange={choose}
				{...attributes}
			/>
		</div>
	);
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the fields inside do the same.
		<div
			class="drop-zone"
			data-over={isOver ? '' : undefined}
			data-read={hasGiven ? '' : undefined}
			onDragOver={(event) => {
				event.preventDefault();
				setOver(true);
			}}
			onDragLeave={() => setOver(false)}
			onDrop={drop}
		>
			<p>Drop files or whole folders here, or choose them. They are read in this browser; nothing is sent or kept.</p>
			{hasGiven && (
				<p id={`${id}-given`}>
					{formatCount(given)} {given === 1 ? 'file' : 'files'} so far. New files are added.
				</p>
			)}
			{field('files', filesLabel, {})}
			{field('folder', 'A folder of them', { webkitdirectory: true })}
		</div>
	);
}
