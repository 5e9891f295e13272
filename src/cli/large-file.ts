import { type FileHandle, open, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { EvidenceFile } from '../reading/evidence-file.ts';
import { feedInParts, type PartThread } from '../reading/parts/feed-parts.ts';
import type { TextPart } from '../reading/parts/parted-text.ts';
import type { PartRequest } from './part-thread.ts';

/** Bytes from which a second thread is worth its start. */
const LARGE = 32 * 1024 * 1024;

/** Most threads beside this one: what they find is told by this one, which could not keep up with more. */
const MOST_THREADS = 3;

/** How many threads to use beside this one: one for each further processor, unless the environment says otherwise. */
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
	await using handle = await open(path);
	const { size } = await handle.stat();
	const threads = Array.from({ length: threadsWanted() }, () => new Thread(path));
	try {
		await feedInParts(file, { size, read: reader(handle) }, threads, read);
		file.end();
	} finally {
		for (const thread of threads) thread.stop();
	}
}

function reader(handle: FileHandle) {
	let buffer = new Uint8Array(0);
	return async (from: number, length: number): Promise<Uint8Array> => {
		if (buffer.length < length) buffer = new Uint8Array(length);
		const { bytesRead } = await handle.read(buffer, 0, length, from);
		return buffer.subarray(0, bytesRead);
	};
}

/** This program once more, as a thread that reads parts of one file. It is started once it is asked for something. */
class Thread implements PartThread {
	readonly #path: string;
	#worker: Worker | undefined;
	#isOver = false;
	readonly #waiting: ((part: TextPart | undefined) => void)[] = [];

	constructor(path: string) {
		this.#path = path;
	}

	read(plan: PartRequest['plan'], from: number, to: number): Promise<TextPart | undefined> {
		if (this.#isOver) return Promise.resolve(undefined);
		this.#worker ??= this.#start();
		this.#worker.postMessage({ plan, from, to } satisfies PartRequest);
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	stop(): void {
		this.#worker?.terminate();
	}

	#start(): Worker {
		// The command as one file is this module too.
		const isBundled = import.meta.url.endsWith('.mjs');
		const worker = new Worker(isBundled ? fileURLToPath(import.meta.url) : new URL('./start.js', import.meta.url), {
			workerData: { path: this.#path },
			// What is young lives for one part: room for more would only be filled before it is cleared.
			resourceLimits: { maxYoungGenerationSizeMb: 2 },
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
