import type { FileQueue } from '../../reading/files/file-queue.ts';
import { givenFiles, type Largest, largestOf } from '../../reading/files/reader-view.ts';
import { DIMENSIONS, type Dimension } from '../session/legacy-connections.ts';
import type { Summary } from '../summary/summary.ts';
import { fileLine, shownFiles } from '../summary/summary-text.ts';
import type { ReaderView } from './protocol.ts';

/** What the page is shown of a summary. */
export function viewOf({ use, scans, failures, files }: Summary, queue: Pick<FileQueue, 'taken' | 'leftOut'>): ReaderView {
	const groups = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, largestOf(use.groups[dimension])]));
	return {
		use: {
			...use,
			groups: groups as Record<Dimension, Largest<Summary['use']['groups'][Dimension][number]>>,
			suites: largestOf(use.suites),
			rows: use.rows.length,
		},
		scans: { ...scans, servers: largestOf(scans.servers) },
		failures: largestOf(failures),
		files: shownFiles(files).map((file) => ({
			name: file.name,
			problems: file.problems,
			moreProblems: file.moreProblems,
			line: fileLine(file),
		})),
		...givenFiles(queue),
	};
}
