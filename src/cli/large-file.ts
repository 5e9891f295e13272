import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { EvidenceFile } from '../reading/evidence-file.ts';
import { feedInParts, type PartThread } from '../reading/parts/feed-parts.ts';
import type { TextPart } from '../reading/parts/parted-text.ts';
import type { PartRequest } from './part-thread.ts';

/** Bytes from which a second thread is worth its start. */
const LARGE = 32 * 1024 * 1024;

/** Most threads beside this one: each takes 30 MB, and memory is to stay below 150. */
const MOST_THREADS = 1;

/** How many threads to use beside this one: none on one processor, or if the environment says so. */
function threadsWanted(): number {
	const asked = Number(process.env['TLS_READY_THREADS'] || availableParallelism());
	return Math.min(MOST_THREADS, asked - 1);
}

/** Whether to read a file on several threads. */
export async function isLarge(path: string): Promise<boolean> {
	const found = await stat(path);
	return found.isFile() && found.size >= LARGE && threadsWanted() > 0;
}

/** Feeds a large file on several threads, if what it holds can be read so. */
export async function feedLarge(path: string, file: EvidenceFile, read: (bytes: number) => void): Promise<void> {
	const opened = openSync(path, 'r');
	const threads = Array.from({ length: threadsWanted() }, () => new Thread(path));
	try {
		await feedInParts(file, { size: fstatSync(opened).size, read: reader(opened) }, threads, read);
		file.end();
	} finally {
		for (const thread of threads) thread.stop();
		closeSync(opened);
	}
}

/** Reads on this thread: with both processors at work, one more that only reads would be in their way. */
function reader(file: number) {
	let buffer = new Uint8Array(0);
	return async (from: number, length: number): Promise<Uint8Array> => {
		if (buffer.length < length) buffer = new Uint8Array(length);
		// What other threads have answered is taken in between.
		await nextTurn();
		return buffer.subarray(0, readSync(file, buffer, 0, length, from));
	};
}

/** This program once more, as a thread that reads parts of one file. */
class Thread implements PartThread {
	readonly ready: Promise<void>;
	readonly #worker: Worker;
	#isOver = false;
	readonly #waiting: ((part: TextPart | undefined) => void)[] = [];

	constructor(path: string) {
		this.#worker = this.#start(path);
		// The first message says that it listens.
		this.ready = new Promise((resolve) => this.#waiting.push(() => resolve()));
	}

	read(plan: PartRequest['plan'], from: number, to: number): Promise<TextPart | undefined> {
		if (this.#isOver) return Promise.resolve(undefined);
		this.#worker.postMessage({ plan, from, to } satisfies PartRequest);
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	stop(): void {
		this.#worker.terminate();
	}

	#start(path: string): Worker {
		// The command as one file is this module too.
		const isBundled = import.meta.url.endsWith('.mjs');
		const worker = new Worker(isBundled ? fileURLToPath(import.meta.url) : new URL('./start.js', import.meta.url), {
			workerData: { path },
			// What it holds lives for one part: room for more would only be filled before it is cleared. One that runs out has failed.
			resourceLimits: { maxYoungGenerationSizeMb: 3, maxOldGenerationSizeMb: 32 },
		});
		worker.on('message', (part: TextPart | undefined) => this.#waiting.shift()?.(part));
		// A thread that fails has read nothing: the parts that it was asked for are read here.
		const giveUp = () => {
			this.#isOver = true;
			for (const resolve of this.#waiting.splice(0)) resolve(undefined);
		};
		worker.on('error', giveUp);
		worker.on('exit', giveUp);
		return worker;
	}
}
