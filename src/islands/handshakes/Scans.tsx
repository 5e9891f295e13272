import { VERSIONS } from '../../handshakes/observation/version.ts';
import { answerOf } from '../../handshakes/session/scans.ts';
import { nameLabel } from '../../handshakes/summary/summary-text.ts';
import type { ReaderView } from '../../handshakes/worker/protocol.ts';
import { formatCount } from '../../reading/text/format-count.ts';
import { TableHead } from '../TableHead.tsx';

const LEGACY_LABELS = { accepted: 'Accepts legacy TLS', refused: 'Refuses legacy TLS', unknown: 'Unknown' } as const;

/** What each scanned server accepts. */
export function Scans({ scans: { servers } }: { readonly scans: ReaderView['scans'] }) {
	if (servers.total === 0) return null;
	return (
		<section aria-labelledby="scans-title">
			<h2 id="scans-title">What servers accept</h2>
			<table class="table-stacked">
				<TableHead columns={['Server', 'Result', 'Accepts', 'Refuses', 'Not known']} />
				<tbody>
					{servers.largest.map((server) => {
						const names = (answer: string) =>
							[
								...VERSIONS.filter((version) => server.versions[version] === answer),
								...(server.tripleDes === answer ? ['3DES'] : []),
							].join(', ');
						return (
							<tr key={server.server}>
								<th scope="row">
									<bdi>{nameLabel(server.server)}</bdi>
								</th>
								<td data-label="Result">{LEGACY_LABELS[answerOf(server)]}</td>
								<td data-label="Accepts">{names('accepted')}</td>
								<td data-label="Refuses">{names('refused')}</td>
								<td data-label="Not known">{names('unknown')}</td>
							</tr>
						);
					})}
				</tbody>
			</table>
			{servers.total > servers.largest.length && (
				<p class="meta">{formatCount(servers.total - servers.largest.length)} more are in the JSON summary.</p>
			)}
		</section>
	);
}
