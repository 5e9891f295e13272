import type { FileQueue } from '../../reading/files/file-queue.ts';
import { DIMENSIONS, isWorkload } from '../session/legacy-records.ts';
import type { SignInSession } from '../session/session.ts';
import type { Summary } from '../summary/summary.ts';
import { type ReaderView, SHOWN_GROUPS } from './protocol.ts';

/** What the page is shown of a summary. */
export function viewOf(
	summary: Summary,
	{ legacy }: Pick<SignInSession, 'legacy'>,
	{ taken, leftOut }: Pick<FileQueue, 'taken' | 'leftOut'>,
): ReaderView {
	const groups = Object.fromEntries(
		DIMENSIONS.map((dimension) => [
			dimension,
			{ largest: summary.groups[dimension].slice(0, SHOWN_GROUPS), total: summary.groups[dimension].length },
		]),
	) as unknown as ReaderView['groups'];
	const workloads = [...legacy.kept].filter(isWorkload).length;
	return {
		...summary,
		groups,
		listed: { workloads, users: legacy.kept.length - workloads },
		given: taken.length,
		whole: taken.filter(({ isWhole }) => isWhole).map(({ place }) => place),
		leftOut,
	};
}
