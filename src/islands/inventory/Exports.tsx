import { useStore } from '@nanostores/preact';
import { $digesting, $masked, exportAs } from '../../stores/inventory.ts';
import { MaskChoice } from '../given-files/MaskChoice.tsx';

/** Files to keep and to hand on: made in this browser. */
export function Exports() {
	const isDigesting = useStore($digesting);
	return (
		<section aria-labelledby="exports-title" class="no-print">
			<h2 id="exports-title">Keep it and hand it on</h2>
			<MaskChoice $masked={$masked} label="Mask names of machines">
				The same machine gets the same number in every file saved until you start over. Masked evidence cannot be compared with
				files saved after that. Check a file before you send it to others.
			</MaskChoice>
			<div class="button-row">
				<button type="button" class="button" onClick={() => exportAs('evidence')}>
					Save evidence for next month (NDJSON)
				</button>
				<button type="button" class="button-secondary" disabled={isDigesting} onClick={() => exportAs('report')}>
					{isDigesting ? 'Computing SHA-256 ...' : 'Download report for the auditor (Markdown)'}
				</button>
				<button type="button" class="button-secondary" onClick={() => exportAs('csv')}>
					Download machines (CSV)
				</button>
			</div>
		</section>
	);
}
