import { atom, map } from 'nanostores';
import DigestWorker from '../reading/files/digest-worker.ts?worker&inline';
import type { PlacedFile } from '../reading/files/file-queue.ts';
import { handOver } from './hand-over.ts';

/** SHA-256 of files given to a reader, by their place: computed beside the page, once the reader has answered. */
export class FileDigests {
	readonly $digests = map<Record<number, string>>({});
	/** Digests still being computed. */
	readonly $digesting = atom(false);
	#worker: Worker | undefined;
	#waiting: PlacedFile<File>[] = [];
	/** Lots of files whose digests are being computed. */
	#lots = 0;

	/** Files that were given; they wait until the reader has answered, which this would slow down. */
	add(files: readonly PlacedFile<File>[]): void {
		this.#waiting.push(...files);
	}

	/** The reader has answered. Only files read to their end, given by their places, need a digest. */
	start(whole: readonly number[]): void {
		const places = new Set(whole);
		const files = this.#waiting.filter(({ place }) => places.has(place));
		this.#waiting = [];
		if (files.length === 0) return;
		this.#lots++;
		this.$digesting.set(true);
		this.#worker ??= this.#startWorker();
		handOver(this.#worker, files, (given) => given);
	}

	forget(): void {
		this.#worker?.terminate();
		this.#worker = undefined;
		this.#waiting = [];
		this.#lots = 0;
		this.$digests.set({});
		this.$digesting.set(false);
	}

	#startWorker(): Worker {
		const worker = new DigestWorker();
		worker.addEventListener('message', ({ data }: MessageEvent<{ place: number; sha256: string } | { done: true }>) => {
			if ('done' in data) this.$digesting.set(--this.#lots > 0);
			else this.$digests.setKey(data.place, data.sha256);
		});
		return worker;
	}
}
