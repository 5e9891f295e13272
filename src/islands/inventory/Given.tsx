import type { InventoryView } from '../../inventory/worker/protocol.ts';
import { filesNamed } from '../../stores/inventory.ts';
import { Given as Files } from '../given-files/Given.tsx';
import { HandOn } from '../given-files/HandOn.tsx';

/** Readers of logs on this site, by the problem that names them. */
const READERS = { 'sign-in-log': 'sign-in-logs', 'connection-log': 'handshakes' } as const;

/** What the answer rests on: the files, and what none of them can show. */
export function Given({ view: { files, limits } }: { readonly view: InventoryView }) {
	const others = Object.entries(READERS).map(([code, page]) => ({
		page,
		// What is in a zip goes with the zip.
		names: files
			.filter(({ problems }) => problems.some((problem) => problem.code === code))
			.map(({ name }) => name.split(' > ')[0] as string),
	}));
	return (
		<>
			<Files files={files} />
			{others.map(({ page, names }) => (
				<HandOn key={page} page={page} files={filesNamed(names)} />
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
