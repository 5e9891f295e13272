import type { FileProblem } from '../file-problem.ts';
import type { PartPlace, TextPart } from '../parts/parted-text.ts';
import type { Subject } from '../subject.ts';
import type { TextReader } from '../text/text-file.ts';
import { jsonFault } from './json-faults.ts';
import { type JsonHandler, JsonStream } from './json-stream.ts';
import type { RecordScanner } from './record-scanner.ts';

/** How the records of a JSON text are laid out: in a list, in pages that hold a list each, or one after another. */
export type JsonLayout = 'list' | 'pages' | 'records';

export interface JsonRecordsHandler<Scanner extends RecordScanner> extends Pick<JsonHandler<Scanner>, 'record' | 'other'> {
	problem(problem: FileProblem): void;
}

const OPEN_BRACKET = 0x5b;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The records of a JSON text in any layout, and what is wrong with it in words. */
export class JsonRecords<Scanner extends RecordScanner> implements TextReader {
	readonly #stream: JsonStream<Scanner>;
	#pages = 0;
	#firstByte = 0;
	#isCut = false;
	/** Something of the text could not be read. */
	isDamaged = false;
	/** The page read last names a page to follow. */
	namesNextPage = false;

	constructor(scanner: Scanner, subject: Subject, handler: JsonRecordsHandler<Scanner>) {
		this.#stream = new JsonStream(scanner, {
			record: (scanned, bytes, start, end, resuming) => handler.record(scanned, bytes, start, end, resuming),
			other: (line, byte) => handler.other(line, byte),
			fault: (code, line, byte, found) => {
				if (code === 'truncated' && this.#isCut) return;
				const problem = jsonFault(code, line, byte, found, subject);
				if (problem.severity === 'incomplete') this.isDamaged = true;
				handler.problem(problem);
			},
			nextLink: () => {
				this.namesNextPage = true;
			},
			page: () => {
				this.#pages++;
				this.namesNextPage = false;
			},
		});
	}

	get stopped(): boolean {
		return this.#stream.stopped;
	}

	get layout(): JsonLayout {
		if (this.#pages > 0) return 'pages';
		return this.#firstByte === OPEN_BRACKET ? 'list' : 'records';
	}

	place(): PartPlace {
		return this.#stream.place();
	}

	/** Passes over a part that another thread has read. */
	pass({ begin, end, lines, endState }: TextPart): void {
		this.#stream.pass(end - begin, lines, endState);
	}

	write(chunk: Uint8Array): void {
		if (this.#firstByte === 0) this.#firstByte = chunk.find((byte) => byte > 0x20) ?? 0;
		this.#stream.write(chunk);
	}

	end(isCut: boolean): void {
		this.#isCut = isCut;
		this.#stream.end();
	}
}

/** A record's bytes as a value. The scanner has checked its syntax, so that this cannot fail. */
export function parseRecord(bytes: Uint8Array, start: number, end: number): unknown {
	return JSON.parse(decoder.decode(bytes.subarray(start, end)));
}
