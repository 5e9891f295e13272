const CHUNK = 2 * 1024 * 1024;

/**
 * The bytes of a file, a chunk at a time; the next is fetched while one is worked on. A chunk is valid until the next is
 * asked for: where the browser can read into a buffer it is given, two buffers serve the whole file and nothing is left
 * to collect. @throws DOMException if the file cannot be read.
 */
export async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const source = readerOf(file);
	let pending = source.read(new ArrayBuffer(CHUNK));
	let spare = new ArrayBuffer(CHUNK);
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
	}
}

interface ChunkSource {
	/** Reads into the buffer, or into one of its own where the browser cannot. */
	read(buffer: ArrayBuffer): Promise<{ readonly done: boolean; readonly value?: Uint8Array<ArrayBuffer> | undefined }>;
	cancel(): Promise<void>;
}

function readerOf(file: Blob): ChunkSource {
	try {
		const reader = file.stream().getReader({ mode: 'byob' });
		return { read: (buffer) => reader.read(new Uint8Array(buffer)), cancel: () => reader.cancel() };
	} catch {
		const reader = file.stream().getReader();
		return { read: () => reader.read(), cancel: () => reader.cancel() };
	}
}
