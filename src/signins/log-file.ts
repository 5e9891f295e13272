import { GzipContainer, type Sink, ZipContainer } from './container.ts';
import { CsvLog } from './csv-log.ts';
import { type Encoding, encodingOf, Utf16ToUtf8 } from './encoding.ts';
import { JsonLog } from './json-log.ts';
import { containerOf, type Form, foreignFormat, rejected, textKind } from './log-form.ts';
import { ACCEPTED_FORMS, type Problem } from './problem.ts';
import type { Facts } from './record.ts';
import { signInOf } from './record.ts';
import { KINDS, type SignIn } from './sign-in.ts';

/** Where a file's findings go. */
export interface LogHandler {
	/** A sign-in whose facts are in `facts`; `full` makes the whole of it, to be called only if wanted. */
	signIn(facts: LogFacts, full: () => SignIn): void;
	/** A record that is no sign-in. */
	otherRecord(): void;
	/** The last page of Microsoft Graph in the file names a page that follows. */
	nextPage(): void;
	form(form: Form): void;
	encoding(encoding: Encoding): void;
	problem(problem: Problem): void;
	/** A file inside a zip begins; answers its own handler. */
	entry(name: string): LogHandler;
	/** The file has been read. */
	done(): void;
}

/** As `Facts`, the id as bytes. */
export interface LogFacts extends Omit<Facts, 'id'> {
	readonly idBytes: Uint8Array;
	readonly idStart: number;
	readonly idEnd: number;
}

/** Bytes looked at before deciding what a file is. */
const HEAD = 512;

/** Zips inside zips. */
const DEEPEST_ZIP = 2;

/** Reads one file given in chunks of any size: finds out what it is from its content and reports what it holds. */
export class LogFile implements Sink {
	readonly #handler: LogHandler;
	readonly #name: string;
	readonly #depth: number;
	#head = new Uint8Array(0);
	#target: (Sink & { readonly stopped: boolean }) | undefined;
	#rejected = false;

	constructor(name: string, handler: LogHandler, depth = 0) {
		this.#name = name;
		this.#handler = handler;
		this.#depth = depth;
	}

	/** The rest of the file need not be read. */
	get stopped(): boolean {
		return this.#rejected || (this.#target?.stopped ?? false);
	}

	write(chunk: Uint8Array): void {
		if (this.stopped) return;
		if (this.#target !== undefined) {
			this.#target.write(chunk);
			return;
		}
		this.#head = joined(this.#head, chunk);
		if (this.#head.length >= HEAD) this.#decide();
	}

	end(cutOff?: Problem): void {
		// Nothing came of a file that could not be read: that it is empty would be wrong to say.
		const isUnread = cutOff !== undefined && this.#head.length === 0;
		if (this.#target === undefined && !this.#rejected && !isUnread) this.#decide();
		// What is in a gzip has the same name and tells it itself.
		const isGzip = this.#target instanceof GzipContainer;
		if (cutOff !== undefined && !isGzip) this.#handler.problem(cutOff);
		this.#target?.end(cutOff);
		if (!isGzip) this.#handler.done();
	}

	#decide(): void {
		const head = this.#head;
		this.#head = new Uint8Array(0);
		const container = containerOf(head);
		const foreign = head.length === 0 ? EMPTY : foreignFormat(head);
		if (foreign !== undefined) this.#reject(foreign);
		else if (container !== undefined && this.#depth >= DEEPEST_ZIP) this.#reject(TOO_DEEP);
		else if (container === 'gzip') this.#target = new GzipContainer(new LogFile(this.#name, this.#handler, this.#depth + 1));
		else if (container === 'zip') {
			this.#target = new ZipContainer({
				entry: (name) => new LogFile(`${this.#name} > ${name}`, this.#handler.entry(name), this.#depth + 1),
				problem: (problem) => this.#handler.problem(problem),
			});
		} else this.#target = new TextLog(this.#name, this.#handler, head);
		this.#target?.write(head);
	}

	#reject(problem: Problem): void {
		this.#rejected = true;
		this.#handler.problem(problem);
	}
}

/** Bytes of the byte order mark in UTF-8; texts put one behind the other have more than one. */
const MARK = [0xef, 0xbb, 0xbf];

/** The unpacked text of a file. */
class TextLog implements Sink {
	readonly #name: string;
	readonly #handler: LogHandler;
	readonly #utf16: Utf16ToUtf8 | undefined;
	/** Bytes of the byte order mark still to be passed over. */
	#mark: number;
	#log: { write(chunk: Uint8Array): void; end(isCut: boolean): void; readonly stopped: boolean } | undefined;
	#start = new Uint8Array(0);
	stopped = false;

	constructor(name: string, handler: LogHandler, head: Uint8Array) {
		this.#name = name;
		this.#handler = handler;
		const { encoding, mark } = encodingOf(head);
		this.#mark = mark;
		this.#utf16 = encoding === 'UTF-8' ? undefined : new Utf16ToUtf8(encoding);
		handler.encoding(encoding);
	}

	write(chunk: Uint8Array): void {
		const bytes = this.#mark > 0 ? chunk.subarray(this.#mark) : chunk;
		this.#mark = Math.max(0, this.#mark - chunk.length);
		this.#text(this.#utf16 === undefined ? bytes : this.#utf16.convert(bytes));
	}

	end(cutOff?: Problem): void {
		if (this.#utf16 !== undefined) this.#text(this.#utf16.end());
		if (this.stopped) return;
		if (this.#log === undefined) this.#decide();
		this.#log?.end(cutOff !== undefined);
		if (this.#log === undefined && !this.stopped && cutOff === undefined) this.#handler.problem(EMPTY);
	}

	#text(bytes: Uint8Array): void {
		if (this.stopped) return;
		if (this.#log === undefined) {
			this.#start = joined(this.#start, bytes);
			if (this.#start.length >= HEAD) this.#decide();
			return;
		}
		this.#log.write(bytes);
		this.stopped = this.#log.stopped;
	}

	/** Space before the first character counts for the places told, so that it is fed to the reader as well. */
	#decide(): void {
		const first = this.#start.findIndex((byte) => byte > 0x20 && !MARK.includes(byte));
		if (first < 0) return;
		const kind = textKind(this.#start.subarray(first));
		if (typeof kind === 'object') {
			this.stopped = true;
			this.#handler.problem(kind);
			return;
		}
		this.#log = kind === 'json' ? new JsonLog(this.#name, this.#handler) : csvLog(this.#name, this.#handler);
		const start = this.#start;
		this.#start = new Uint8Array(0);
		this.#log.write(start);
		this.stopped = this.#log.stopped;
	}
}

const encoder = new TextEncoder();

function csvLog(
	name: string,
	handler: LogHandler,
): { write(chunk: Uint8Array): void; end(isCut: boolean): void; readonly stopped: boolean } {
	const decoder = new TextDecoder('utf-8');
	let reported = false;
	const decoded = (text: string): string => {
		if (!reported && text.includes('\ufffd')) {
			reported = true;
			handler.problem(NOT_UTF8);
		}
		return text;
	};
	const log = new CsvLog({
		form: (form) => handler.form(form),
		problem: (problem) => handler.problem(problem),
		record: (facts, row) => {
			const idBytes = encoder.encode(facts.id);
			handler.signIn({ ...facts, idBytes, idStart: 0, idEnd: idBytes.length }, () => ({
				...signInOf(row, name),
				kind: KINDS[facts.kind] as SignIn['kind'],
			}));
		},
	});
	return {
		get stopped() {
			return log.stopped;
		},
		write: (chunk) => log.write(decoded(decoder.decode(chunk, { stream: true }))),
		end: (isCut) => {
			log.write(decoded(decoder.decode()));
			log.end(isCut);
		},
	};
}

export const NOT_UTF8: Problem = {
	severity: 'notice',
	code: 'not-utf8',
	found: 'Some characters are neither UTF-8 nor UTF-16; they are shown as replacement characters.',
	accepted: 'Names may be unreadable; the counts are not affected. Export as UTF-8 to mend it.',
};

const EMPTY = rejected('empty', 'The file is empty.', ACCEPTED_FORMS);
const TOO_DEEP = rejected(
	'nested',
	'This is an archive inside an archive inside an archive.',
	'Unpack it and give the logs inside.',
);

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
	const both = new Uint8Array(first.length + second.length);
	both.set(first);
	both.set(second, first.length);
	return both;
}
