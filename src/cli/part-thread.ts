import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, type Transferable, workerData } from 'node:worker_threads';
import { HANDSHAKE_PARTS } from '../handshakes/parts/part-readers.ts';
import { type PartPlan, type PartReader, readPart, type TextPart } from '../reading/parts/parted-text.ts';
import { SIGN_IN_PARTS } from '../signins/parts/part-readers.ts';

const CHUNK = 256 * 1024;

/** What is asked of a thread: the records between two places of its file, in bytes. */
export interface PartRequest {
	readonly plan: PartPlan;
	readonly from: number;
	readonly to: number;
}

const READERS: Readonly<Record<string, (name: string) => PartReader>> = { ...SIGN_IN_PARTS, ...HANDSHAKE_PARTS };

/** Says that it listens, and answers requests for parts of the file that this thread was started with; undefined for what it cannot read. */
export function servePartThread(): void {
	const file = openSync(workerData.path, 'r');
	const buffer = new Uint8Array(CHUNK);
	parentPort?.on('message', ({ plan, from, to }: PartRequest) => {
		let part: TextPart | undefined;
		try {
			const make = READERS[plan.reader];
			if (make !== undefined) part = readPart(plan, make, chunksOf(file, buffer, from, to), from);
		} catch {
			// Whoever asked reads the part itself, and tells what is wrong with it.
		}
		parentPort?.postMessage(part, part === undefined ? [] : buffersOf(part.findings));
	});
	parentPort?.postMessage(undefined);
	parentPort?.once('close', () => closeSync(file));
}

/** The bytes between two places of a file. A chunk is valid until the next is asked for. */
function* chunksOf(file: number, buffer: Uint8Array, from: number, to: number): Generator<Uint8Array> {
	for (let at = from; at < to; ) {
		const length = readSync(file, buffer, 0, Math.min(buffer.length, to - at), at);
		if (length === 0) return;
		yield buffer.subarray(0, length);
		at += length;
	}
}

/** What is handed over and not copied. */
function buffersOf(findings: unknown): Transferable[] {
	const values: unknown[] = Object.values(findings as object);
	return values.flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : []));
}
