import { DUTIES, FieldTable } from './field-table.ts';
import {
	CLOSE_BRACE,
	COLON,
	COMMA,
	forgetMarks,
	markStrings,
	noticed,
	OPEN_BRACE,
	OPEN_BRACKET,
	QUOTE,
	skipSpace,
	skipString,
	skipValue,
} from './json-text.ts';
import { type RecordWalk, recordWalk } from './record-walk.ts';

/**
 * Members of what records come in, rather than of records: put first in every reader's table of fields.
 * `value` and `@odata.nextLink` are a page of Microsoft Graph, `records` is an event hub message, `results` the answer of
 * the advanced hunting API, `properties` holds a record inside the record of Azure Monitor that carries it.
 */
export const ENVELOPE_NAMES = ['value', 'records', '@odata.nextlink', 'properties', 'results'] as const;
const VALUE = 0;
const RECORDS = 1;
const NEXT_LINK = 2;
const PROPERTIES = 3;
const RESULTS = 4;

/**
 * A table of `ENVELOPE_NAMES` and these. `places`: those of which only the place is wanted, whatever escapes they hold.
 * `compared`: those whose whole values tell records apart (see `kept`). All in lower case.
 */
export function recordTable(
	names: readonly string[],
	places: readonly string[] = [],
	compared: readonly string[] = [],
): FieldTable {
	const all = [...ENVELOPE_NAMES, ...names];
	const inner = all.length;
	const duties: Record<number, number> = {
		[VALUE]: DUTIES.listOfRecords,
		[RECORDS]: DUTIES.listOfRecords,
		[RESULTS]: DUTIES.listOfRecords,
		[NEXT_LINK]: DUTIES.leftAlone,
		[inner + NEXT_LINK]: DUTIES.leftAlone,
		[PROPERTIES]: DUTIES.recordInside,
	};
	for (const name of places) for (const slot of [all.indexOf(name), inner + all.indexOf(name)]) duties[slot] = DUTIES.place;
	return new FieldTable(all, duties, compared);
}

/**
 * Reads one JSON object, checks its syntax to the last byte, and remembers where the wanted fields lie.
 * Nothing is allocated. Whatever the quick way does not cover (an escape in a name, a name twice) only sets
 * `needsParser`, and the record is then read by `JSON.parse`: so the answer is always the parser's answer.
 * A reader that wants more of a field than its place overrides `field`.
 */
export class RecordScanner {
	/** First slot of the fields inside `properties`; those of the record itself come before. */
	readonly inner: number;
	/** First byte of each field's value by slot; 0 where absent. A value never starts at 0. */
	readonly starts: Int32Array;
	/** Byte after the value. */
	readonly ends: Int32Array;
	/** The object is no record but a page of them; the position returned is inside its list. */
	isPage = false;
	/** The page named a following page. */
	hasNextLink = false;
	/** Only a parser can tell what the record states. */
	needsParser = false;
	/**
	 * The number of a record kept before that agrees with this one in the values that are compared, and in how the values of
	 * all other fields begin (absent, null, a text with or without anything in it, ...); -1 if there is none.
	 */
	kept = -1;
	readonly #fields: FieldTable;
	readonly #walk: RecordWalk | null;
	/** What was loaded, and whether its strings are marked. */
	#loaded: Uint8Array | undefined;
	#length = 0;
	#isMarked = false;
	#isWalked = false;

	/** `fields`: as `recordTable` makes it. `walk`: null for a scanner that is quicker without, or where there is none. */
	constructor(fields: FieldTable, walk: RecordWalk | null = recordWalk ?? null) {
		this.#fields = fields;
		this.#walk = walk;
		this.inner = fields.size;
		this.starts = walk?.starts ?? new Int32Array(2 * fields.size);
		this.ends = walk?.ends ?? new Int32Array(2 * fields.size);
	}

	/** Takes the bytes to be scanned, up to `length` and its padding. To be called again whenever they have changed. */
	load(bytes: Uint8Array, length: number): void {
		forgetMarks();
		this.#loaded = bytes;
		this.#length = length;
		this.#isMarked = false;
		this.#walk?.load(bytes, length);
	}

	/** From an opening brace to the byte after the closing one, or `~position` of a fault. */
	scan(bytes: Uint8Array, position: number): number {
		this.isPage = false;
		this.hasNextLink = false;
		this.needsParser = false;
		this.kept = -1;
		this.#isWalked = false;
		if (this.#walk !== null) {
			const end = this.#walk.walk(this.#fields, bytes, position);
			if (end < 0) return end;
			if (end > 0) {
				noticed.lines += this.#walk.lines;
				this.#isWalked = true;
				this.kept = this.#walk.keptNumber();
				this.walked(bytes);
				return end;
			}
		}
		this.prepare(bytes);
		this.#forget();
		const at = skipSpace(bytes, position + 1);
		return bytes[at] === CLOSE_BRACE ? at + 1 : this.#members(bytes, at, 0);
	}

	/** Keeps the record scanned last, of which nothing was kept. Its number, below 256, or -1 where it cannot be kept. */
	keep(): number {
		return this.#isWalked && this.#walk !== null ? this.#walk.keep() : -1;
	}

	/** The time in a slot of a record that was kept before; NaN where only `timeOfBytes` can tell. */
	timeIn(slot: number): number {
		return this.#walk?.timeIn(slot) ?? Number.NaN;
	}

	/** The rest of a page, from the byte after the comma that follows its list. */
	scanPageTail(bytes: Uint8Array, position: number): number {
		this.mark(bytes);
		this.#forget();
		this.isPage = false;
		this.hasNextLink = false;
		return this.#members(bytes, skipSpace(bytes, position), 0);
	}

	/** A record has been walked through, and no `field` was asked for. */
	protected walked(_bytes: Uint8Array): void {}

	/** A record is going to be scanned here. */
	protected prepare(bytes: Uint8Array): void {
		this.mark(bytes);
	}

	/** Makes the strings in the bytes loaded quick to skip. */
	protected mark(bytes: Uint8Array): void {
		if (this.#isMarked || bytes !== this.#loaded) return;
		markStrings(bytes, this.#length);
		this.#isMarked = true;
	}

	#forget(): void {
		this.starts.fill(0, 0, 2 * this.#fields.size);
	}

	/** The value of a wanted field in `slot`, from its first byte to the byte after it, or `~position` of a fault. */
	protected field(bytes: Uint8Array, start: number, first: number, slot: number): number {
		const escapes = noticed.escapes;
		const end = first === QUOTE ? skipString(bytes, start + 1) : skipValue(bytes, start, 3);
		if (noticed.escapes !== escapes && this.#fields.duties[slot] !== DUTIES.place) this.needsParser = true;
		return end;
	}

	/** `base` is the first slot: 0 for the record itself, `inner` for its `properties`. */
	#members(bytes: Uint8Array, position: number, base: number): number {
		let at = position;
		for (;;) {
			if (bytes[at] !== QUOTE) return ~at;
			const nameStart = at + 1;
			const escapes = noticed.escapes;
			at = skipString(bytes, nameStart);
			if (at < 0) return at;
			const field = this.#fields.named(bytes, nameStart, at - 1);
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
			else if (base === 0 && byte === OPEN_BRACKET && this.#fields.duties[field] === DUTIES.listOfRecords) {
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

	#wanted(bytes: Uint8Array, start: number, first: number, base: number, field: number): number {
		const slot = base + field;
		// Twice: which one counts is the parser's business.
		if (this.starts[slot] !== 0) this.needsParser = true;
		this.starts[slot] = start;
		let end: number;
		if (field === PROPERTIES && base === 0 && first === OPEN_BRACE) {
			end = skipSpace(bytes, start + 1);
			end = bytes[end] === CLOSE_BRACE ? end + 1 : this.#members(bytes, end, this.inner);
		} else {
			if (field === NEXT_LINK && first === QUOTE) this.hasNextLink = true;
			end = this.field(bytes, start, first, slot);
		}
		this.ends[slot] = end;
		return end;
	}
}
