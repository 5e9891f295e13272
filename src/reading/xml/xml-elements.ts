import { SaxesParser } from 'saxes';
import { type FileProblem, rejected } from '../file-problem.ts';
import type { TextReader } from '../text/text-file.ts';

/** Characters fed without an element beginning or ending. What a report writes into one element is far shorter. */
const LONGEST_ELEMENT = 4 * 1024 * 1024;

/** Elements inside one another. */
const DEEPEST = 64;

/** Characters kept of the text in one element. */
const LONGEST_TEXT = 64 * 1024;

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandler {
	/** The first element of the text. Answers why the text is not read, where it is not. */
	root(name: string, attributes: Attributes): FileProblem | undefined;
	/** An element begins. Names are given without their prefix; the depth of a root is 1. */
	open(name: string, attributes: Attributes, depth: number): void;
	/** An element ends. `text`: what stands in it since the last element that began or ended. */
	close(name: string, text: string, depth: number): void;
	problem(problem: FileProblem): void;
}

/**
 * The elements of an XML text, one after another and none kept. Takes a text of several roots, which is how Windows writes
 * events. No entity is resolved but the five of XML, and no document type is followed: what they would bring is not read.
 */
export class XmlElements implements TextReader {
	readonly #handler: XmlHandler;
	readonly #parser = new SaxesParser({ fragment: true, xmlns: false });
	readonly #decoder = new TextDecoder('utf-8');
	#depth = 0;
	#text = '';
	#hasRoot = false;
	#sinceElement = 0;
	stopped = false;

	constructor(handler: XmlHandler) {
		this.#handler = handler;
		this.#parser.on('opentag', ({ name, attributes }) => this.#open(localName(name), attributes));
		this.#parser.on('closetag', ({ name }) => this.#close(localName(name)));
		this.#parser.on('text', (text) => this.#add(text));
		this.#parser.on('cdata', (text) => this.#add(text));
		this.#parser.on('error', ({ message }) => this.#fault(message));
	}

	write(chunk: Uint8Array): void {
		this.#feed(this.#decoder.decode(chunk, { stream: true }));
	}

	end(isCut: boolean): void {
		this.#feed(this.#decoder.decode());
		if (this.stopped) return;
		this.stopped = true;
		if (this.#depth > 0 && !isCut) this.#handler.problem({ ...TRUNCATED, place: { line: this.#parser.line } });
		else if (!this.#hasRoot && !isCut) this.#handler.problem(NO_ELEMENTS);
	}

	/** In pieces, so that a hostile text is given up before the parser has kept much of it. */
	#feed(text: string): void {
		for (let at = 0; at < text.length && !this.stopped; at += PIECE) {
			const piece = text.slice(at, at + PIECE);
			this.#sinceElement += piece.length;
			this.#parser.write(piece);
			if (this.#sinceElement > LONGEST_ELEMENT) this.#stop(TOO_LONG);
		}
	}

	#open(name: string, attributes: Attributes): void {
		if (this.stopped) return;
		this.#sinceElement = 0;
		this.#text = '';
		this.#depth++;
		if (!this.#hasRoot) {
			this.#hasRoot = true;
			const problem = this.#handler.root(name, attributes);
			if (problem !== undefined) {
				this.#stop(problem);
				return;
			}
		}
		if (this.#depth > DEEPEST) this.#stop(TOO_DEEP);
		else this.#handler.open(name, attributes, this.#depth);
	}

	#close(name: string): void {
		if (this.stopped) return;
		this.#sinceElement = 0;
		this.#handler.close(name, this.#text.trim(), this.#depth);
		this.#text = '';
		this.#depth--;
	}

	#add(text: string): void {
		if (this.#text.length < LONGEST_TEXT) this.#text += text.slice(0, LONGEST_TEXT - this.#text.length);
	}

	/** Between elements stand declarations of files that were joined; an entity that is not resolved stays as it is written. */
	#fault(message: string): void {
		const isHarmless = this.#depth === 0 ? !/unclosed|text data|close tag/.test(message) : /entity|unclosed tag/.test(message);
		if (isHarmless || this.stopped) return;
		this.#stop({ ...MALFORMED, found: `The XML is malformed (${message.slice(0, 120)}). Reading stopped there.` });
	}

	#stop(problem: FileProblem): void {
		if (this.stopped) return;
		this.stopped = true;
		this.#handler.problem(problem.severity === 'rejected' ? problem : { ...problem, place: { line: this.#parser.line } });
	}
}

const PIECE = 64 * 1024;

function localName(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

const AGAIN = 'Export the file again.';

const MALFORMED: FileProblem = { severity: 'incomplete', code: 'syntax', found: '', accepted: AGAIN };

const TRUNCATED: FileProblem = {
	severity: 'incomplete',
	code: 'truncated',
	found: 'The file ends in the middle of the XML: it was cut off. Everything up to there was used.',
	accepted: AGAIN,
};

const TOO_LONG: FileProblem = {
	severity: 'incomplete',
	code: 'too-long',
	found: 'An element is longer than 4 million characters; reading stopped there.',
	accepted: AGAIN,
};

const TOO_DEEP: FileProblem = {
	severity: 'incomplete',
	code: 'nested',
	found: `Elements are nested more than ${DEEPEST} deep; reading stopped there.`,
	accepted: AGAIN,
};

const NO_ELEMENTS = rejected('empty', 'The file looks like XML, but has no element.', AGAIN);
