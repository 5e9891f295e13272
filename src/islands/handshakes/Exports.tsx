import { useStore } from '@nanostores/preact';
import { $digesting, $masked, exportAs } from '../../stores/handshakes.ts';
import { MaskChoice } from '../given-files/MaskChoice.tsx';

/** Files to hand on: made in this browser. */
export function Exports({ rows }: { readonly rows: number }) {
	const isDigesting = useStore($digesting);
	return (
		<section aria-labelledby="exports-title" class="no-print">
			<h2 id="exports-title">Save the evidence</h2>
			<MaskChoice $masked={$masked} label="Mask clients and accounts">
				The same client and the same account get the same number in every file saved until you start over. File names, servers,
				processes and user agents stay. Check a file before you send it to others.
			</MaskChoice>
			<div class="button-row">
				<button type="button" class="button" disabled={isDigesting} onClick={() => exportAs('report')}>
					{isDigesting ? 'Computing SHA-256 ...' : 'Download evidence report (Markdown)'}
				</button>
				{rows > 0 && (
					<button type="button" class="button-secondary" onClick={() => exportAs('rows-csv')}>
						Download legacy connections (CSV)
					</button>
				)}
				<button type="button" class="button-secondary" onClick={() => exportAs('summary-json')}>
					Download summary (JSON)
				</button>
			</div>
		</section>
	);
}
