import type { FileProblem } from '../../reading/file-problem.ts';

/** A file that is what it should be, and empty of records. */
export const NO_RECORDS: FileProblem = {
	severity: 'notice',
	code: 'no-records',
	found: 'The file is well formed but holds no records.',
	accepted: 'If you expected sign-ins, clear all filters except the date before you download.',
};
