/** What reading asks of a file. A File is one. */
export interface ReadableFile {
	readonly size: number;
	readonly lastModified: number;
	stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
	slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/**
 * A file that stays with the page, which reads for the worker on demand. Of a page that was opened from a file, WebKit gives
 * workers another origin than the page's, and keeps them from reading what the page was given.
 */
export interface FileRelay {
	readonly size: number;
	readonly lastModified: number;
	/** Takes `[start, end]` in bytes; answers the bytes, or why they could not be read. */
	readonly port: MessagePort;
}

type Answer = { readonly bytes: ArrayBuffer } | { readonly fault: string };

/** Bytes asked for at once by a stream. */
const CHUNK = 2 * 1024 * 1024;

/** In the page: reads a file for whoever holds the other end. */
export function relayOf(file: File): FileRelay {
	const { port1, port2 } = new MessageChannel();
	port1.addEventListener('message', async ({ data: [start, end] }: MessageEvent<readonly [number, number]>) => {
		try {
			const bytes = await file.slice(start, end).arrayBuffer();
			port1.postMessage({ bytes } satisfies Answer, [bytes]);
		} catch (error) {
			port1.postMessage({ fault: error instanceof Error ? error.message : String(error) } satisfies Answer);
		}
	});
	port1.start();
	return { size: file.size, lastModified: file.lastModified, port: port2 };
}

/** In the worker: the file, whichever way it was given. @throws Error from its methods, if the page could not read it */
export function readableFile(given: ReadableFile | FileRelay): ReadableFile {
	if (!('port' in given)) return given;
	const { size, lastModified, port } = given;
	port.start();
	// One request at a time, so that an answer is always that of the last one.
	let last: Promise<unknown> = Promise.resolve();
	const read = (start: number, end: number): Promise<ArrayBuffer> => {
		const bytes = last.then(() => ask(port, start, end));
		last = bytes.catch(() => undefined);
		return bytes;
	};
	return {
		size,
		lastModified,
		slice: (start, end) => ({ arrayBuffer: () => read(start, end) }),
		stream: () => {
			let at = 0;
			return new ReadableStream({
				async pull(controller) {
					const bytes = new Uint8Array(await read(at, Math.min(at + CHUNK, size)));
					at += bytes.length;
					if (bytes.length > 0) controller.enqueue(bytes);
					if (bytes.length === 0 || at >= size) controller.close();
				},
			});
		},
	};
}

function ask(port: MessagePort, start: number, end: number): Promise<ArrayBuffer> {
	return new Promise((resolve, reject) => {
		port.addEventListener(
			'message',
			({ data }: MessageEvent<Answer>) => ('bytes' in data ? resolve(data.bytes) : reject(new Error(data.fault))),
			{ once: true },
		);
		port.postMessage([start, end]);
	});
}
