import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { containerOf } from '../reading/containers/container-kind.ts';
import type { EvidenceFile } from '../reading/evidence-file.ts';
import { AskedThread } from '../reading/parts/asked-thread.ts';
import { feedInParts, WORTH_PARTS } from '../reading/parts/feed-parts.ts';
import type { TextPart } from '../reading/parts/parted-text.ts';
import { PART_THREAD } from './part-thread-code.ts';

/** Most threads beside this one: each takes 30 MB, and memory is to stay below 150. */
const MOST_THREADS = 1;

/** Bytes that tell how a file is packed. */
const HEAD = 512;

/** How many threads to use beside this one: none on one processor, or if the environment says so. */
function threadsWanted(): number {
	const asked = Number(process.env['TLS_READY_THREADS'] || availableParallelism());
	return Math.min(MOST_THREADS, asked - 1);
}

/** Whether to read a file on several threads. */
export async function isLarge(path: string): Promise<boolean> {
	const found = await stat(path);
	return found.isFile() && found.size >= WORTH_PARTS && threadsWanted() > 0 && containerOf(await headOf(path)) === undefined;
}

/** The first bytes of a file, enough to tell how it is packed. */
export async function headOf(path: string): Promise<Uint8Array> {
	await using handle = await open(path);
	const head = new Uint8Array(HEAD);
	return head.subarray(0, (await handle.read(head, 0, HEAD)).bytesRead);
}

/** Feeds a large file on several threads, if what it holds can be read so. */
export async function feedLarge(path: string, file: EvidenceFile, read: (bytes: number) => void): Promise<void> {
	const opened = openSync(path, 'r');
	const started = Array.from({ length: threadsWanted() }, () => startThread(path));
	const threads = started.map(({ thread }) => thread);
	try {
		await feedInParts(file, { size: fstatSync(opened).size, read: reader(opened) }, threads, read);
		file.end();
	} finally {
		for (const { stop } of started) stop();
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

function startThread(path: string) {
	const worker = new Worker(PART_THREAD, {
		eval: typeof PART_THREAD === 'string',
		workerData: { path },
		// What it holds lives for one part: room for more would only be filled before it is cleared. One that runs out has failed.
		resourceLimits: { maxYoungGenerationSizeMb: 3, maxOldGenerationSizeMb: 32 },
	});
	const thread = new AskedThread((request) => worker.postMessage(request));
	worker.on('message', (part: TextPart | undefined) => thread.answer(part));
	worker.on('error', () => thread.giveUp());
	worker.on('exit', () => thread.giveUp());
	return { thread, stop: () => worker.terminate() };
}
