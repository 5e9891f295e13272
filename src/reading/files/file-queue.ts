import type { EvidenceFile } from '../evidence-file.ts';
import type { FileProblem } from '../file-problem.ts';
import { feedInParts, type PartSource, WORTH_PARTS } from '../parts/feed-parts.ts';
import { chunksOf, haveSameBytes } from './file-chunks.ts';
import { type FileRelay, type ReadableFile, readableFile } from './file-relay.ts';
import { inflated, isGzip } from './inflated.ts';
import { PART_BYTES, type partWorker } from './part-workers.ts';
import { Turns } from './turns.ts';

/** A file as it was given. */
export interface PlacedFile<Given = ReadableFile | FileRelay> {
	/** Its place among all files given until now, counted from 0: two files may have the same name. */
	readonly place: number;
	/** The name it is shown by: its path inside a folder that was given. */
	readonly name: string;
	readonly file: Given;
}

/** How far the reading of one lot of files is. */
export interface FileProgress {
	/** File being read, and its place in the lot, counted from 1. */
	readonly name: string;
	readonly place: number;
	readonly files: number;
	readonly bytes: number;
	readonly totalBytes: number;
	/** Milliseconds since reading began. */
	readonly elapsed: number;
}

/** A file opened by a reader. */
export interface OpenedFile {
	readonly file: EvidenceFile;
	/** What to do about a file that was not read to its end: `usual`, unless the reader knows a reason against it. */
	remedy(usual: string): string;
}

/** Bytes worked on before the clock is looked at. Packed ones unpack to many times as many. */
const SLICE = 256 * 1024;

/** Bytes fetched at once where two threads read. */
const FETCHED = 2 * 1024 * 1024;

/** Milliseconds between two reports of progress. */
const PAUSE = 100;

interface TakenFile extends PlacedFile<ReadableFile> {
	/** Whether it was read to its end. */
	isWhole: boolean;
}

/** Reads files in the browser one after another, each once, and stops when asked to. */
export class FileQueue {
	readonly #open: (name: string) => OpenedFile;
	readonly #second: typeof partWorker | undefined;
	readonly #turns = new Turns();
	readonly #taken: TakenFile[] = [];
	#leftOut: string[] = [];
	#isCancelled = false;

	/** `open`: begins a file in the reader. `second`: starts a second thread for large files, if the reader has one. */
	constructor(open: (name: string) => OpenedFile, second?: typeof partWorker) {
		this.#open = open;
		this.#second = second;
	}

	/** Files given until now, without those left out. */
	get taken(): readonly Readonly<TakenFile>[] {
		return this.#taken;
	}

	/** Names of files that were left out of the last lot, because the same had been read before. */
	get leftOut(): readonly string[] {
		return this.#leftOut;
	}

	cancel(): void {
		this.#isCancelled = true;
	}

	/** Reads a lot of files. A file that cannot be read ends with a problem and does not stop the others. */
	async read(files: readonly PlacedFile[], progress: (progress: FileProgress) => void): Promise<void> {
		this.#isCancelled = false;
		this.#leftOut = [];
		const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0);
		const started = performance.now();
		let bytes = 0;
		let reported = Number.NEGATIVE_INFINITY;
		for (const [index, { file: from, ...place }] of files.entries()) {
			const given = { ...place, file: readableFile(from) };
			const { name, file } = given;
			if (await this.#wasRead(given)) {
				this.#leftOut.push(name);
				bytes += file.size;
				continue;
			}
			const opened = this.#open(name);
			const entry = this.#take(given);
			if (this.#isCancelled) {
				opened.file.end(NOT_BEGUN);
				continue;
			}
			entry.isWhole = await this.#feed(file, opened, (read) => {
				bytes += read;
				const now = performance.now();
				if (now - reported < PAUSE) return;
				reported = now;
				progress({ name, place: index + 1, files: files.length, bytes, totalBytes, elapsed: now - started });
			});
		}
	}

	/** Whether the same file has been read to its end. A name, a size and a date can agree by chance; the bytes decide. */
	async #wasRead({ name, file }: PlacedFile<ReadableFile>): Promise<boolean> {
		for (const earlier of this.#taken) {
			const isAlike =
				earlier.isWhole &&
				earlier.file.size === file.size &&
				earlier.file.lastModified === file.lastModified &&
				earlier.name.split('/').at(-1) === name.split('/').at(-1);
			try {
				if (isAlike && (await haveSameBytes(earlier.file, file, () => this.#isCancelled))) return true;
			} catch {
				// What cannot be read any more is told when the file itself is read.
			}
		}
		return false;
	}

	/** Notes a file as given. It takes the place of one of the same name that was not read to its end, as in the reader. */
	#take(file: PlacedFile<ReadableFile>): TakenFile {
		const earlier = this.#taken.findIndex(({ name, isWhole }) => name === file.name && !isWhole);
		if (earlier >= 0) this.#taken.splice(earlier, 1);
		const entry = { ...file, isWhole: false };
		this.#taken.push(entry);
		return entry;
	}

	/** Reads a file; answers whether to its end. */
	async #feed(from: ReadableFile, { file, remedy }: OpenedFile, progress: (bytes: number) => void): Promise<boolean> {
		try {
			const isWhole = (await this.#inflate(from, file, progress)) || (await this.#write(from, file, progress));
			file.end(isWhole ? undefined : { ...CANCELLED, accepted: remedy(CANCELLED.accepted) });
			return isWhole;
		} catch (error) {
			file.end({
				severity: 'incomplete',
				code: 'unreadable',
				found: `The browser could not read the file (${error instanceof Error ? error.message : String(error)}).`,
				accepted: `It may have been moved, changed or opened elsewhere. ${remedy('Choose it again.')}`,
			});
			return false;
		}
	}

	/** Writes a file's bytes; answers whether all of them, or all that the file wants. */
	async #write(from: ReadableFile, file: EvidenceFile, progress: (bytes: number) => void): Promise<boolean> {
		const second = from.size < WORTH_PARTS ? undefined : this.#second?.(from);
		if (second === undefined) return this.#writeChunks(from, file, progress);
		try {
			await feedInParts(file, { size: from.size, read: this.#reader(from) }, [second.thread], progress, PART_BYTES);
			return !this.#isCancelled;
		} finally {
			second.stop();
		}
	}

	/** Fetches a few chunks at a time; gives none once reading is cancelled. */
	#reader(from: ReadableFile): PartSource['read'] {
		let held = new Uint8Array(0);
		let start = 0;
		return async (at, length) => {
			await this.#turns.letMessagesIn();
			if (this.#isCancelled) return held.subarray(0, 0);
			if (at < start || at >= start + held.length) {
				held = new Uint8Array(await from.slice(at, at + FETCHED).arrayBuffer());
				start = at;
			}
			return held.subarray(at - start, at - start + length);
		};
	}

	async #writeChunks(from: ReadableFile, file: EvidenceFile, progress: (bytes: number) => void): Promise<boolean> {
		for await (const chunk of chunksOf(from)) {
			for (let at = 0; at < chunk.length && !file.stopped; at += SLICE) {
				await this.#turns.letMessagesIn();
				if (this.#isCancelled) return false;
				const slice = chunk.subarray(at, at + SLICE);
				file.write(slice);
				progress(slice.length);
			}
			if (file.stopped) break;
		}
		return true;
	}

	/**
	 * Writes what the browser's own inflater makes of a gzip file; answers whether that was all of it. Where the browser
	 * refuses something the file is to be written from its start, so that it is said what is wrong, if anything is.
	 */
	async #inflate(from: ReadableFile, file: EvidenceFile, progress: (bytes: number) => void): Promise<boolean> {
		if (!(await isGzip(from))) return false;
		let told = 0;
		try {
			for await (const { chunk, packed } of inflated(from)) {
				await this.#turns.letMessagesIn();
				if (this.#isCancelled || file.stopped) return file.stopped;
				file.writeInflated(chunk, packed);
				progress(packed - told);
				told = packed;
			}
			return true;
		} catch {
			progress(-told);
			file.beginAgain();
			return false;
		}
	}
}

const CANCELLED: FileProblem = {
	severity: 'incomplete',
	code: 'cancelled',
	found: 'Reading was cancelled here. Everything up to there was used.',
	accepted: 'Choose the file again to read all of it.',
};

const NOT_BEGUN: FileProblem = {
	severity: 'incomplete',
	code: 'cancelled',
	found: 'Reading was cancelled before this file.',
	accepted: 'Choose it again to read it.',
};
