import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import type { ReadingPage } from '../inventory/recognition/which-page.ts';
import type { FileProblem } from '../reading/file-problem.ts';
import { shownText } from '../reading/text/shown-text.ts';
import { STANDARD_INPUT_NAME } from './given-files.ts';

/** Bytes of a file that are enough to say what it is. */
const ENOUGH = 1024 * 1024;

/** Files looked at: of a folder with thousands of others, the first say what they are. */
const MOST = 50;

const SUBCOMMANDS: Readonly<Record<ReadingPage, string>> = {
	inventory: 'inventory',
	handshakes: 'handshakes',
	'sign-in-logs': 'signins',
};

/** Names the subcommand that reads each of the files that this one refused, a line each; empty where none does. */
export async function otherReaders(
	files: readonly { readonly name: string; readonly problems: readonly FileProblem[] }[],
): Promise<string> {
	const refused = files.filter(({ problems }) => problems.some(({ severity }) => severity === 'rejected'));
	const paths = [...new Set(refused.map(({ name }) => name.split(' > ')[0] as string))];
	const starts: { place: number; name: string; file: File }[] = [];
	for (const [place, name] of paths
		.filter((path) => path !== STANDARD_INPUT_NAME)
		.slice(0, MOST)
		.entries()) {
		const blob = await openAsBlob(name).catch(() => undefined);
		if (blob !== undefined) starts.push({ place, name, file: new File([blob.slice(0, ENOUGH)], basename(name)) });
	}
	if (starts.length === 0) return '';
	// All sources of all readers: loaded only where something was refused.
	const { whichPageReads } = await import('../inventory/recognition/which-page.ts');
	const found = await whichPageReads(starts);
	return found
		.map(
			({ name, page, label }) => `  ${shownText(name)} looks like this: ${label}. Give it to tls-ready ${SUBCOMMANDS[page]}.\n`,
		)
		.join('');
}
