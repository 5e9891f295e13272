import type { FileProblem } from '../file-problem.ts';
import { isClutter } from '../files/clutter.ts';
import type { Subject } from '../subject.ts';
import { shownText } from '../text/shown-text.ts';
import { Crc32 } from './crc32.ts';
import { damaged, type Sink, Unpacker } from './unpacker.ts';
import { ZipFiles } from './zip-files.ts';

/** Most files read out of one zip: a folder with a file of each machine holds as many as there are machines. */
const MOST_ENTRIES = 250_000;

/** The record that ends a zip: its signature, its length without and with the longest remark; the count that means Zip64. */
const END_SIGNATURE = 0x06054b50;
const SHORTEST_END = 22;
const LONGEST_END = SHORTEST_END + 0xffff;
const ZIP64 = 0xffff;

/** An entry of the list of contents: its signature, and its length without names and remarks. */
const LISTED_SIGNATURE = 0x02014b50;
const LISTED = 46;

/** Entries of which a list of contents fits into the tail at most: of a longer one nothing is compared. */
const MOST_LISTED = Math.floor(LONGEST_END / LISTED);

/** Ways of packing that are read: stored and deflated. */
const METHODS = [0, 8];

/** Where the flags of a zip's first file stand, and the one that says it is encrypted. */
const FLAGS = 6;
const ENCRYPTED = 1;

/** Names that mark an Office document, which is a zip too. */
const OFFICE = /^(\[Content_Types\]\.xml|xl\/|word\/|ppt\/)/;

/** Names of folders, which a zip lists as well. */
const FOLDER = /\/$/;

export interface ZipHandler {
	/** A file inside; answers where its bytes go. */
	entry(name: string): Sink;
	problem(problem: FileProblem): void;
}

/** A zip file, read from front to back. */
export class ZipContainer extends Unpacker {
	readonly #handler: ZipHandler;
	readonly #files: ZipFiles;
	#isBegun = false;
	/** The last bytes: enough of the end to hold the record that ends the list of contents. */
	readonly #tail = new Uint8Array(2 * LONGEST_END);
	#tailLength = 0;
	/** Files met, those that are passed over included. */
	#met = 0;
	#entries = 0;
	#open: Sink | undefined;
	/** Of what was unpacked of the first files met, in their order. */
	readonly #checksums: { readonly name: string; readonly crc: Crc32 }[] = [];

	constructor(handler: ZipHandler, subject: Subject) {
		super('zip', subject);
		this.#handler = handler;
		this.#files = new ZipFiles(({ name, method }) => {
			this.#met++;
			if (!METHODS.includes(method)) this.failure ??= unknownMethod(name, method, subject);
			// Clutter is unpacked too, to nowhere.
			const sink = this.stopped ? undefined : this.#sinkFor(name);
			const crc = this.#met <= MOST_LISTED ? new Crc32() : undefined;
			if (crc !== undefined) this.#checksums.push({ name, crc });
			return (error, chunk, isLast) => {
				if (error) this.failure ??= damaged('zip', error, subject);
				if (chunk !== undefined && chunk !== null) crc?.update(chunk);
				if (sink === undefined || this.stopped) return;
				this.#open = isLast ? undefined : sink;
				this.give(sink, chunk);
				if (isLast && !this.stopped) sink.end();
				else if (isLast) this.#open = sink;
			};
		});
	}

	/** The first chunk holds at least the header of the first file. */
	override write(chunk: Uint8Array): void {
		if (!this.#isBegun && ((chunk[FLAGS] ?? 0) & ENCRYPTED) !== 0) this.failure = password(this.subject);
		this.#isBegun = true;
		super.write(chunk);
	}

	/** That the file was given up is told of the zip by whoever gave it up. */
	override end(cutOff?: FileProblem): void {
		this.#files.terminate();
		if (cutOff !== undefined) {
			this.#open?.end(cutOff);
			return;
		}
		super.end();
		if (!this.stopped && this.#open === undefined) {
			const view = new DataView(this.#tail.buffer, 0, this.#tailLength);
			const list = this.#endOfList(view);
			const wrong = list < 0 ? undefined : this.#wrongChecksum(view, list);
			if (list < 0) this.failure = damaged('zip', 'its list of contents does not fit', this.subject);
			else if (wrong !== undefined)
				this.failure = damaged('zip', `the checksum of ${shownText(wrong, 80)} does not fit`, this.subject);
		}
		if (this.#open !== undefined) this.#open.end(this.failure ?? damaged('zip', 'unexpected EOF', this.subject));
		else if (this.failure !== undefined) this.#handler.problem(this.failure);
		else if (this.#entries === 0) this.#handler.problem(EMPTY_ZIP);
	}

	protected override unpack(slice: Uint8Array<ArrayBuffer>, isLast: boolean): void {
		if (this.#tailLength + slice.length > this.#tail.length) {
			this.#tail.copyWithin(0, this.#tailLength - LONGEST_END, this.#tailLength);
			this.#tailLength = LONGEST_END;
		}
		this.#tail.set(slice, this.#tailLength);
		this.#tailLength += slice.length;
		this.#files.push(slice, isLast);
	}

	/** Where the record that ends the list of contents stands in the tail, if it names as many files as were met; or -1. */
	#endOfList(view: DataView): number {
		for (let at = view.byteLength - SHORTEST_END; at >= 0; at--) {
			if (view.getUint32(at, true) !== END_SIGNATURE) continue;
			const files = view.getUint16(at + 10, true);
			return files === this.#met % 2 ** 16 || files === ZIP64 ? at : -1;
		}
		return -1;
	}

	/**
	 * The first file whose content does not fit the checksum in the list of contents, which ends at a place in the tail. Of a
	 * list that is longer than the tail nothing can be said.
	 */
	#wrongChecksum(view: DataView, end: number): string | undefined {
		let at = end - view.getUint32(end + 12, true);
		for (const { name, crc } of this.#checksums) {
			if (at < 0 || at + LISTED > end || view.getUint32(at, true) !== LISTED_SIGNATURE) return undefined;
			if (view.getUint32(at + 16, true) !== crc.value) return name;
			at += LISTED + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
		}
		return undefined;
	}

	#sinkFor(name: string): Sink | undefined {
		if (OFFICE.test(name)) {
			this.failure = officeDocument(this.subject);
			return undefined;
		}
		if (FOLDER.test(name) || isClutter(name)) return undefined;
		this.#entries++;
		if (this.#entries > MOST_ENTRIES) {
			this.failure = tooManyEntries(this.subject);
			return undefined;
		}
		return this.#handler.entry(name);
	}
}

const officeDocument = ({ file, insteadOfWorkbook }: Subject): FileProblem => ({
	severity: 'rejected',
	code: 'office',
	found: `This is an Excel workbook or another Office document, not a ${file}.`,
	accepted: insteadOfWorkbook,
});

const password = ({ short }: Subject): FileProblem => ({
	severity: 'rejected',
	code: 'password',
	found: 'The zip is protected by a password.',
	accepted: `Unpack it yourself and give the ${short} inside.`,
});

/** The other methods are rare; Windows uses one of them, Deflate64, for files over 2 GB. */
const unknownMethod = (name: string, method: number, { short }: Subject): FileProblem => ({
	severity: 'incomplete',
	code: 'zip-method',
	found: `The zip packs ${shownText(name, 80)} in a way that is not read here (method ${method}); it was not read further.`,
	accepted: `Unpack it yourself and give the ${short} inside.`,
});

const EMPTY_ZIP: FileProblem = {
	severity: 'rejected',
	code: 'empty',
	found: 'The zip holds no files.',
	accepted: 'Download it again.',
};

const tooManyEntries = ({ short }: Subject): FileProblem => ({
	severity: 'incomplete',
	code: 'too-many-entries',
	found: `The zip holds more than ${MOST_ENTRIES} files; those after were not read.`,
	accepted: `Give the ${short} files in several smaller archives.`,
});
