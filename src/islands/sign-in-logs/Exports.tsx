import { useStore } from '@nanostores/preact';
import type { ReaderView } from '../../signins/worker/protocol.ts';
import { $digesting, $masked, exportAs } from '../../stores/sign-in-logs.ts';
import { MaskChoice } from '../given-files/MaskChoice.tsx';

/** Files to hand on: made in this browser. */
export function Exports({ view }: { readonly view: ReaderView }) {
	const isDigesting = useStore($digesting);
	return (
		<section aria-labelledby="exports-title" class="no-print">
			<h2 id="exports-title">Save the evidence</h2>
			<MaskChoice $masked={$masked} label="Mask user names, devices and IP addresses">
				The same person, device and address get the same number in every file saved until you start over. File names, applications
				and service principals stay, and so does a name that stands inside a user agent or the name of an application: look
				through a file before you hand it on.
			</MaskChoice>
			<div class="button-row">
				<button type="button" class="button" disabled={isDigesting} onClick={() => exportAs('report')}>
					{isDigesting ? 'Computing SHA-256 ...' : 'Evidence report (Markdown)'}
				</button>
				{view.listed.users > 0 && (
					<button type="button" class="button-secondary" onClick={() => exportAs('users-csv')}>
						Legacy sign-ins of users (CSV)
					</button>
				)}
				{view.listed.workloads > 0 && (
					<button type="button" class="button-secondary" onClick={() => exportAs('workloads-csv')}>
						Legacy sign-ins of workloads (CSV)
					</button>
				)}
				<button type="button" class="button-secondary" onClick={() => exportAs('summary-json')}>
					Summary (JSON)
				</button>
			</div>
		</section>
	);
}
