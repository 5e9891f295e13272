import type { WriteStream } from 'node:tty';
import { shownText } from '../reading/text/shown-text.ts';

/** Milliseconds between two lines. */
const PAUSE = 200;

const ERASE_LINE = '\r\u001b[K';
const MEGABYTE = 1_000_000;

/** Shows on a terminal how far reading is, in one line that is written over. Silent where nobody looks. */
export class ProgressLine {
	readonly #terminal: WriteStream | undefined;
	#bytes = 0;
	#written = 0;

	/** `stream`: where errors go; what is piped on stays clean. */
	constructor(stream: NodeJS.WriteStream) {
		this.#terminal = stream.isTTY ? stream : undefined;
	}

	/** Bytes of a file have been read; `found` says what was found until now, and is asked only if it is shown. */
	advance(name: string, bytes: number, found: () => string): void {
		this.#bytes += bytes;
		const now = performance.now();
		if (this.#terminal === undefined || now - this.#written < PAUSE) return;
		this.#written = now;
		const line = `${Math.round(this.#bytes / MEGABYTE).toLocaleString('en-GB')} MB read, ${found()}. Reading ${shownText(name, 200)}`;
		this.#terminal.write(ERASE_LINE + line.slice(0, this.#terminal.columns - 1));
	}

	/** Takes the line away. */
	clear(): void {
		if (this.#written > 0) this.#terminal?.write(ERASE_LINE);
	}
}
