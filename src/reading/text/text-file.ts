import type { Sink } from '../containers/unpacker.ts';
import type { FileProblem } from '../file-problem.ts';
import type { PartedReader } from '../parts/parted-text.ts';
import { type Encoding, encodingOf, Utf16ToUtf8 } from './encoding.ts';
import { joined } from './joined.ts';
import { type TextKind, textKind } from './text-kind.ts';
import type { TextReader } from './text-reader.ts';

export type { TextReader };

const NOTHING = new Uint8Array(0);

/** Characters looked at before deciding what a text is. */
const HEAD = 512;

/** Bytes of the byte order mark in UTF-8; texts put one behind the other have more than one. */
const MARK = [0xef, 0xbb, 0xbf];

export interface TextEvents {
	encoding(encoding: Encoding): void;
	/** What reads the text, by its kind and its first characters without leading space; or why it is not read. */
	text(kind: TextKind, head: Uint8Array): TextReader | FileProblem;
	problem(problem: FileProblem): void;
	/** Nothing but space came. */
	empty(): void;
}

/** The unpacked text of a file: finds out its encoding, asks who reads it, and passes it on as UTF-8. */
export class TextFile implements Sink {
	readonly #events: TextEvents;
	readonly #utf16: Utf16ToUtf8 | undefined;
	/** Bytes of the byte order mark still to be passed over. */
	#mark: number;
	#reader: TextReader | undefined;
	#start: Uint8Array = NOTHING;
	stopped = false;

	/** `head`: the first bytes, which are written as well afterwards. */
	constructor(events: TextEvents, head: Uint8Array) {
		this.#events = events;
		const { encoding, mark } = encodingOf(head);
		this.#mark = mark;
		this.#utf16 = encoding === 'UTF-8' ? undefined : new Utf16ToUtf8(encoding);
		events.encoding(encoding);
	}

	/** The reader, if other threads may read parts of the text for it. */
	get parted(): PartedReader | undefined {
		const reader = this.#reader;
		return this.#utf16 === undefined && reader !== undefined && 'partPlan' in reader ? (reader as PartedReader) : undefined;
	}

	write(chunk: Uint8Array): void {
		const bytes = this.#mark > 0 ? chunk.subarray(this.#mark) : chunk;
		this.#mark = Math.max(0, this.#mark - chunk.length);
		this.#text(this.#utf16 === undefined ? bytes : this.#utf16.convert(bytes));
	}

	end(cutOff?: FileProblem): void {
		if (this.#utf16 !== undefined) this.#text(this.#utf16.end());
		if (this.stopped) return;
		if (this.#reader === undefined) this.#decide(this.#start);
		this.#reader?.end(cutOff !== undefined);
		if (this.#reader === undefined && !this.stopped && cutOff === undefined) this.#events.empty();
	}

	#text(bytes: Uint8Array): void {
		if (this.stopped) return;
		if (this.#reader === undefined) {
			const start = this.#start.length === 0 ? bytes : joined(this.#start, bytes);
			// A copy, also of one of Node's buffers, of which slice() would be a view.
			if (start.length < HEAD || !this.#decide(start)) this.#start = new Uint8Array(start);
			return;
		}
		this.#reader.write(bytes);
		this.stopped = this.#reader.stopped;
	}

	/**
	 * Finds out who reads a text that starts so, and answers whether there was anything to go by. Space before the first
	 * character counts for the places told, so that it is fed to the reader as well.
	 */
	#decide(start: Uint8Array): boolean {
		const first = start.findIndex((byte) => byte > 0x20 && !MARK.includes(byte));
		if (first < 0) return false;
		const head = start.subarray(first);
		this.#start = NOTHING;
		const reader = this.#events.text(textKind(head), head);
		if ('found' in reader) {
			this.stopped = true;
			this.#events.problem(reader);
			return true;
		}
		this.#reader = reader;
		reader.write(start);
		this.stopped = reader.stopped;
		return true;
	}
}
