import type { FileProblem } from '../../reading/file-problem.ts';

/** The details of sign-ins were lost in the export: in their place stands a picture or the type of an object. */
export const CUT_DETAILS: FileProblem = {
	severity: 'incomplete',
	code: 'cut-details',
	found:
		'The details of sign-ins were lost in the export: it wrote the name or a picture of an object ("@{key=...}", "Microsoft.Graph...", "System.Object[]") in their place.',
	accepted:
		'Export again with ConvertTo-Json -Depth 10 instead of Export-Csv or a smaller depth, or with the script from the downloads.',
};
