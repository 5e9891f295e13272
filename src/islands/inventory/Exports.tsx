import { useStore } from '@nanostores/preact';
import { $digesting, $masked, exportAs } from '../../stores/inventory.ts';

/** Files to keep and to hand on: made in this browser. */
export function Exports() {
	const masked = useStore($masked);
	const isDigesting = useStore($digesting);
	return (
		<section aria-labelledby="exports-title" class="no-print">
			<h2 id="exports-title">Keep it and hand it on</h2>
			<div class="choice">
				<input
					type="checkbox"
					id="mask"
					checked={masked}
					aria-describedby="mask-hint"
					onChange={(event) => $masked.set(event.currentTarget.checked)}
				/>
				<div>
					<label for="mask">Mask names of machines</label>
					<span class="hint" id="mask-hint">
						The same machine gets the same number in every file saved until you start over. Masked evidence cannot be compared
						next month. Check a file before you send it to others.
					</span>
				</div>
			</div>
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
