import { type FileProblem, rejected } from '../file-problem.ts';
import type { Subject } from '../subject.ts';

const starts = (head: Uint8Array, ...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);

/** Where a tar archive says that it is one. */
const TAR_NAME = 257;

/** The first bytes of a gzip file. */
export const GZIP = Uint8Array.of(0x1f, 0x8b);

/** Whether a file is packed, by its first bytes. */
export function containerOf(head: Uint8Array): 'gzip' | 'zip' | 'tar' | undefined {
	if (starts(head, ...GZIP)) return 'gzip';
	if (starts(head.subarray(TAR_NAME), 0x75, 0x73, 0x74, 0x61, 0x72)) return 'tar';
	return starts(head, 0x50, 0x4b, 3, 4) || starts(head, 0x50, 0x4b, 5, 6) ? 'zip' : undefined;
}

/** Formats that are neither text nor a container, by their first bytes. `instead`: what to give, where it is not a plain text of the same. */
const FOREIGN: readonly { readonly is: string; readonly bytes: readonly number[]; readonly instead?: string }[] = [
	{ is: 'an old Excel workbook or another Office document', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
	{ is: 'a PDF document', bytes: [0x25, 0x50, 0x44, 0x46] },
	{ is: 'a Parquet file', bytes: [0x50, 0x41, 0x52, 0x31] },
	{ is: 'a 7-Zip archive', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
	{
		is: 'a Windows event log in its binary form (.evtx)',
		bytes: [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00],
		instead:
			'Open it in Event Viewer, filter it by the source Schannel, and save it as XML. Give that to the page "Connection logs", or to tls-ready handshakes.',
	},
];

/** Other kinds of file that people take for the one wanted. */
export function foreignFormat(head: Uint8Array, subject: Subject): FileProblem | undefined {
	const found = FOREIGN.find(({ bytes }) => starts(head, ...bytes));
	return found && rejected('foreign', `This is ${found.is}, not a ${subject.file}.`, found.instead ?? subject.insteadOfBinary);
}

/** A file that is no text at all. */
export function binaryFile({ insteadOfBinary }: Subject): FileProblem {
	return rejected('foreign', 'This is a binary file, not a text.', insteadOfBinary);
}
