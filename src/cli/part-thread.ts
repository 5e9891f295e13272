import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, type Transferable, workerData } from 'node:worker_threads';
import { HANDSHAKE_PARTS } from '../handshakes/parts/part-readers.ts';
import { type PartPlan, type PartReader, readPart, type TextPart } from '../reading/parts/parted-text.ts';
import { SIGN_IN_PARTS } from '../signins/parts/part-readers.ts';

/** What is asked of a thread: the records between two places of its file, in bytes. */
export interface PartRequest {
	readonly plan: PartPlan;
	readonly from: number;
	readonly to: number;
}

const READERS: Readonly<Record<string, (name: string) => PartReader>> = { ...SIGN_IN_PARTS, ...HANDSHAKE_PARTS };

/** Answers requests for parts of the file that this thread was started with; undefined for what it cannot read. */
export function servePartThread(): void {
	const file = openSync(workerData.path, 'r');
	let buffer = new Uint8Array(0);
	parentPort?.on('message', ({ plan, from, to }: PartRequest) => {
		if (buffer.length < to - from) buffer = new Uint8Array(to - from);
		let part: TextPart | undefined;
		try {
			const length = readSync(file, buffer, 0, to - from, from);
			const make = READERS[plan.reader];
			if (make !== undefined) part = readPart(plan, make, buffer.subarray(0, length), from);
		} catch {
			// Whoever asked reads the part itself, and tells what is wrong with it.
		}
		parentPort?.postMessage(part, part === undefined ? [] : buffersOf(part.findings));
	});
	parentPort?.once('close', () => closeSync(file));
}

/** What is handed over and not copied. */
function buffersOf(findings: unknown): Transferable[] {
	const values: unknown[] = Object.values(findings as object);
	return values.flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : []));
}
