import type { FileQueue } from '../../reading/files/file-queue.ts';
import { DIMENSIONS, type Dimension } from '../session/legacy-connections.ts';
import type { Summary } from '../summary/summary.ts';
import { fileLine, shownFiles } from '../summary/summary-text.ts';
import { type Largest, type ReaderView, SHOWN_GROUPS } from './protocol.ts';

const largest = <Thing>(all: readonly Thing[]): Largest<Thing> => ({ largest: all.slice(0, SHOWN_GROUPS), total: all.length });

/** What the page is shown of a summary. */
export function viewOf(
	{ use, scans, failures, files }: Summary,
	{ taken, leftOut }: Pick<FileQueue, 'taken' | 'leftOut'>,
): ReaderView {
	const groups = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, largest(use.groups[dimension])]));
	return {
		use: {
			...use,
			groups: groups as Record<Dimension, Largest<Summary['use']['groups'][Dimension][number]>>,
			suites: largest(use.suites),
			rows: use.rows.length,
		},
		scans: { ...scans, servers: largest(scans.servers) },
		failures: largest(failures),
		files: shownFiles(files).map((file) => ({
			name: file.name,
			problems: file.problems,
			moreProblems: file.moreProblems,
			line: fileLine(file),
		})),
		given: taken.length,
		whole: taken.filter(({ isWhole }) => isWhole).map(({ place }) => place),
		leftOut,
	};
}
