import type { InventoryView } from '../../inventory/worker/protocol.ts';
import { link } from '../../site/link.ts';
import { Given as Files } from '../handshakes/Given.tsx';

/** Readers of logs on this site, by the problem that names them. */
const READERS = { 'sign-in-log': '/sign-in-logs/', 'connection-log': '/handshakes/' } as const;

/** What the answer rests on: the files, and what none of them can show. */
export function Given({ view: { files, limits } }: { readonly view: InventoryView }) {
	const others = (Object.keys(READERS) as (keyof typeof READERS)[]).filter((code) =>
		files.some(({ problems }) => problems.some((problem) => problem.code === code)),
	);
	return (
		<>
			<Files files={files} />
			{others.map((code) => (
				<p key={code}>
					<a href={link(READERS[code])}>{code === 'sign-in-log' ? 'Read the sign-in logs' : 'Read the connection logs'}</a>
				</p>
			))}
			{limits.length > 0 && (
				<section aria-labelledby="limits">
					<h2 id="limits">What these files cannot show</h2>
					<ul>
						{limits.map((sentence) => (
							<li key={sentence}>{sentence}</li>
						))}
					</ul>
				</section>
			)}
		</>
	);
}
