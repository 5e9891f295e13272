import type { FileProblem } from '../../../reading/file-problem.ts';

/** Told by every source that carries lines of evidence. */
export function cutLines(count: number): FileProblem {
	return {
		severity: 'incomplete',
		code: 'cut-lines',
		found: `Lines of evidence that were cut on their way: ${count}. What is whole of them was used; the rest is not read.`,
		accepted: 'Collect them again with a tool that keeps 1,000 characters of output.',
	};
}
