import type { FileProblem } from '../file-problem.ts';
import { isClutter } from '../files/clutter.ts';
import type { Subject } from '../subject.ts';
import { type Container, damaged, type Sink } from './unpacker.ts';

/** Header and content of a file fill whole blocks. */
const BLOCK = 512;

/** Where a header has what: name, size and checksum in octal, type of the entry, folder of a long name. */
const NAME = [0, 100] as const;
const SIZE = [124, 136] as const;
const CHECKSUM = [148, 156] as const;
const TYPE = 156;
const PREFIX = [345, 500] as const;

export interface TarHandler {
	/** A file inside; answers where its bytes go. */
	entry(name: string): Sink;
	problem(problem: FileProblem): void;
}

/** A tar archive (POSIX ustar and what is built on it), read from front to back: the files in it, nothing else. */
export class TarContainer implements Container {
	readonly #handler: TarHandler;
	readonly #subject: Subject;
	readonly #header = new Uint8Array(BLOCK);
	#filled = 0;
	/** Bytes of the entry that are still to come, and zeros behind them. */
	#left = 0;
	#padding = 0;
	#sink: Sink | undefined;
	/** The block of zeros that ends an archive has come. */
	#isOver = false;
	#failure: FileProblem | undefined;

	constructor(handler: TarHandler, subject: Subject) {
		this.#handler = handler;
		this.#subject = subject;
	}

	get stopped(): boolean {
		return this.#isOver || this.#failure !== undefined;
	}

	write(chunk: Uint8Array): void {
		for (let at = 0; at < chunk.length && !this.stopped; ) {
			if (this.#left > 0) {
				const part = chunk.subarray(at, at + this.#left);
				this.#sink?.write(part);
				this.#left -= part.length;
				at += part.length;
				if (this.#left === 0) this.#close();
			} else if (this.#padding > 0) {
				const skipped = Math.min(this.#padding, chunk.length - at);
				this.#padding -= skipped;
				at += skipped;
			} else {
				const part = chunk.subarray(at, at + BLOCK - this.#filled);
				this.#header.set(part, this.#filled);
				this.#filled += part.length;
				at += part.length;
				if (this.#filled === BLOCK) this.#begin();
			}
		}
	}

	end(cutOff?: FileProblem): void {
		const isCut = !this.#isOver && this.#failure === undefined;
		const problem = cutOff ?? this.#failure ?? (isCut ? damaged('tar', 'its end is missing', this.#subject) : undefined);
		if (this.#sink !== undefined) this.#sink.end(problem);
		else if (cutOff === undefined && problem !== undefined) this.#handler.problem(problem);
	}

	#close(): void {
		this.#sink?.end();
		this.#sink = undefined;
	}

	#begin(): void {
		const header = this.#header;
		this.#filled = 0;
		if (header.every((byte) => byte === 0)) {
			this.#isOver = true;
			return;
		}
		const size = octal(textIn(header, SIZE));
		if (octal(textIn(header, CHECKSUM)) !== checksumOf(header) || Number.isNaN(size)) {
			this.#failure = damaged('tar', 'a header does not fit its checksum', this.#subject);
			return;
		}
		const [prefix, name] = [textIn(header, PREFIX), textIn(header, NAME)];
		const path = prefix === '' ? name : `${prefix}/${name}`;
		// Files are of type 0, in old archives of none. Others are folders, links and remarks on what follows.
		const isFile = header[TYPE] === 0 || header[TYPE] === 0x30;
		this.#left = size;
		this.#padding = (BLOCK - (size % BLOCK)) % BLOCK;
		this.#sink = isFile && !path.endsWith('/') && !isClutter(path) ? this.#handler.entry(path) : undefined;
		if (size === 0) this.#close();
	}
}

const decoder = new TextDecoder();

/** The text in a part of the header, up to a zero. */
function textIn(header: Uint8Array, [start, end]: readonly [number, number]): string {
	const part = header.subarray(start, end);
	const zero = part.indexOf(0);
	return decoder.decode(zero < 0 ? part : part.subarray(0, zero));
}

function octal(text: string): number {
	return /^\s*[0-7]+\s*$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
}

/** The sum of all bytes, those of the checksum itself taken for spaces. */
function checksumOf(header: Uint8Array): number {
	return header.reduce((sum, byte, at) => sum + (at >= CHECKSUM[0] && at < CHECKSUM[1] ? 0x20 : byte), 0);
}
