import type { FileProblem } from '../file-problem.ts';
import type { Subject } from '../subject.ts';

/** Logs and exports shrink about thirty times. Beyond this ratio, and once past `BOMB_SIZE`, a file was made to fill a disk. */
const BOMB_RATIO = 250;
const BOMB_SIZE = 64 * 1024 * 1024;

/** Compressed bytes unpacked at once: deflate makes at most 1032 of each, so this bounds memory at 16 MB. */
const SLICE = 16 * 1024;

export interface Sink {
	write(chunk: Uint8Array): void;
	/** `cutOff`: what came before is not the whole, and why. */
	end(cutOff?: FileProblem): void;
}

export interface Container extends Sink {
	readonly stopped: boolean;
}

const bomb = ({ file, short }: Subject): FileProblem => ({
	severity: 'incomplete',
	code: 'bomb',
	found: `The file unpacks to more than ${BOMB_RATIO} times its size, as no ${file} does; unpacking stopped there.`,
	accepted: `Unpack it yourself and give the ${short} inside, if you trust where it came from.`,
});

/** A container that could not be unpacked to its end; `detail` is an error or says why. */
export function damaged(kind: 'gzip' | 'zip' | 'tar', detail: unknown, { short }: Subject): FileProblem {
	const reason = detail instanceof Error ? detail.message : String(detail);
	return {
		severity: 'incomplete',
		code: 'unpack',
		found: `The ${kind} file could not be unpacked to its end (${reason}): it is cut off, damaged or protected by a password.`,
		accepted: `Everything unpacked up to there was used. Download it again, or unpack it yourself and give the ${short} inside.`,
	};
}

/** What unpacking needs whatever the format: small steps, a watch for bombs, a failure kept for the end. */
export abstract class Unpacker implements Container {
	protected failure: FileProblem | undefined;
	protected readonly subject: Subject;
	readonly #kind: 'gzip' | 'zip';
	#read = 0;
	#unpacked = 0;

	constructor(kind: 'gzip' | 'zip', subject: Subject) {
		this.#kind = kind;
		this.subject = subject;
	}

	get stopped(): boolean {
		return this.failure !== undefined;
	}

	/** What is given to the library is a copy, because it keeps parts of it and the caller uses its buffers again. */
	write(chunk: Uint8Array): void {
		for (let from = 0; from < chunk.length && !this.stopped; from += SLICE) this.#push(chunk.slice(from, from + SLICE), false);
	}

	end(): void {
		if (!this.stopped) this.#push(new Uint8Array(0), true);
	}

	/** Unpacks some bytes. @throws Error if they cannot be. */
	protected abstract unpack(slice: Uint8Array<ArrayBuffer>, isLast: boolean): void;

	/** Passes on what was unpacked, unless there is too much of it. */
	protected give(sink: Sink, chunk: Uint8Array): void {
		this.#unpacked += chunk.length;
		if (this.#unpacked > BOMB_SIZE && this.#unpacked > this.#read * BOMB_RATIO) this.failure = bomb(this.subject);
		else sink.write(chunk);
	}

	/** The same for what somebody else unpacked, from `packed` bytes until now. */
	protected giveInflated(sink: Sink, chunk: Uint8Array, packed: number): void {
		this.#read = packed;
		this.give(sink, chunk);
	}

	protected startCountingAgain(): void {
		this.#read = 0;
		this.#unpacked = 0;
	}

	#push(slice: Uint8Array<ArrayBuffer>, isLast: boolean): void {
		this.#read += slice.length;
		try {
			this.unpack(slice, isLast);
		} catch (error) {
			this.failure ??= damaged(this.#kind, error, this.subject);
		}
	}
}
