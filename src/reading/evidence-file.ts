import { containerOf, foreignFormat, GZIP } from './containers/container-kind.ts';
import { GzipContainer } from './containers/gzip.ts';
import { TarContainer } from './containers/tar.ts';
import type { Container } from './containers/unpacker.ts';
import { ZipContainer } from './containers/zip.ts';
import { type FileProblem, rejected } from './file-problem.ts';
import type { PartedReader } from './parts/parted-text.ts';
import type { Subject } from './subject.ts';
import { joined } from './text/joined.ts';
import { type TextEvents, TextFile } from './text/text-file.ts';

/** A reader's side of one file: what the text in it is read by, and who is told what was found. */
export interface FileReader extends Omit<TextEvents, 'empty'> {
	/** A file inside a zip begins; answers its own reader. */
	entry(name: string): FileReader;
	/** The file has been read. */
	done(): void;
}

const NOTHING = new Uint8Array(0);

/** Bytes looked at before deciding what a file is. */
const HEAD = 512;

/** Archives inside one another: a packed archive in a zip is two already. */
const DEEPEST_ZIP = 3;

/** One file given in chunks of any size: finds out by its content how it is packed, and passes on the text inside. */
export class EvidenceFile implements Container {
	readonly #reader: FileReader;
	readonly #subject: Subject;
	readonly #depth: number;
	#head: Uint8Array = NOTHING;
	#target: Container | undefined;
	#rejected = false;

	constructor(reader: FileReader, subject: Subject, depth = 0) {
		this.#reader = reader;
		this.#subject = subject;
		this.#depth = depth;
	}

	/** The rest of the file need not be read. */
	get stopped(): boolean {
		return this.#rejected || (this.#target?.stopped ?? false);
	}

	/** The reader of the text that is the file, if it is neither packed nor in another encoding and other threads may read parts. */
	get parted(): PartedReader | undefined {
		return this.#target instanceof TextFile ? this.#target.parted : undefined;
	}

	write(chunk: Uint8Array): void {
		if (this.stopped) return;
		if (this.#target !== undefined) {
			this.#target.write(chunk);
			return;
		}
		const head = this.#head.length === 0 ? chunk : joined(this.#head, chunk);
		if (head.length >= HEAD) this.#decide(head);
		// A copy, also of one of Node's buffers, of which slice() would be a view.
		else this.#head = new Uint8Array(head);
	}

	/** Takes bytes of a gzip file that the platform unpacked, in place of `write`; see `GzipContainer`. */
	writeInflated(chunk: Uint8Array, packed: number): void {
		if (this.stopped) return;
		this.#target ??= this.#targetFor(GZIP);
		(this.#target as GzipContainer).takeInflated(chunk, packed);
	}

	/** The platform refused what it unpacked: the file is written from its start. */
	beginAgain(): void {
		if (this.#target instanceof GzipContainer) this.#target.beginAgain();
	}

	end(cutOff?: FileProblem): void {
		// Nothing came of a file that could not be read: that it is empty would be wrong to say.
		const isUnread = cutOff !== undefined && this.#head.length === 0;
		if (this.#target === undefined && !this.#rejected && !isUnread) this.#decide(this.#head);
		// What is in a gzip has the same reader and tells it itself.
		const isGzip = this.#target instanceof GzipContainer;
		if (cutOff !== undefined && !isGzip) this.#reader.problem(cutOff);
		this.#target?.end(cutOff);
		if (!isGzip) this.#reader.done();
	}

	#decide(head: Uint8Array): void {
		this.#head = NOTHING;
		const problem = this.#obstacle(head);
		if (problem === undefined) {
			this.#target = this.#targetFor(head);
			this.#target.write(head);
		} else {
			this.#rejected = true;
			this.#reader.problem(problem);
		}
	}

	/** Why a file that begins so is not read, if it is not. */
	#obstacle(head: Uint8Array): FileProblem | undefined {
		if (head.length === 0) return emptyFile(this.#subject);
		const isTooDeep = containerOf(head) !== undefined && this.#depth >= DEEPEST_ZIP;
		return foreignFormat(head, this.#subject) ?? (isTooDeep ? tooDeep(this.#subject) : undefined);
	}

	#targetFor(head: Uint8Array): Container {
		const [reader, subject, depth] = [this.#reader, this.#subject, this.#depth + 1];
		switch (containerOf(head)) {
			case 'gzip':
				return new GzipContainer(new EvidenceFile(reader, subject, depth), subject);
			case 'zip': {
				const entry = (name: string) => new EvidenceFile(reader.entry(name), subject, depth);
				return new ZipContainer({ entry, problem: (problem) => reader.problem(problem) }, subject);
			}
			case 'tar': {
				const entry = (name: string) => new EvidenceFile(reader.entry(name), subject, depth);
				return new TarContainer({ entry, problem: (problem) => reader.problem(problem) }, subject);
			}
			case undefined: {
				const events: TextEvents = {
					encoding: (encoding) => reader.encoding(encoding),
					text: (kind, start) => reader.text(kind, start),
					problem: (problem) => reader.problem(problem),
					empty: () => reader.problem(emptyFile(subject)),
				};
				return new TextFile(events, head);
			}
		}
	}
}

const emptyFile = ({ accepted }: Subject) => rejected('empty', 'The file is empty.', accepted);

const tooDeep = ({ short }: Subject) =>
	rejected('nested', 'This is an archive inside an archive inside an archive.', `Unpack it and give the ${short}s inside.`);
