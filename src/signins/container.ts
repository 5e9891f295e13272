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
		found: `The ${kind} file could not be unpacked to its end (${reason}): it is cut off or damaged.`,
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

	write(chunk: Uint8Array): void {
		for (let from = 0; from < chunk.length && !this.stopped; from += SLICE) this.#push(chunk.subarray(from, from + SLICE), false);
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

	constructor(sink: Sink) {
		super('gzip');
		this.#sink = sink;
		this.#gunzip = new Gunzip((chunk) => {
			if (!this.stopped) this.give(sink, chunk);
		});
	}

	override end(): void {
		super.end();
		this.#sink.end(this.failure);
	}

	protected override unpack(slice: Uint8Array, isLast: boolean): void {
		this.#gunzip.push(slice, isLast);
	}
}

/** Ways of packing that are read: stored and deflated. */
const METHODS = [0, 8];

/** Where the flags of a zip's first file stand, and the one that says it is encrypted. */
const FLAGS = 6;
const ENCRYPTED = 1;

/** Names that mark an Office document, which is a zip too. */
const OFFICE = /^(\[Content_Types\]\.xml|xl\/|word\/|ppt\/)/;

/** Folders, and what operating systems leave in archives. */
const CLUTTER = /(\/$|^__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$)/i;

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
	#entries = 0;
	#open: Sink | undefined;

	constructor(handler: ZipHandler) {
		super('zip');
		this.#handler = handler;
		this.#unzip = new Unzip((file) => {
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

	override end(): void {
		super.end();
		if (this.#open !== undefined) this.#open.end(this.failure ?? damaged('zip', 'unexpected EOF'));
		else if (this.failure !== undefined) this.#handler.problem(this.failure);
		else if (this.#entries === 0) this.#handler.problem(EMPTY_ZIP);
	}

	protected override unpack(slice: Uint8Array, isLast: boolean): void {
		this.#unzip.push(slice, isLast);
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
