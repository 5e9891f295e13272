import { AskedThread, type PartRequest } from '../parts/asked-thread.ts';
import type { PartThread } from '../parts/feed-parts.ts';
import { buffersOf, type PartReader, readPart, type TextPart } from '../parts/parted-text.ts';
import type { ReadableFile } from './file-relay.ts';

/** Ends the name of a worker that reads parts of a file for another, which is the same program. */
const PARTS = ' parts';

const ownName = (): string => (globalThis as { readonly name?: string }).name ?? '';

interface WorkerRequest extends PartRequest {
	readonly file: Blob;
}

/** Bytes of a part: each is fetched at once, which takes a browser a few milliseconds whatever its size. */
export const PART_BYTES = 4 * 1024 * 1024;

/** A second thread that reads parts of a file, and what ends it; undefined where there is only one processor, or the page reads for the worker. */
export function partWorker(file: ReadableFile): { readonly thread: PartThread; stop(): void } | undefined {
	if (navigator.hardwareConcurrency < 2 || !(file instanceof Blob) || typeof Worker === 'undefined') return undefined;
	try {
		const worker = new Worker(location.href, { type: 'module', name: `${ownName()}${PARTS}` });
		const thread = new AskedThread((request) => worker.postMessage({ ...request, file } satisfies WorkerRequest));
		worker.onmessage = ({ data }: MessageEvent<TextPart | undefined>) => thread.answer(data);
		worker.onerror = (event) => {
			event.preventDefault();
			thread.giveUp();
		};
		return { thread, stop: () => worker.terminate() };
	} catch {
		// A browser that starts no worker inside a worker, or a policy against it.
		return undefined;
	}
}

/** Whether this worker is one that reads parts. */
export function isPartWorker(): boolean {
	return ownName().endsWith(PARTS);
}

/** The name that this worker was started by, or the one that it reads parts for. */
export function servedBy(): string {
	return ownName().replace(PARTS, '');
}

/** Says that it listens, and answers requests for parts; undefined for what it cannot read. */
export function serveParts(readers: Readonly<Record<string, (name: string) => PartReader>>): void {
	let last: Promise<unknown> = Promise.resolve();
	const read = async ({ file, plan, from, to }: WorkerRequest) => {
		let part: TextPart | undefined;
		try {
			const make = readers[plan.reader];
			const bytes = new Uint8Array(await file.slice(from, to).arrayBuffer());
			if (make !== undefined) part = readPart(plan, make, [bytes], from);
		} catch {
			// Whoever asked reads the part itself, and tells what is wrong with it.
		}
		postMessage(part, { transfer: part === undefined ? [] : buffersOf(part.findings) });
	};
	addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
		last = last.then(() => read(data));
	});
	postMessage(undefined);
}
