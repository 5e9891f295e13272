import type { ReadableFile } from './file-relay.ts';

const CHUNK = 2 * 1024 * 1024;

/**
 * Files being read. Chromium forgets a reader that fills given buffers once nothing else holds it, even while a read is
 * under way: if its memory is cleaned up just then, that read never ends.
 */
const underWay = new Set<ChunkSource>();

/**
 * The bytes of a file, a chunk at a time; the next is fetched while one is worked on. A chunk is valid only until the next
 * is asked for, so that whoever wants to keep a part of it must copy it: where the browser can read into a buffer it is
 * given, two buffers serve the whole file and nothing is left to collect. @throws DOMException if the file cannot be read.
 */
export async function* chunksOf(file: Pick<ReadableFile, 'size' | 'stream'>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const source = readerOf(file);
	const size = Math.min(CHUNK, Math.max(1, file.size));
	underWay.add(source);
	let pending = source.read(new ArrayBuffer(size));
	let spare = new ArrayBuffer(size);
	try {
		for (;;) {
			const { value, done } = await pending;
			if (done || value === undefined) return;
			pending = source.read(spare);
			yield value;
			spare = value.buffer;
		}
	} finally {
		// A read under way is of no interest any more, whether it fails or not.
		pending.catch(() => undefined);
		source.cancel().catch(() => undefined);
		underWay.delete(source);
	}
}

interface ChunkSource {
	/** Reads into the buffer, or into one of its own where the browser cannot. */
	read(buffer: ArrayBuffer): Promise<{ readonly done: boolean; readonly value?: Uint8Array<ArrayBuffer> | undefined }>;
	cancel(): Promise<void>;
}

function readerOf(file: Pick<ReadableFile, 'stream'>): ChunkSource {
	try {
		const reader = file.stream().getReader({ mode: 'byob' });
		return { read: (buffer) => reader.read(new Uint8Array(buffer)), cancel: () => reader.cancel() };
	} catch {
		const reader = file.stream().getReader();
		return { read: () => reader.read(), cancel: () => reader.cancel() };
	}
}

/** Bytes compared at once. */
const PIECE = 1024 * 1024;

type Part = Pick<ReadableFile, 'size' | 'slice'>;

/** Whether two files hold the same bytes; stops at the first piece that differs, or when asked to. */
export async function haveSameBytes(one: Part, other: Part, isStopped: () => boolean): Promise<boolean> {
	if (one.size !== other.size) return false;
	for (let at = 0; at < one.size; at += PIECE) {
		if (isStopped()) return false;
		const [left, right] = (await Promise.all([one, other].map((file) => file.slice(at, at + PIECE).arrayBuffer()))).map(
			(piece) => new Uint8Array(piece),
		) as [Uint8Array, Uint8Array];
		if (!left.every((byte, index) => byte === right[index])) return false;
	}
	return true;
}
