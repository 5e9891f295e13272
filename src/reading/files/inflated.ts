import { GZIP } from '../containers/container-kind.ts';
import type { ReadableFile } from './file-relay.ts';

/** Bytes that came out of the platform's inflater, and how many packed ones it has taken until now. */
export interface Inflated {
	readonly chunk: Uint8Array;
	readonly packed: number;
}

/** Whether a file begins as gzip does. */
export async function isGzip(file: Pick<ReadableFile, 'slice'>): Promise<boolean> {
	const head = new Uint8Array(await file.slice(0, GZIP.length).arrayBuffer());
	return head.length === GZIP.length && GZIP.every((byte, index) => byte === head[index]);
}

/**
 * A gzip file unpacked by the browser, a chunk at a time. @throws TypeError at whatever the browser takes for a fault: a
 * wrong checksum, a missing end, and anything behind the first member too.
 */
export async function* inflated(file: Pick<ReadableFile, 'stream'>): AsyncGenerator<Inflated> {
	let packed = 0;
	const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
		transform(chunk, controller) {
			packed += chunk.length;
			controller.enqueue(chunk);
		},
	});
	const reader = file.stream().pipeThrough(counter).pipeThrough(new DecompressionStream('gzip')).getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			yield { chunk: value, packed };
		}
	} finally {
		reader.cancel().catch(() => undefined);
	}
}
