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

/** Counts what goes in and comes out, and says when that can be no log. */
class BombWatch {
	read = 0;
	#unpacked = 0;

	isBomb(chunk: Uint8Array): boolean {
		this.#unpacked += chunk.length;
		return this.#unpacked > BOMB_SIZE && this.#unpacked > this.read * BOMB_RATIO;
	}
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

/** A gzip file of one or several members. */
export class GzipContainer implements Container {
	readonly #sink: Sink;
	readonly #watch = new BombWatch();
	readonly #gunzip: Gunzip;
	#failure: Problem | undefined;

	constructor(sink: Sink) {
		this.#sink = sink;
		this.#gunzip = new Gunzip((chunk) => {
			if (this.#failure !== undefined) return;
			if (this.#watch.isBomb(chunk)) this.#failure = BOMB;
			else this.#sink.write(chunk);
		});
	}

	get stopped(): boolean {
		return this.#failure !== undefined;
	}

	write(chunk: Uint8Array): void {
		for (let from = 0; from < chunk.length && !this.stopped; from += SLICE) this.#push(chunk.subarray(from, from + SLICE), false);
	}

	end(): void {
		if (!this.stopped) this.#push(new Uint8Array(0), true);
		this.#sink.end(this.#failure);
	}

	#push(slice: Uint8Array, isLast: boolean): void {
		this.#watch.read += slice.length;
		try {
			this.#gunzip.push(slice, isLast);
		} catch (error) {
			this.#failure = damaged('gzip', error);
		}
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
export class ZipContainer implements Container {
	readonly #handler: ZipHandler;
	readonly #watch = new BombWatch();
	readonly #unzip: Unzip;
	#entries = 0;
	#open: Sink | undefined;
	#failure: Problem | undefined;

	constructor(handler: ZipHandler) {
		this.#handler = handler;
		this.#unzip = new Unzip((file) => {
			if (!METHODS.includes(file.compression)) this.#failure ??= unknownMethod(file.name, file.compression);
			const sink = this.stopped ? undefined : this.#sinkFor(file.name);
			file.ondata = (error, chunk, isLast) => {
				if (error) this.#failure ??= damaged('zip', error);
				if (sink === undefined || this.stopped) return;
				this.#open = isLast ? undefined : sink;
				if (this.#watch.isBomb(chunk)) this.#failure = BOMB;
				else sink.write(chunk);
				if (isLast && !this.stopped) sink.end();
				else if (isLast) this.#open = sink;
			};
			// An entry that is not started would be kept in memory, so that clutter is unpacked too, to nowhere.
			file.start();
		});
		this.#unzip.register(UnzipInflate);
	}

	get stopped(): boolean {
		return this.#failure !== undefined;
	}

	/** The first chunk holds at least the header of the first file. */
	write(chunk: Uint8Array): void {
		if (this.#watch.read === 0 && ((chunk[FLAGS] ?? 0) & ENCRYPTED) !== 0) this.#failure = PASSWORD;
		for (let from = 0; from < chunk.length && !this.stopped; from += SLICE) this.#push(chunk.subarray(from, from + SLICE), false);
	}

	end(): void {
		if (!this.stopped) this.#push(new Uint8Array(0), true);
		if (this.#open !== undefined) this.#open.end(this.#failure ?? damaged('zip', 'unexpected EOF'));
		else if (this.#failure !== undefined) this.#handler.problem(this.#failure);
		else if (this.#entries === 0) this.#handler.problem(EMPTY_ZIP);
	}

	#sinkFor(name: string): Sink | undefined {
		if (OFFICE.test(name)) {
			this.#failure = OFFICE_DOCUMENT;
			return undefined;
		}
		if (CLUTTER.test(name)) return undefined;
		this.#entries++;
		if (this.#entries > MOST_ENTRIES) {
			this.#failure = TOO_MANY_ENTRIES;
			return undefined;
		}
		return this.#handler.entry(name);
	}

	#push(slice: Uint8Array, isLast: boolean): void {
		this.#watch.read += slice.length;
		try {
			this.#unzip.push(slice, isLast);
		} catch (error) {
			this.#failure ??= damaged('zip', error);
		}
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
