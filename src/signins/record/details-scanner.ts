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
import { equalsFolded } from '../../reading/text/fold-ascii.ts';
import { joinedUse, LEGACY_KEY } from './legacy-entry.ts';
import { ABSENT, LEGACY, MODERN, NOT_STATED, type UseIndex } from './sign-in.ts';

/** Reads what authenticationProcessingDetails state as JSON, without building a value. */
export class DetailsScanner {
	/** What they state, unless `needsParser`. */
	use: UseIndex = NOT_STATED;
	/** Only a parser can tell: escapes, a name twice, entries that are no objects. */
	needsParser = false;

	/** From the first byte of the value to the byte after it, or `~position` of a fault. The bytes are followed by padding. */
	scan(bytes: Uint8Array, position: number): number {
		const first = bytes[position];
		this.needsParser = false;
		this.use = first === OPEN_BRACE || first === OPEN_BRACKET ? ABSENT : NOT_STATED;
		if (first === OPEN_BRACE) return this.#entry(bytes, position);
		if (first === QUOTE) this.needsParser = true;
		return first === OPEN_BRACKET ? this.#list(bytes, position) : skipValue(bytes, position, 3);
	}

	#list(bytes: Uint8Array, position: number): number {
		let at = skipSpace(bytes, position + 1);
		if (bytes[at] === CLOSE_BRACKET) return at + 1;
		for (;;) {
			at = skipSpace(bytes, at);
			if (bytes[at] === OPEN_BRACE) at = this.#entry(bytes, at);
			else {
				this.needsParser = true;
				at = skipValue(bytes, at, 4);
			}
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
		else this.use = joinedUse(this.use, use);
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
