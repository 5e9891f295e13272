import { binaryFile } from '../../reading/containers/container-kind.ts';
import { EvidenceFile, type FileReader } from '../../reading/evidence-file.ts';
import { type FileProblem, rejected } from '../../reading/file-problem.ts';
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
		text: (kind) => READERS[kind](name, handler),
		entry: (inside) => readerOf(`${name} > ${inside}`, handler.entry(inside)),
		done: () => handler.done(),
	};
}

const MARKUP = rejected(
	'markup',
	'This is an HTML or XML page, often an error or sign-in page saved in place of the download.',
	'Sign in again and repeat the download; the file must begin with [ or {.',
);

const READERS: Readonly<Record<TextKind, (name: string, handler: RecordHandler) => TextReader | FileProblem>> = {
	json: (name, handler) => new JsonLog(name, handler),
	lines: (name, handler) => new CsvLog(name, handler),
	markup: () => MARKUP,
	binary: () => binaryFile(SIGN_IN_LOG),
};
