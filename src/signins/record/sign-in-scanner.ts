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
} from '../../reading/json/json-text.ts';
import { RecordScanner } from '../../reading/json/record-scanner.ts';
import { equalsFolded } from '../../reading/text/fold-ascii.ts';
import { FIELD_TABLE, FIELDS, INNER } from './fields.ts';
import { LEGACY_KEY } from './legacy-entry.ts';
import { LEGACY, MODERN, NOT_STATED, type UseIndex } from './sign-in.ts';

/** A scanner of sign-ins: reads what the details state on the way. Details as text are left to the parser. */
export class SignInScanner extends RecordScanner {
	/** What the details state, unless `needsParser`. */
	use: UseIndex = NOT_STATED;

	constructor() {
		super(FIELD_TABLE);
	}

	override scan(bytes: Uint8Array, position: number): number {
		this.use = NOT_STATED;
		return super.scan(bytes, position);
	}

	protected override field(bytes: Uint8Array, start: number, first: number, slot: number): number {
		if (slot !== FIELDS.details && slot !== INNER + FIELDS.details) return super.field(bytes, start, first, slot);
		// Details are read here, so they must not be around `properties` too.
		if (this.starts[slot === FIELDS.details ? INNER + slot : FIELDS.details] !== 0) this.needsParser = true;
		return this.#details(bytes, start, first);
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
		let stated: UseIndex | typeof ASK_PARSER = NOT_STATED;
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

	#state(use: UseIndex | typeof ASK_PARSER): void {
		if (use === ASK_PARSER) this.needsParser = true;
		else if (use > this.use) this.use = use;
	}
}

const ASK_PARSER = 'ask the parser';

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
function useOfBytes(bytes: Uint8Array, start: number, end: number): UseIndex | typeof ASK_PARSER {
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
