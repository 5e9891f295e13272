import type { FileReader } from '../../reading/evidence-file.ts';
import type { Sink, Source } from '../sources/source.ts';

/** Where a file's findings go. */
export interface HandshakeHandler extends Sink, Pick<FileReader, 'encoding' | 'done'> {
	/** The source that reads the file, or one of those that do. */
	source(source: Source): void;
	/** A file inside a zip begins; answers its own handler. */
	entry(name: string): HandshakeHandler;
}
