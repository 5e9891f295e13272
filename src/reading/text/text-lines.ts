import type { FileProblem } from '../file-problem.ts';
import type { TextReader } from './text-file.ts';

/** Characters of the longest line kept. */
const LONGEST_LINE = 1024 * 1024;

export interface LineHandler {
	/** A line without its end, and its number, counted from 1. */
	line(text: string, line: number): void;
	end(): void;
	problem(problem: FileProblem): void;
}

/** The lines of a text, ended by LF or CRLF. One that is too long is left out. */
export class TextLines implements TextReader {
	readonly stopped = false;
	readonly #handler: LineHandler;
	readonly #decoder = new TextDecoder('utf-8');
	#rest = '';
	#line = 1;
	#isTooLong = false;

	constructor(handler: LineHandler) {
		this.#handler = handler;
	}

	write(chunk: Uint8Array): void {
		this.#take(this.#decoder.decode(chunk, { stream: true }));
	}

	end(isCut: boolean): void {
		this.#take(this.#decoder.decode());
		// A last line without an end is whole only if the file is.
		if (this.#rest !== '' && !isCut) this.#tell(this.#rest);
		this.#handler.end();
	}

	#take(text: string): void {
		let start = 0;
		for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', start)) {
			const line = this.#rest + text.slice(start, feed);
			this.#rest = '';
			start = feed + 1;
			if (this.#isTooLong) this.#leaveOut();
			else this.#tell(line);
		}
		if (!this.#isTooLong) this.#rest += text.slice(start);
		if (this.#rest.length <= LONGEST_LINE) return;
		this.#isTooLong = true;
		this.#rest = '';
	}

	#tell(line: string): void {
		const number = this.#line++;
		const text = line.endsWith('\r') ? line.slice(0, -1) : line;
		if (text !== '') this.#handler.line(text.startsWith('\ufeff') ? text.slice(1) : text, number);
	}

	#leaveOut(): void {
		this.#isTooLong = false;
		this.#handler.problem({
			severity: 'incomplete',
			code: 'too-long',
			found: 'A line is longer than 1 million characters; it was left out.',
			accepted: 'Copy the log again.',
			place: { line: this.#line++ },
		});
	}
}
