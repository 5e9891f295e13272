import { binaryFile } from '../../reading/containers/container-kind.ts';
import { EvidenceFile, type FileReader } from '../../reading/evidence-file.ts';
import { type FileProblem, rejected } from '../../reading/file-problem.ts';
import { markupRoot } from '../../reading/text/markup-root.ts';
import { shownText } from '../../reading/text/shown-text.ts';
import type { TextReader } from '../../reading/text/text-file.ts';
import type { TextKind } from '../../reading/text/text-kind.ts';
import { CsvLog } from './csv-log.ts';
import { SIGN_IN_LOG } from './form.ts';
import { JsonLog } from './json-log.ts';
import type { RecordHandler } from './record-handler.ts';

/** Where a file's findings go. */
export interface SignInHandler extends RecordHandler, Pick<FileReader, 'encoding' | 'done'> {
	/** A file inside a zip begins; answers its own handler. */
	entry(name: string): SignInHandler;
}

/** Reads one file as a sign-in log. Write its bytes in chunks of any size, then end it. */
export function signInFile(name: string, handler: SignInHandler): EvidenceFile {
	return new EvidenceFile(readerOf(name, handler), SIGN_IN_LOG);
}

function readerOf(name: string, handler: SignInHandler): FileReader {
	return {
		encoding: (encoding) => handler.encoding(encoding),
		problem: (problem) => handler.problem(problem),
		text: (kind, head) => READERS[kind](name, handler, head),
		entry: (inside) => readerOf(`${name} > ${inside}`, handler.entry(inside)),
		done: () => handler.done(),
	};
}

/** What XML files given by mistake are, by the name of their root element in lower case. */
const XML_ROOTS: Readonly<Record<string, string>> = {
	events: 'a file of the Windows Event Viewer',
	event: 'an event of the Windows Event Viewer',
	nmaprun: 'a scan by nmap',
	document: 'a scan by sslscan or another XML document',
	objs: 'an object that PowerShell saved with Export-Clixml',
};

function markupProblem(head: Uint8Array): FileProblem {
	const root = markupRoot(head);
	if (root === undefined || /^(html|head|body|title|meta|script)$/i.test(root))
		return rejected(
			'markup',
			'This is an HTML page, often an error or sign-in page saved in place of the download.',
			'Sign in again and repeat the download; the file must begin with [ or {.',
		);
	const known = XML_ROOTS[root.toLowerCase()];
	return rejected(
		'xml',
		`This is XML with the root element <${shownText(root, 40)}>${known === undefined ? '' : `: ${known}`}, not a sign-in log.`,
		SIGN_IN_LOG.accepted,
	);
}

const READERS: Readonly<Record<TextKind, (name: string, handler: RecordHandler, head: Uint8Array) => TextReader | FileProblem>> =
	{
		json: (name, handler) => new JsonLog(name, handler),
		lines: (name, handler) => new CsvLog(name, handler),
		markup: (_name, _handler, head) => markupProblem(head),
		binary: () => binaryFile(SIGN_IN_LOG),
	};
