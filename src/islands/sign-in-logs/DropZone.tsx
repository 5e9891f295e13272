import { useStore } from '@nanostores/preact';
import { useEffect, useState } from 'preact/hooks';
import type { DownloadLimits } from '../../signins/download-limits.ts';
import { number } from '../../signins/summary.ts';
import { chosenFiles, droppedFiles } from './dropped-files.ts';
import { $fault, $phase, $retentionDays, $view, fail, type NamedFile, readFiles, setRetentionDays } from './reading-store.ts';

export interface Limits {
	/** Periods for which a tenant keeps sign-ins, the likeliest first. */
	readonly retentions: readonly { readonly days: number; readonly label: string }[];
	/** Most records that one file holds, by its form. */
	readonly downloadLimits: DownloadLimits;
}

/** Where files come in: dropped, or chosen one by one or as a folder. */
export function DropZone({ retentions, downloadLimits }: Limits) {
	const phase = useStore($phase);
	const retentionDays = useStore($retentionDays) ?? retentions[0]?.days ?? 0;
	const [isOver, setOver] = useState(false);
	// Before the page's code has loaded, choosing a file would do nothing.
	const [isReady, setReady] = useState(false);
	useEffect(() => setReady(true), []);
	const view = useStore($view);
	const described = view === undefined ? undefined : 'files-read';
	const isBusy = !isReady || phase === 'reading';

	const take = (files: readonly NamedFile[]) => readFiles(files, { retentionDays, downloadLimits });
	const drop = (event: DragEvent) => {
		event.preventDefault();
		setOver(false);
		if (event.dataTransfer === null) return;
		if (isBusy) $fault.set('Files dropped while others are read are not taken. Drop them again afterwards.');
		else
			droppedFiles(event.dataTransfer).then(take, (error: unknown) =>
				fail(`The folder could not be read (${error instanceof Error ? error.message : String(error)}).`),
			);
	};
	const choose = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
		take(chosenFiles(event.currentTarget.files));
		event.currentTarget.value = '';
	};
	return (
		<>
			<fieldset class="choices">
				<legend class="label">How long does your tenant keep sign-ins?</legend>
				{retentions.map(({ days, label }) => (
					<div class="choice" key={days}>
						<input
							type="radio"
							name="retention"
							id={`retention-${days}`}
							checked={retentionDays === days}
							disabled={!isReady}
							onChange={() => setRetentionDays(days)}
						/>
						<label for={`retention-${days}`}>{label}</label>
					</div>
				))}
			</fieldset>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the fields inside do the same. */}
			<div
				class="drop-zone"
				data-over={isOver ? '' : undefined}
				data-read={view === undefined ? undefined : ''}
				onDragOver={(event) => {
					event.preventDefault();
					setOver(true);
				}}
				onDragLeave={() => setOver(false)}
				onDrop={drop}
			>
				<p>Drop files or whole folders here, or choose them. They are read in this browser; nothing is sent or kept.</p>
				{view !== undefined && (
					<p id="files-read">
						Given until now: {number(view.given)} {view.given === 1 ? 'file' : 'files'}. What you choose now is added.
					</p>
				)}
				<div class="form-group">
					<label class="label" for="log-files">
						Sign-in log files
					</label>
					<input id="log-files" type="file" multiple disabled={isBusy} aria-describedby={described} onChange={choose} />
				</div>
				<div class="form-group">
					<label class="label" for="log-folder">
						A folder of them
					</label>
					<input
						id="log-folder"
						type="file"
						multiple
						disabled={isBusy}
						aria-describedby={described}
						onChange={choose}
						{...{ webkitdirectory: true }}
					/>
				</div>
			</div>
		</>
	);
}
