import { useEffect, useState } from 'preact/hooks';
import type { RecognisedFile } from '../../inventory/recognition/which-page.ts';
import type { FileProblem } from '../../reading/file-problem.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import type { ReadingPage } from '../../stores/handed-files.ts';
import { whichPagesRead } from '../../stores/other-page.ts';
import type { NamedFile } from './dropped-files.ts';
import { HandOn } from './HandOn.tsx';

const KINDS: Readonly<Record<ReadingPage, string>> = {
	inventory: 'an export of machines',
	handshakes: 'a log of connections or a scan',
	'sign-in-logs': 'a sign-in log',
};
const PAGES = Object.keys(KINDS) as ReadingPage[];

/** Files named one by one. */
const FEW = 10;

interface Props {
	/** The page that they were given to. */
	readonly page: ReadingPage;
	readonly files: readonly { readonly name: string; readonly problems: readonly FileProblem[] }[];
	/** The files given of these names. */
	readonly filesNamed: (names: readonly string[]) => readonly NamedFile[];
}

/** Names files that this page does not read and another of the site does, and takes them there. */
export function ForOtherPages({ page, files, filesNamed }: Props) {
	const [found, setFound] = useState<readonly RecognisedFile[]>([]);
	// What is in a zip goes with the zip.
	const rejected = files.filter(({ problems }) => problems.some(({ severity }) => severity === 'rejected'));
	const names = [...new Set(rejected.map(({ name }) => name.split(' > ')[0] as string))];
	const key = names.join('\n');
	useEffect(() => {
		let isStale = false;
		setFound([]);
		const given = filesNamed(key.split('\n'));
		// That nothing was recognised is no fault: what is wrong with each file is told in its place.
		if (given.length > 0)
			whichPagesRead(given).then(
				(all) => !isStale && setFound(all.filter((each) => each.page !== page)),
				() => undefined,
			);
		return () => {
			isStale = true;
		};
	}, [key, page, filesNamed]);
	return (
		<>
			{PAGES.map((other) => {
				const of = found.filter((each) => each.page === other);
				if (of.length === 0) return null;
				return (
					<div key={other} class="notice" role="status">
						<ul>
							{of.slice(0, FEW).map(({ name, label }) => (
								<li key={name}>
									<bdi>{shownText(name, 80)}</bdi> is {KINDS[other]}: {label}.
								</li>
							))}
							{of.length > FEW && <li>And {of.length - FEW} more.</li>}
						</ul>
						<HandOn page={other} files={filesNamed(of.map(({ name }) => name))} />
					</div>
				);
			})}
		</>
	);
}
