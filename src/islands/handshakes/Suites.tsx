import { cipherLabel, nameLabel, spanLabel } from '../../handshakes/summary/summary-text.ts';
import type { ReaderView } from '../../handshakes/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { TableHead } from '../TableHead.tsx';

const USE_LABELS = { legacy: 'Legacy', modern: 'Modern', notRecorded: 'Not recorded' } as const;

/** All connections by version and cipher. */
export function Suites({ suites: { largest, total } }: { readonly suites: ReaderView['use']['suites'] }) {
	if (total === 0) return null;
	return (
		<section aria-labelledby="suites-title">
			<h2 id="suites-title">By version and cipher</h2>
			<table class="table-stacked">
				<TableHead columns={['Version', 'Cipher', 'TLS', 'Connections', 'First and last (UTC)']} />
				<tbody>
					{largest.map((suite) => (
						<tr key={[suite.version, suite.cipher, suite.hash, suite.keyExchange].join()}>
							<th scope="row">{suite.version ?? 'Not recorded'}</th>
							<td data-label="Cipher">
								<bdi>{cipherLabel(suite) || nameLabel('')}</bdi>
							</td>
							<td data-label="TLS">{USE_LABELS[suite.use]}</td>
							<td data-label="Connections">{formatCount(suite.count)}</td>
							<td data-label="First and last (UTC)">{spanLabel(suite)}</td>
						</tr>
					))}
				</tbody>
			</table>
			{total > largest.length && <p class="meta">{formatCount(total - largest.length)} more are in the JSON summary.</p>}
		</section>
	);
}
