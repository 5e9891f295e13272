import { SCANS_ARE_NO_USE, scanVerdict, useVerdict } from '../../handshakes/summary/summary-text.ts';
import type { ReaderView } from '../../handshakes/worker/protocol.ts';

const USE_STATUS = { legacy: 'action', noneFound: 'ready', notEnough: 'unknown', notAsked: 'unknown' } as const;
const SCAN_STATUS = { accepted: 'action', refused: 'ready', notEnough: 'unknown', notAsked: 'unknown' } as const;

/** One answer for each question that the files answer. The first has the focus. */
export function Verdicts({ view: { use, scans } }: { readonly view: ReaderView }) {
	const hasScans = scans.verdict !== 'notAsked';
	const showsUse = use.verdict !== 'notAsked' || !hasScans;
	const { total } = scans.servers;
	return (
		<>
			{showsUse && (
				<div class="verdict" data-status={USE_STATUS[use.verdict]}>
					<p class="meta">Who uses what (logs)</p>
					<h2 id="verdict" tabIndex={-1}>
						{useVerdict(use)}
					</h2>
					<Sentences all={[...use.reasons, ...use.remarks]} />
				</div>
			)}
			{hasScans && (
				<div class="verdict" data-status={SCAN_STATUS[scans.verdict]}>
					<p class="meta">What servers accept (scans)</p>
					<h2 id={showsUse ? 'scan-verdict' : 'verdict'} tabIndex={-1}>
						{scanVerdict({ ...scans, servers: { length: total } })}
					</h2>
					<Sentences
						all={[
							...scans.reasons,
							...scans.remarks,
							SCANS_ARE_NO_USE,
							...(showsUse ? [] : ['Who uses legacy TLS was not answered: give logs for that.']),
						]}
					/>
				</div>
			)}
		</>
	);
}

function Sentences({ all }: { readonly all: readonly string[] }) {
	if (all.length === 0) return null;
	return (
		<ul>
			{all.map((sentence) => (
				<li key={sentence}>{sentence}</li>
			))}
		</ul>
	);
}
