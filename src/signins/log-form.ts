import type { Problem } from './problem.ts';

/** Forms of a sign-in log, as found out from the content. */
export type Form = 'portalJson' | 'graphPages' | 'jsonLines' | 'logAnalyticsCsv' | 'scriptCsv';

export const FORM_NAMES: Readonly<Record<Form, string>> = {
	portalJson: 'JSON list of records',
	graphPages: 'JSON pages of records',
	jsonLines: 'JSON records one after another',
	logAnalyticsCsv: 'Log Analytics rows as CSV',
	scriptCsv: 'CSV of the PowerShell script',
};

const starts = (head: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);

/** Whether a file is packed, by its first bytes. */
export function containerOf(head: Uint8Array): 'gzip' | 'zip' | undefined {
	if (starts(head, 0x1f, 0x8b)) return 'gzip';
	return starts(head, 0x50, 0x4b, 3, 4) || starts(head, 0x50, 0x4b, 5, 6) ? 'zip' : undefined;
}

/** Other kinds of file that people take for the log. */
export function foreignFormat(head: Uint8Array): Problem | undefined {
	const name = starts(head, 0xd0, 0xcf, 0x11, 0xe0)
		? 'an old Excel workbook or another Office document'
		: starts(head, 0x25, 0x50, 0x44, 0x46)
			? 'a PDF document'
			: starts(head, 0x50, 0x41, 0x52, 0x31)
				? 'a Parquet file'
				: starts(head, 0x37, 0x7a, 0xbc, 0xaf)
					? 'a 7-Zip archive'
					: undefined;
	return name === undefined
		? undefined
		: rejected('foreign', `This is ${name}, not a sign-in log.`, 'Give the log as JSON, plain or in gzip or zip.');
}

/** What the first characters of a text say: JSON, markup or perhaps CSV. `head` is UTF-8 without leading space. */
export function textKind(head: Uint8Array): 'json' | 'csv' | Problem {
	const first = head[0];
	if (first === 0x7b || first === 0x5b) return 'json';
	if (first === 0x3c)
		return rejected(
			'markup',
			'This is an HTML or XML page, often an error or sign-in page saved in place of the download.',
			'Sign in again and repeat the download; the file must begin with [ or {.',
		);
	if (first === 0 || head.includes(0))
		return rejected('foreign', 'This is a binary file, not a text.', 'Give the log as JSON, plain or in gzip or zip.');
	return 'csv';
}

export function rejected(code: string, found: string, accepted: string): Problem {
	return { severity: 'rejected', code, found, accepted };
}
