import { atom } from 'nanostores';
import { localDay } from '../advisor/local-day.ts';
import type { FileProgress, PlacedFile } from '../reading/files/file-queue.ts';
import type { GivenFiles } from '../reading/files/reader-view.ts';
import { shownText } from '../reading/text/shown-text.ts';
import { FileDigests } from './file-digests.ts';
import { handOver } from './hand-over.ts';
import { pageAddress } from './page-address.ts';
import { saveFile } from './save-file.ts';

/** What every worker that reads answers. */
export type CommonReply<View, Progress> =
	| { readonly type: 'progress'; readonly progress: Progress }
	| { readonly type: 'view'; readonly view: View }
	| (Saved & { readonly type: 'exported'; readonly mediaType: string; readonly parts: readonly BlobPart[] })
	| { readonly type: 'failed'; readonly reason: string };

type Given = Omit<PlacedFile<File>, 'place'>;

/** A file that was saved. `leftOut`: what it could not hold, counted, where there is such a thing. */
export interface Saved {
	readonly fileName: string;
	readonly leftOut?: number;
}

interface Reader<Reply> {
	/** Loads what reads, which is far larger than the page, and starts it. */
	load(): Promise<Worker>;
	/** Takes an answer that only this reader gives. */
	take(reply: Reply): void;
	/** What is forgotten, besides what every reader has, when other files come or everything starts over. */
	forget(): void;
	/** A view has come. */
	shown?(): void;
	/** A file was saved. */
	saved?(file: Saved): void;
}

/** The page's side of a worker that reads files: what is shown, and what is asked. */
export class Reading<
	View extends GivenFiles,
	Progress extends FileProgress,
	Request,
	Reply extends { readonly type: string } = never,
> {
	readonly $phase = atom<'empty' | 'reading' | 'done'>('empty');
	readonly $progress = atom<Progress | undefined>();
	readonly $view = atom<View | undefined>();
	/** Why something asked for did not work. */
	readonly $fault = atom<string | undefined>();
	/** Whether names are masked in files handed out. */
	readonly $masked = atom(false);
	readonly #digests = new FileDigests();
	readonly #reader: Reader<Reply>;
	#worker: Promise<Worker> | undefined;
	#given: readonly PlacedFile<File>[] = [];

	constructor(reader: Reader<Reply>) {
		this.#reader = reader;
	}

	/** Whether SHA-256 is still being computed. */
	get $digesting() {
		return this.#digests.$digesting;
	}

	/** The files given of these names. */
	readonly named = (names: readonly string[]): readonly Given[] => this.#given.filter(({ name }) => names.includes(name));

	/** Starts what reads: once the page can be used, and before a file is given. */
	prepare(): void {
		this.#worker ??= this.#start();
		this.#worker.catch((error: unknown) => {
			this.#worker = undefined;
			this.fail(
				`The reader could not be loaded: ${error instanceof Error ? error.message : String(error)}. Load the page again.`,
			);
		});
	}

	async #start(): Promise<Worker> {
		const worker = await this.#reader.load();
		worker.addEventListener('message', ({ data }: MessageEvent<CommonReply<View, Progress> | Reply>) => this.#take(data));
		worker.addEventListener('error', (event) => this.fail(`Reading stopped: ${event.message}`));
		return worker;
	}

	ask(request: Request): void {
		this.#with((worker) => worker.postMessage(request));
	}

	#with(use: (worker: Worker) => void): void {
		this.prepare();
		this.#worker?.then(use, () => undefined);
	}

	/** Tells a fault, and goes back to what was shown before. */
	fail(reason: string): void {
		this.$fault.set(reason);
		if (this.$phase.get() === 'reading') this.$phase.set(this.$view.get() === undefined ? 'empty' : 'done');
	}

	#take(reply: CommonReply<View, Progress> | Reply): void {
		if (isCommon(reply)) this.#takeCommon(reply);
		else this.#reader.take(reply);
	}

	#takeCommon(reply: CommonReply<View, Progress>): void {
		switch (reply.type) {
			case 'progress':
				this.$progress.set(reply.progress);
				break;
			case 'view':
				this.$view.set(reply.view);
				this.#reader.shown?.();
				if (this.$phase.get() !== 'reading') break;
				if (reply.view.leftOut.length > 0) this.$fault.set(leftOutText(reply.view.leftOut));
				this.$phase.set('done');
				this.#digests.start(reply.view.whole);
				break;
			case 'exported':
				saveFile(reply.fileName, new Blob([...reply.parts], { type: reply.mediaType }));
				this.#reader.saved?.(reply);
				break;
			case 'failed':
				this.fail(reply.reason);
				break;
		}
	}

	/**
	 * Reads files in addition to those read before.
	 * @param requestWith what asks for it, with the files as the worker gets them
	 */
	read(files: readonly Given[], requestWith: (files: readonly PlacedFile[]) => Request): void {
		if (this.$phase.get() === 'reading') return;
		this.$fault.set(undefined);
		if (files.length === 0) {
			this.fail('Nothing to read: there were no files, or only operating system files.');
			return;
		}
		const placed = files.map((file, at) => ({ ...file, place: this.#given.length + at }));
		this.#given = [...this.#given, ...placed];
		this.#read(placed, requestWith);
	}

	/** Reads all files once more, by a reader that starts anew. */
	readAgain(requestWith: (files: readonly PlacedFile[]) => Request): void {
		this.#end();
		this.#read(this.#given, requestWith);
	}

	#read(placed: readonly PlacedFile<File>[], requestWith: (files: readonly PlacedFile[]) => Request): void {
		this.#reader.forget();
		this.$progress.set(undefined);
		this.$phase.set('reading');
		this.#digests.add(placed);
		this.send(placed, requestWith);
	}

	/** Asks for something about files. */
	send(files: readonly PlacedFile<File>[], requestWith: (files: readonly PlacedFile[]) => Request): void {
		this.#with((worker) => handOver(worker, files, requestWith));
	}

	/** What every file that is handed out says of itself. */
	exportBasis() {
		return {
			masked: this.$masked.get(),
			today: localDay(new Date()),
			address: pageAddress(),
			digests: this.#digests.$digests.get(),
		};
	}

	/** Forgets everything. */
	startOver(): void {
		this.#end();
		this.#given = [];
		this.#reader.forget();
		this.$progress.set(undefined);
		this.$view.set(undefined);
		this.$phase.set('empty');
	}

	#end(): void {
		this.#worker?.then(
			(worker) => worker.terminate(),
			() => undefined,
		);
		this.#worker = undefined;
		this.#digests.forget();
		this.$fault.set(undefined);
	}
}

const COMMON: readonly string[] = ['progress', 'view', 'exported', 'failed'];

function isCommon<View, Progress>(
	reply: CommonReply<View, Progress> | { readonly type: string },
): reply is CommonReply<View, Progress> {
	return COMMON.includes(reply.type);
}

/** Names told one by one. */
const FEW = 5;

function leftOutText(leftOut: readonly string[]): string {
	const names = leftOut.slice(0, FEW).map((name) => shownText(name, 80));
	if (leftOut.length > FEW) names.push(`${leftOut.length - FEW} more`);
	return `Left out, because a file of the same name, date and content was read before: ${names.join(', ')}.`;
}
