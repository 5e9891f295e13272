import { useStore } from '@nanostores/preact';
import { useEffect, useState } from 'preact/hooks';
import { formatCount } from '../../reading/text/format-count.ts';
import type { DownloadLimits } from '../../signins/form/download-limits.ts';
import { $fault, $phase, $retentionDays, $view, fail, readFiles, setRetentionDays } from '../../stores/sign-in-logs.ts';
import { DropZone } from '../given-files/DropZone.tsx';

export interface Limits {
	/** Periods for which a tenant keeps sign-ins, the likeliest first. */
	readonly retentions: readonly { readonly days: number; readonly label: string }[];
	/** Most records that one file holds, by its form. */
	readonly downloadLimits: DownloadLimits;
}

/** Where logs come in, and how long the tenant keeps what they hold. */
export function Files({ retentions, downloadLimits }: Limits) {
	const phase = useStore($phase);
	const view = useStore($view);
	const retentionDays = useStore($retentionDays) ?? retentions[0]?.days ?? 0;
	const [isReady, setReady] = useState(false);
	useEffect(() => setReady(true), []);
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
			<DropZone
				id="log"
				filesLabel="Sign-in log files"
				folderLabel="A folder of them"
				isBusy={phase === 'reading'}
				onFiles={(files) => readFiles(files, { retentionDays, downloadLimits })}
				onFault={(fault) => (phase === 'reading' ? $fault.set(fault) : fail(fault))}
				{...(view !== undefined && {
					given: `${formatCount(view.given)} ${view.given === 1 ? 'file' : 'files'} so far. New files are added.`,
				})}
			/>
		</>
	);
}
