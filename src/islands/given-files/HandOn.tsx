import { useState } from 'preact/hooks';
import { formatCount } from '../../reading/text/format-count.ts';
import { link } from '../../site/link.ts';
import { handFiles, type ReadingPage } from '../../stores/handed-files.ts';
import type { NamedFile } from './dropped-files.ts';

const LABELS: Readonly<Record<ReadingPage, string>> = {
	'sign-in-logs': 'Sign-in logs',
	handshakes: 'Connection logs',
	inventory: 'Machines',
};

interface Props {
	/** The page that reads these files. */
	readonly page: ReadingPage;
	readonly files: readonly NamedFile[];
}

/** Opens another page of the site with files that it reads: the visitor need not look for them again. */
export function HandOn({ page, files }: Props) {
	const [fault, setFault] = useState<string>();
	if (files.length === 0) return null;
	const go = () =>
		handFiles(page, files).then(
			() => location.assign(link(`/${page}/`)),
			(error: unknown) => setFault(error instanceof Error ? error.message : String(error)),
		);
	return (
		<>
			<p>
				<button type="button" class="button-secondary" onClick={go}>
					Read {files.length === 1 ? 'this file' : `these ${formatCount(files.length)} files`} under {LABELS[page]}
				</button>
			</p>
			{fault !== undefined && (
				<p role="alert">
					The browser could not take the files along ({fault}). <a href={link(`/${page}/`)}>Open {LABELS[page]}</a> and drop them
					there.
				</p>
			)}
		</>
	);
}
