import { Gunzip, Unzip, UnzipInflate } from 'fflate';
import type { Problem } from './problem.ts';
import { shownText } from './shown-text.ts';

/** A log shrinks about thirty times. Beyond this ratio, and once past `BOMB_SIZE`, a file was made to fill a disk. */
const BOMB_RATIO = 250;
const BOMB_SIZE = 64 * 1024 * 1024;

/** Most files read out of one zip. */
const MOST_ENTRIES = 10_000;

/** Compressed bytes unpacked at once: deflate makes at most 1032 of each, so this bounds memory at 16 MB. */
const SLICE = 16 * 1024;

export interface Sink {
	write(chunk: Uint8Array): void;
	/** `cutOff`: unpacking failed, so that what came before is not the whole. */
	end(cutOff?: Problem): void;
}

export interface Container extends Sink {
	readonly stopped: boolean;
}

const BOMB: Problem = {
	severity: 'incomplete',
	code: 'bomb',
	found: `The file unpacks to more than ${BOMB_RATIO} times its size, as no sign-in log does; unpacking stopped there.`,
	accepted: 'Unpack it yourself and give the log inside, if you trust where it came from.',
};

function damaged(kind: 'gzip' | 'zip', detail: unknown): Problem {
	const reason = detail instanceof Error ? detail.message : String(detail);
	return {
		severity: 'incomplete',
		code: 'unpack',
		found: `The ${kind} file could not be unpacked to its end (${reason}): it is cut off, damaged or protected by a password.`,
		accepted: 'Everything unpacked up to there was used. Download it again, or unpack it yourself and give the log inside.',
	};
}

/** What unpacking needs whatever the format: small steps, a watch for bombs, a failure kept for the end. */
abstract class Unpacker implements Container {
	protected failure: Problem | undefined;
	readonly #kind: 'gzip' | 'zip';
	#read = 0;
	#unpacked = 0;

	constructor(kind: 'gzip' | 'zip') {
		this.#kind = kind;
	}

	get stopped(): boolean {
		return this.failure !== undefined;
	}

	/** What is given to the library is a copy, because it keeps parts of it and the caller uses its buffers again. */
	write(chunk: Uint8Array): void {
		for (let from = 0; from < chunk.length && !this.stopped; from += SLICE) this.#push(chunk.slice(from, from + SLICE), false);
	}

	end(): void {
		if (!this.stopped) this.#push(new Uint8Array(0), true);
	}

	/** Unpacks some bytes. @throws Error if they cannot be. */
	protected abstract unpack(slice: Uint8Array, isLast: boolean): void;

	/** Passes on what was unpacked, unless there is too much of it. */
	protected give(sink: Sink, chunk: Uint8Array): void {
		this.#unpacked += chunk.length;
		if (this.#unpacked > BOMB_SIZE && this.#unpacked > this.#read * BOMB_RATIO) this.failure = BOMB;
		else sink.write(chunk);
	}

	#push(slice: Uint8Array, isLast: boolean): void {
		this.#read += slice.length;
		try {
			this.unpack(slice, isLast);
		} catch (error) {
			this.failure ??= damaged(this.#kind, error);
		}
	}
}

/** A gzip file of one or several members. */
export class GzipContainer extends Unpacker {
	readonly #sink: Sink;
	readonly #gunzip: Gunzip;
	/** The last four bytes packed, and how many bytes came out of the member being unpacked. */
	readonly #tail = new Uint8Array(4);
	#member = 0;

	constructor(sink: Sink) {
		super('gzip');
		this.#sink = sink;
		this.#gunzip = new Gunzip((chunk) => {
			this.#member += chunk.length;
			if (!this.stopped) this.give(sink, chunk);
		});
		this.#gunzip.onmember = () => {
			this.#member = 0;
		};
	}

	override end(cutOff?: Problem): void {
		if (cutOff === undefined) this.#finish();
		this.#sink.end(cutOff ?? this.failure);
	}

	#finish(): void {
		super.end();
		// The last four bytes say how long the last member is, modulo 2^32: without them, the end is missing.
		const said = new DataView(this.#tail.buffer).getUint32(0, true);
		if (!this.stopped && said !== this.#member % 2 ** 32) this.failure = damaged('gzip', 'its end does not fit');
	}

	protected override unpack(slice: Uint8Array, isLast: boolean): void {
		const last = slice.subarray(-4);
		this.#tail.copyWithin(0, last.length);
		this.#tail.set(last, 4 - last.length);
		this.#gunzip.push(slice, isLast);
	}
}

/** The record that ends a zip: its signature, its length without and with the longest remark; the count that means Zip64. */
const END_SIGNATURE = 0x06054b50;
const SHORTEST_END = 22;
const LONGEST_END = SHORTEST_END + 0xffff;
const ZIP64 = 0xffff;

/** Ways of packing that are read: stored and deflated. */
const METHODS = [0, 8];

/** Where the flags of a zip's first file stand, and the one that says it is encrypted. */
const FLAGS = 6;
const ENCRYPTED = 1;

/** Names that mark an Office document, which is a zip too. */
const OFFICE = /^(\[Content_Types\]\.xml|xl\/|word\/|ppt\/)/;

/** Folders, and what operating systems leave in archives. */
export const CLUTTER = /(\/$|^__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$)/i;

export interface ZipHandler {
	/** A file inside; answers where its bytes go. */
	entry(name: string): Sink;
	problem(problem: Problem): void;
}

/** A zip file, read from front to back. */
export class ZipContainer extends Unpacker {
	readonly #handler: ZipHandler;
	readonly #unzip: Unzip;
	#isBegun = false;
	/** Enough of the end to hold the record that ends the list of contents. */
	#tail = new Uint8Array(0);
	/** Files met, those that are passed over included. */
	#met = 0;
	#entries = 0;
	#open: Sink | undefined;

	constructor(handler: ZipHandler) {
		super('zip');
		this.#handler = handler;
		this.#unzip = new Unzip((file) => {
			this.#met++;
			if (!METHODS.includes(file.compression)) this.failure ??= unknownMethod(file.name, file.compression);
			const sink = this.stopped ? undefined : this.#sinkFor(file.name);
			file.ondata = (error, chunk, isLast) => {
				if (error) this.failure ??= damaged('zip', error);
				if (sink === undefined || this.stopped) return;
				this.#open = isLast ? undefined : sink;
				this.give(sink, chunk);
				if (isLast && !this.stopped) sink.end();
				else if (isLast) this.#open = sink;
			};
			// An entry that is not started would be kept in memory, so that clutter is unpacked too, to nowhere.
			file.start();
		});
		this.#unzip.register(UnzipInflate);
	}

	/** The first chunk holds at least the header of the first file. */
	override write(chunk: Uint8Array): void {
		if (!this.#isBegun && ((chunk[FLAGS] ?? 0) & ENCRYPTED) !== 0) this.failure = PASSWORD;
		this.#isBegun = true;
		super.write(chunk);
	}

	/** That the file was given up is told of the zip by whoever gave it up. */
	override end(cutOff?: Problem): void {
		if (cutOff !== undefined) {
			this.#open?.end(cutOff);
			return;
		}
		super.end();
		if (!this.stopped && this.#open === undefined && !this.#isWhole())
			this.failure = damaged('zip', 'its list of contents does not fit');
		if (this.#open !== undefined) this.#open.end(this.failure ?? damaged('zip', 'unexpected EOF'));
		else if (this.failure !== undefined) this.#handler.problem(this.failure);
		else if (this.#entries === 0) this.#handler.problem(EMPTY_ZIP);
	}

	protected override unpack(slice: Uint8Array, isLast: boolean): void {
		const tail = new Uint8Array(Math.min(this.#tail.length + slice.length, LONGEST_END));
		tail.set(slice.subarray(-tail.length), Math.max(0, tail.length - slice.length));
		const kept = tail.length - slice.length;
		if (kept > 0) tail.set(this.#tail.subarray(-kept));
		this.#tail = tail;
		this.#unzip.push(slice, isLast);
	}

	/** The list of contents is there to its end, and names as many files as were met. */
	#isWhole(): boolean {
		const view = new DataView(this.#tail.buffer);
		for (let at = view.byteLength - SHORTEST_END; at >= 0; at--) {
			if (view.getUint32(at, true) === END_SIGNATURE)
				return view.getUint16(at + 10, true) === this.#met % 2 ** 16 || view.getUint16(at + 10, true) === ZIP64;
		}
		return false;
	}

	#sinkFor(name: string): Sink | undefined {
		if (OFFICE.test(name)) {
			this.failure = OFFICE_DOCUMENT;
			return undefined;
		}
		if (CLUTTER.test(name)) return undefined;
		this.#entries++;
		if (this.#entries > MOST_ENTRIES) {
			this.failure = TOO_MANY_ENTRIES;
			return undefined;
		}
		return this.#handler.entry(name);
	}
}

const OFFICE_DOCUMENT: Problem = {
	severity: 'rejected',
	code: 'office',
	found: 'This is an Excel workbook or another Office document, not a sign-in log.',
	accepted: 'Give the JSON file as downloaded. A workbook made from the CSV download has no legacy TLS flag.',
};

const PASSWORD: Problem = {
	severity: 'rejected',
	code: 'password',
	found: 'The zip is protected by a password.',
	accepted: 'Unpack it yourself and give the log inside.',
};

/** The other methods are rare; Windows uses one of them, Deflate64, for files over 2 GB. */
const unknownMethod = (name: string, method: number): Problem => ({
	severity: 'incomplete',
	code: 'zip-method',
	found: `The zip packs ${shownText(name, 80)} in a way that is not read here (method ${method}); it was not read further.`,
	accepted: 'Unpack it yourself and give the log inside.',
});

const EMPTY_ZIP: Problem = {
	severity: 'rejected',
	code: 'empty',
	found: 'The zip holds no files.',
	accepted: 'Download it again.',
};

const TOO_MANY_ENTRIES: Problem = {
	severity: 'incomplete',
	code: 'too-many-entries',
	found: `The zip holds more than ${MOST_ENTRIES} files; those after were not read.`,
	accepted: 'Give the log files in several smaller archives.',
};
