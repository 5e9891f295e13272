import { failureLabel, spanLabel } from '../../handshakes/summary/summary-text.ts';
import type { ReaderView } from '../../handshakes/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { TableHead } from '../TableHead.tsx';

/** Handshakes that failed: not use, and often the reason for what does not work. */
export function Failures({ failures: { largest, total } }: { readonly failures: ReaderView['failures'] }) {
	if (total === 0) return null;
	return (
		<section aria-labelledby="failures-title">
			<h2 id="failures-title">Failed handshakes</h2>
			<p>These do not count as use. They show what is refused today.</p>
			<table class="table-stacked">
				<TableHead columns={['Failure', 'Times', 'First and last (UTC)']} />
				<tbody>
					{largest.map((failure) => (
						<tr key={failureLabel(failure)}>
							<th scope="row">
								<bdi>{failureLabel(failure)}</bdi>
							</th>
							<td data-label="Times">{formatCount(failure.count)}</td>
							<td data-label="First and last (UTC)">{spanLabel(failure)}</td>
						</tr>
					))}
				</tbody>
			</table>
			{total > largest.length && <p class="meta">{formatCount(total - largest.length)} more are in the JSON summary.</p>}
		</section>
	);
}
