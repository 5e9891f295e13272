import type { Progress } from '../../advisor/progress/progress.ts';
import { elsewhereText } from '../../wording/progress.ts';

/** What was noted about items that are not in this plan: it is kept, and counts again if an item comes back. */
export function Elsewhere({ records }: { readonly records: Progress }) {
	if (records.length === 0) return null;
	return (
		<details class="no-print">
			<summary>Noted for items that this plan does not have ({records.length})</summary>
			<ul>
				{records.map((record) => (
					<li key={record.id}>{elsewhereText(record)}</li>
				))}
			</ul>
		</details>
	);
}
