/** A thread that reads parts of the file that it was started with: says that it listens, and answers requests; undefined for what it cannot read. */
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { HANDSHAKE_PARTS } from '../handshakes/parts/part-readers.ts';
import type { PartRequest } from '../reading/parts/asked-thread.ts';
import { buffersOf, type PartReader, readPart, type TextPart } from '../reading/parts/parted-text.ts';
import { SIGN_IN_PARTS } from '../signins/parts/part-readers.ts';

const CHUNK = 256 * 1024;

const READERS: Readonly<Record<string, (name: string) => PartReader>> = { ...SIGN_IN_PARTS, ...HANDSHAKE_PARTS };

const file = openSync(workerData.path, 'r');
const buffer = new Uint8Array(CHUNK);
parentPort?.on('message', ({ plan, from, to }: PartRequest) => {
	let part: TextPart | undefined;
	try {
		const make = READERS[plan.reader];
		if (make !== undefined) part = readPart(plan, make, chunksBetween(from, to), from);
	} catch {
		// Whoever asked reads the part itself, and tells what is wrong with it.
	}
	parentPort?.postMessage(part, part === undefined ? [] : buffersOf(part.findings));
});
parentPort?.once('close', () => closeSync(file));
parentPort?.postMessage(undefined);

/** The bytes between two places of the file. A chunk is valid until the next is asked for. */
function* chunksBetween(from: number, to: number): Generator<Uint8Array> {
	for (let at = from; at < to; ) {
		const length = readSync(file, buffer, 0, Math.min(buffer.length, to - at), at);
		if (length === 0) return;
		yield buffer.subarray(0, length);
		at += length;
	}
}
