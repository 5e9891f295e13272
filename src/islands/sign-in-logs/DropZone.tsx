import { useStore } from '@nanostores/preact';
import { useEffect, useState } from 'preact/hooks';
import { chosenFiles, droppedFiles } from './dropped-files.ts';
import { $phase, $retentionDays, type NamedFile, readFiles, setRetentionDays } from './reading-store.ts';

export interface Limits {
	/** Periods for which a tenant keeps sign-ins, the likeliest first. */
	readonly retentions: readonly { readonly days: number; readonly label: string }[];
	/** Most sign-ins that one download of the portal holds. */
	readonly downloadLimit: number;
}

/** Where files come in: dropped, or chosen one by one or as a folder. */
export function DropZone({ retentions, downloadLimit }: Limits) {
	const phase = useStore($phase);
	const retentionDays = useStore($retentionDays) ?? retentions[0]?.days ?? 0;
	const [isOver, setOver] = useState(false);
	// Before the page's code has loaded, choosing a file would do nothing.
	const [isReady, setReady] = useState(false);
	useEffect(() => setReady(true), []);
	const isBusy = !isReady || phase === 'reading';

	const read = (files: readonly NamedFile[]) => readFiles(files, { retentionDays, downloadLimit });
	const drop = (event: DragEvent) => {
		event.preventDefault();
		setOver(false);
		if (event.dataTransfer !== null && !isBusy) droppedFiles(event.dataTransfer).then(read);
	};
	const choose = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
		read(chosenFiles(event.currentTarget.files));
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
				onDragOver={(event) => {
					event.preventDefault();
					setOver(true);
				}}
				onDragLeave={() => setOver(false)}
				onDrop={drop}
			>
				<p>Drop files or whole folders here, or choose them. They are read in this browser; nothing is sent or kept.</p>
				<div class="form-group">
					<label class="label" for="log-files">
						Sign-in log files
					</label>
					<input id="log-files" type="file" multiple disabled={isBusy} onChange={choose} />
				</div>
				<div class="form-group">
					<label class="label" for="log-folder">
						A folder of them
					</label>
					<input id="log-folder" type="file" multiple disabled={isBusy} onChange={choose} {...{ webkitdirectory: true }} />
				</div>
			</div>
		</>
	);
}
