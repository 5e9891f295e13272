import {
	CLOSE_BRACE,
	CLOSE_BRACKET,
	COLON,
	COMMA,
	noticed,
	OPEN_BRACE,
	OPEN_BRACKET,
	QUOTE,
	skipSpace,
	skipString,
	skipValue,
} from './json-text.ts';
import { LEGACY_KEY } from './legacy-entry.ts';
import { equalsFolded, FIELDS, fieldNamed, INNER, SLOTS } from './record-fields.ts';
import { LEGACY, MODERN, NOT_STATED } from './sign-in.ts';

/**
 * Reads one JSON object, checks its syntax to the last byte, and remembers where the wanted fields lie.
 * Nothing is allocated. Whatever the quick way does not cover (an escape in a name, a name twice, details as text)
 * only sets `needsParser`, and the record is then read by `JSON.parse`: so the answer is always the parser's answer.
 */
export class RecordScanner {
	/** First byte of each field's value by slot (see record-fields.ts); 0 where absent. A value never starts at 0. */
	readonly starts = new Int32Array(SLOTS);
	/** Byte after the value. */
	readonly ends = new Int32Array(SLOTS);
	/** The object is no record but a page of them; the position returned is inside its list. */
	isPage = false;
	/** The page named a following page. */
	hasNextLink = false;
	/** Only a parser can tell what the record states. */
	needsParser = false;
	/** What the details state, unless `needsParser`. Index into `USES`. */
	use: number = NOT_STATED;

	/** From an opening brace to the byte after the closing one, or `~position` of a fault. */
	scan(bytes: Uint8Array, position: number): number {
		this.starts.fill(0);
		this.isPage = false;
		this.hasNextLink = false;
		this.needsParser = false;
		this.use = NOT_STATED;
		const at = skipSpace(bytes, position + 1);
		return bytes[at] === CLOSE_BRACE ? at + 1 : this.#members(bytes, at, 0);
	}

	/** The rest of a page, from the byte after the comma that follows its list. */
	scanPageTail(bytes: Uint8Array, position: number): number {
		this.starts.fill(0);
		this.isPage = false;
		this.hasNextLink = false;
		return this.#members(bytes, skipSpace(bytes, position), 0);
	}

	/** `base` is the first slot: 0 for the record itself, `INNER` for its `properties`. */
	#members(bytes: Uint8Array, position: number, base: number): number {
		let at = position;
		for (;;) {
			if (bytes[at] !== QUOTE) return ~at;
			const nameStart = at + 1;
			const escapes = noticed.escapes;
			at = skipString(bytes, nameStart);
			if (at < 0) return at;
			const field = fieldNamed(bytes, nameStart, at - 1);
			if (noticed.escapes !== escapes) this.needsParser = true;
			if (bytes[at] !== COLON) {
				at = skipSpace(bytes, at);
				if (bytes[at] !== COLON) return ~at;
			}
			at++;
			let byte = bytes[at] as number;
			if (byte <= 0x20) {
				at = skipSpace(bytes, at);
				byte = bytes[at] as number;
			}
			if (field < 0) at = byte === QUOTE ? skipString(bytes, at + 1) : skipValue(bytes, at, 2);
			else if (base === 0 && byte === OPEN_BRACKET && (field === FIELDS.value || field === FIELDS.records)) {
				this.isPage = true;
				return at + 1;
			} else at = this.#wanted(bytes, at, byte, base, field);
			if (at < 0) return at;
			byte = bytes[at] as number;
			if (byte <= 0x20) {
				at = skipSpace(bytes, at);
				byte = bytes[at] as number;
			}
			if (byte === COMMA) {
				at++;
				if (bytes[at] !== QUOTE) at = skipSpace(bytes, at);
			} else return byte === CLOSE_BRACE ? at + 1 : ~at;
		}
	}

	/** The value of a wanted field. */
	#wanted(bytes: Uint8Array, start: number, first: number, base: number, field: number): number {
		const slot = base + field;
		const elsewhere = base === 0 ? INNER + field : field;
		// Twice: which one counts is the parser's business. Details are read here, so they must not be around `properties` too.
		if (this.starts[slot] !== 0 || (field === FIELDS.details && this.starts[elsewhere] !== 0)) this.needsParser = true;
		this.starts[slot] = start;
		let end: number;
		if (field === FIELDS.details) end = this.#details(bytes, start, first);
		else if (field === FIELDS.properties && base === 0 && first === OPEN_BRACE) {
			end = skipSpace(bytes, start + 1);
			end = bytes[end] === CLOSE_BRACE ? end + 1 : this.#members(bytes, end, INNER);
		} else {
			const escapes = noticed.escapes;
			if (field === FIELDS.nextLink && first === QUOTE) this.hasNextLink = true;
			end = skipValue(bytes, start, 3);
			if (noticed.escapes !== escapes) this.needsParser = true;
		}
		this.ends[slot] = end;
		return end;
	}

	#details(bytes: Uint8Array, position: number, first: number): number {
		if (first === OPEN_BRACE) return this.#entry(bytes, position);
		if (first === QUOTE) this.needsParser = true;
		if (first !== OPEN_BRACKET) return skipValue(bytes, position, 3);
		let at = skipSpace(bytes, position + 1);
		if (bytes[at] === CLOSE_BRACKET) return at + 1;
		for (;;) {
			at = skipSpace(bytes, at);
			if (bytes[at] === QUOTE) this.needsParser = true;
			at = bytes[at] === OPEN_BRACE ? this.#entry(bytes, at) : skipValue(bytes, at, 4);
			if (at < 0) return at;
			at = skipSpace(bytes, at);
			const byte = bytes[at];
			if (byte === COMMA) at++;
			else return byte === CLOSE_BRACKET ? at + 1 : ~at;
		}
	}

	/** One `{"key": ..., "value": ...}` or `{"Legacy TLS (...)": ...}`. */
	#entry(bytes: Uint8Array, position: number): number {
		let isLegacyEntry = false;
		let keys = 0;
		let values = 0;
		let direct = 0;
		let stated = NOT_STATED as number;
		let at = skipSpace(bytes, position + 1);
		if (bytes[at] === CLOSE_BRACE) return at + 1;
		for (;;) {
			if (bytes[at] !== QUOTE) return ~at;
			const nameStart = at + 1;
			const escapes = noticed.escapes;
			at = skipString(bytes, nameStart);
			if (at < 0) return at;
			const nameEnd = at - 1;
			if (noticed.escapes !== escapes) this.needsParser = true;
			at = skipSpace(bytes, at);
			if (bytes[at] !== COLON) return ~at;
			const start = skipSpace(bytes, at + 1);
			at = skipValue(bytes, start, 5);
			if (at < 0) return at;
			const length = nameEnd - nameStart;
			if (length === 3 && equalsFolded(bytes, nameStart, KEY)) {
				keys++;
				if (bytes[start] === QUOTE) {
					isLegacyEntry = isLegacyKey(bytes, start + 1, at - 1);
					if (noticed.escapes !== escapes) this.needsParser = true;
				}
			} else if (length === 5 && equalsFolded(bytes, nameStart, VALUE)) {
				values++;
				if (bytes[start] === OPEN_BRACKET) this.needsParser = true;
				stated = useOfBytes(bytes, start, at);
			} else if (isLegacyKey(bytes, nameStart, nameEnd)) {
				direct++;
				this.#state(useOfBytes(bytes, start, at));
			}
			at = skipSpace(bytes, at);
			const byte = bytes[at];
			if (byte === COMMA) at = skipSpace(bytes, at + 1);
			else if (byte === CLOSE_BRACE) {
				if (keys > 1 || values > 1 || direct > 1) this.needsParser = true;
				if (isLegacyEntry) this.#state(stated);
				return at + 1;
			} else return ~at;
		}
	}

	#state(use: number): void {
		if (use === ASK_PARSER) this.needsParser = true;
		else if (use > this.use) this.use = use;
	}
}

const ASK_PARSER = -1;

const word = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const KEY = word('key');
const VALUE = word('value');
const LEGACY_KEY_BYTES = word(LEGACY_KEY);
const TRUE = word('true');
const FALSE = word('false');

function isLegacyKey(bytes: Uint8Array, start: number, end: number): boolean {
	return end - start >= LEGACY_KEY_BYTES.length && equalsFolded(bytes, start, LEGACY_KEY_BYTES);
}

/** `useOfValue` for the bytes of a JSON value, or `ASK_PARSER` for numbers and escapes. */
function useOfBytes(bytes: Uint8Array, start: number, end: number): number {
	const quoted = bytes[start] === QUOTE;
	const from = quoted ? start + 1 : start;
	const length = quoted ? end - start - 2 : end - start;
	const first = bytes[from];
	if (length === 4 && equalsFolded(bytes, from, TRUE)) return LEGACY;
	if (length === 5 && equalsFolded(bytes, from, FALSE)) return MODERN;
	if (length === 1 && first === 0x31) return LEGACY;
	if (length === 1 && first === 0x30) return MODERN;
	if (!quoted) return first === 0x6e || first === OPEN_BRACE || first === OPEN_BRACKET ? NOT_STATED : ASK_PARSER;
	for (let at = from; at < end; at++) if (bytes[at] === 0x5c) return ASK_PARSER;
	return NOT_STATED;
}
