import type { FileQueue } from '../../reading/files/file-queue.ts';
import { givenFiles, largestOf } from '../../reading/files/reader-view.ts';
import { DIMENSIONS, isWorkload } from '../session/legacy-records.ts';
import type { SignInSession } from '../session/session.ts';
import type { Summary } from '../summary/summary.ts';
import type { ReaderView } from './protocol.ts';

/** What the page is shown of a summary. */
export function viewOf(
	summary: Summary,
	{ legacy }: Pick<SignInSession, 'legacy'>,
	queue: Pick<FileQueue, 'taken' | 'leftOut'>,
): ReaderView {
	const groups = Object.fromEntries(
		DIMENSIONS.map((dimension) => [dimension, largestOf(summary.groups[dimension])]),
	) as unknown as ReaderView['groups'];
	const workloads = [...legacy.kept].filter(isWorkload).length;
	return {
		...summary,
		groups,
		listed: { workloads, users: legacy.kept.length - workloads },
		...givenFiles(queue),
	};
}
