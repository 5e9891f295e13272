import type { FileProblem } from '../file-problem.ts';
import type { Forms } from './forms.ts';

/** A source that says whether a text is its own, and reads nothing of it. */
export interface Recogniser<Source> extends Forms<undefined> {
	readonly of: Source;
}

/** Ends the reading of a file of which it is known what it is. */
const KNOWN: FileProblem = { severity: 'notice', code: 'known', found: '', accepted: '' };

/** What recognises files of a source exactly as the source does. */
export function recogniserOf<Sink, Source extends Forms<Sink>>(source: Source): Recogniser<Source> {
	const { lines, csv, json, xml } = source;
	return {
		of: source,
		...(lines && { lines: { recognises: (head) => lines.recognises(head), read: () => KNOWN } }),
		...(csv && { csv: { recognises: (columns) => csv.recognises(columns), read: () => KNOWN } }),
		...(json && { json: { recognises: (record) => json.recognises(record), read: () => undefined } }),
		...(xml && {
			xml: { recognises: (root) => xml.recognises(root), read: () => ({ open: () => undefined, close: () => undefined }) },
		}),
	};
}
