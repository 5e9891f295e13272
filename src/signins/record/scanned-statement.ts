import { parseRecord } from '../../reading/json/json-records.ts';
import { OPEN_BRACE, QUOTE } from '../../reading/json/json-text.ts';
import type { RecordScanner } from '../../reading/json/record-scanner.ts';
import { equalsFolded } from '../../reading/text/fold-ascii.ts';
import { timeOfBytes } from '../../reading/text/log-time.ts';
import { FIELDS, INNER } from './fields.ts';
import { partsOf } from './parts.ts';
import {
	DIAGNOSTIC,
	GRAPH,
	INTERACTIVE,
	type KindIndex,
	LOG_ANALYTICS,
	NON_INTERACTIVE,
	NOT_STATED,
	SERVICE_PRINCIPAL,
	type ShapeIndex,
	UNKNOWN_KIND,
	type UseIndex,
} from './sign-in.ts';
import type { SignInScanner } from './sign-in-scanner.ts';
import { KIND_NAMES, LEGACY_TLS_ERROR, type RecordStatement, statementOf } from './statement.ts';

const encoder = new TextEncoder();

const NAMES = [...KIND_NAMES].map(([name, kind]) => ({ bytes: encoder.encode(name), kind }));

/** As `RecordStatement`, the id as bytes: `idBytes` from `idStart` to `idEnd`, empty where there is none. */
export interface ReadStatement extends Omit<RecordStatement, 'id'> {
	readonly idBytes: Uint8Array;
	readonly idStart: number;
	readonly idEnd: number;
}

/** The same of a parsed record. */
export function readStatementOf(record: unknown): ReadStatement {
	const { id, ...statement } = statementOf(partsOf(record));
	const idBytes = encoder.encode(id);
	return { ...statement, idBytes, idStart: 0, idEnd: idBytes.length };
}

/** What `statementOf` says of a scanned record, found without building the record. One instance serves all records. */
export class ScannedStatement implements ReadStatement {
	signIn = false;
	time = Number.NaN;
	kind: KindIndex = UNKNOWN_KIND;
	use: UseIndex = NOT_STATED;
	shape: ShapeIndex = GRAPH;
	otherLog = false;
	cutDetails = false;
	idBytes: Uint8Array = new Uint8Array(0);
	idStart = 0;
	idEnd = 0;
	#unsure = false;

	/** From the scanner's places, for the record in `bytes` from `start` to `end`. */
	read(scanner: SignInScanner, bytes: Uint8Array, start: number, end: number): void {
		if (scanner.kept >= 0 && this.#asKept(kept[scanner.kept] as KeptStatement, scanner, bytes)) return;
		this.#unsure = scanner.needsParser;
		if (!this.#unsure) this.#fromPlaces(scanner, bytes);
		if (!this.#unsure) {
			this.#keep(scanner, bytes);
			return;
		}
		const statement = statementOf(partsOf(parseRecord(bytes, start, end)));
		this.signIn = statement.signIn;
		this.time = statement.time;
		this.kind = statement.kind;
		this.use = statement.use;
		this.shape = statement.shape;
		this.otherLog = statement.otherLog;
		this.cutDetails = statement.cutDetails;
		this.idBytes = encoder.encode(statement.id);
		this.idStart = 0;
		this.idEnd = this.idBytes.length;
	}

	/** As a record read before that says the same, but for its time and id. Answers whether that was all. */
	#asKept(known: KeptStatement, scanner: SignInScanner, bytes: Uint8Array): boolean {
		const { timeSlot } = known;
		this.time = Number.NaN;
		if (timeSlot >= 0) {
			this.time = scanner.timeIn(timeSlot);
			if (Number.isNaN(this.time)) this.time = timeInSlot(scanner, bytes, timeSlot);
			if (!(this.time >= 0)) return false;
		}
		this.signIn = known.signIn;
		this.kind = known.kind;
		this.use = known.use;
		this.shape = known.shape;
		this.otherLog = known.otherLog;
		this.cutDetails = false;
		this.#takeId(scanner, bytes, known.idSlot);
		return true;
	}

	#keep(scanner: SignInScanner, bytes: Uint8Array): void {
		const number = scanner.keep();
		if (number < 0) return;
		const { signIn, kind, use, shape, otherLog } = this;
		const timeSlot = TIME_FIELDS.map((field) => slotOf(scanner, bytes, field)).find((slot) => slot >= 0) ?? -1;
		kept[number] = { signIn, kind, use, shape, otherLog, timeSlot, idSlot: slotOf(scanner, bytes, FIELDS.id) };
	}

	#takeId(scanner: SignInScanner, bytes: Uint8Array, slot: number): void {
		const start = slot < 0 ? 0 : (scanner.starts[slot] as number);
		const isText = slot >= 0 && bytes[start] === QUOTE;
		this.idBytes = bytes;
		this.idStart = isText ? start + 1 : 0;
		this.idEnd = isText ? (scanner.ends[slot] as number) - 1 : 0;
	}

	#fromPlaces(scanner: SignInScanner, bytes: Uint8Array): void {
		if (mayBeRefused(scanner, bytes)) {
			this.#unsure = true;
			return;
		}
		this.use = scanner.use;
		this.shape = shapeOf(scanner, bytes);
		this.kind = this.#kind(scanner, bytes);
		this.time = this.#time(scanner, bytes);
		this.signIn =
			this.kind !== UNKNOWN_KIND ||
			scanner.starts[FIELDS.details] !== 0 ||
			scanner.starts[INNER + FIELDS.details] !== 0 ||
			slotOf(scanner, bytes, FIELDS.eventTypes) >= 0 ||
			slotOf(scanner, bytes, FIELDS.interactive) >= 0;
		this.otherLog = !this.signIn && KIND_FIELDS.some((field) => hasText(scanner, bytes, field));
		// Details that are text, or a list of texts, are left to the parser.
		this.cutDetails = false;
		this.#takeId(scanner, bytes, slotOf(scanner, bytes, FIELDS.id));
	}

	#time(scanner: RecordScanner, bytes: Uint8Array): number {
		for (const field of TIME_FIELDS) {
			const slot = slotOf(scanner, bytes, field);
			if (slot < 0) continue;
			const time = timeInSlot(scanner, bytes, slot);
			if (time >= 0) return time;
			this.#unsure = true;
		}
		return Number.NaN;
	}

	#kind(scanner: RecordScanner, bytes: Uint8Array): KindIndex {
		for (const field of KIND_FIELDS) {
			const slot = slotOf(scanner, bytes, field);
			if (slot < 0) continue;
			const kind = kindOfText(bytes, scanner.starts[slot] as number, scanner.ends[slot] as number);
			if (kind !== UNKNOWN_KIND) return kind;
		}
		const types = slotOf(scanner, bytes, FIELDS.eventTypes);
		if (types >= 0) {
			const kind = this.#kindInList(bytes, scanner.starts[types] as number, scanner.ends[types] as number);
			if (kind !== UNKNOWN_KIND) return kind;
		}
		const interactive = slotOf(scanner, bytes, FIELDS.interactive);
		if (interactive < 0) return UNKNOWN_KIND;
		const first = bytes[scanner.starts[interactive] as number];
		if (first === 0x74) return INTERACTIVE;
		if (first !== 0x66) {
			this.#unsure = true;
			return UNKNOWN_KIND;
		}
		return hasText(scanner, bytes, FIELDS.servicePrincipalId) && !hasText(scanner, bytes, FIELDS.userId)
			? SERVICE_PRINCIPAL
			: NON_INTERACTIVE;
	}

	/** First kind named in a list of texts, or by a text alone. A list inside the list is left to the parser. */
	#kindInList(bytes: Uint8Array, start: number, end: number): KindIndex {
		for (let at = start; at < end; at++) {
			const byte = bytes[at];
			if (byte === QUOTE) {
				let close = at + 1;
				while (bytes[close] !== QUOTE) close++;
				const kind = kindOfText(bytes, at, close + 1);
				if (kind !== UNKNOWN_KIND) return kind;
				at = close;
			} else if (byte === 0x7b || (byte === 0x5b && at > start)) this.#unsure = true;
		}
		return UNKNOWN_KIND;
	}
}

/** What the records state that a scanner has kept, by their numbers; it is the same for all files. */
interface KeptStatement {
	readonly signIn: boolean;
	readonly kind: KindIndex;
	readonly use: UseIndex;
	readonly shape: ShapeIndex;
	readonly otherLog: boolean;
	/** -1 where there is none. */
	readonly timeSlot: number;
	readonly idSlot: number;
}

const kept: KeptStatement[] = [];

function timeInSlot(scanner: RecordScanner, bytes: Uint8Array, slot: number): number {
	return timeOfBytes(bytes, (scanner.starts[slot] as number) + 1, (scanner.ends[slot] as number) - 1);
}

const TIME_FIELDS = [FIELDS.created, FIELDS.time, FIELDS.generated];
const KIND_FIELDS = [FIELDS.category, FIELDS.type];

/** Where an error code may stand. */
const ERROR_SLOTS = [FIELDS.status, FIELDS.resultType, INNER + FIELDS.status, INNER + FIELDS.resultType];

const ERROR = encoder.encode(LEGACY_TLS_ERROR);
const BACKSLASH = 0x5c;

/** Whether the digits of the error stand in a place for error codes, or an escape there could be one of them (`\\u0031`). */
function mayBeRefused(scanner: RecordScanner, bytes: Uint8Array): boolean {
	for (const slot of ERROR_SLOTS) {
		const start = scanner.starts[slot] as number;
		if (start !== 0 && mayHoldError(bytes, start, scanner.ends[slot] as number)) return true;
	}
	return false;
}

/** Whether bytes hold the digits of the error, or an escape that may be one of them. */
export function mayHoldError(bytes: Uint8Array, start: number, end: number): boolean {
	for (let at = start; at < end; at++) {
		const byte = bytes[at];
		if (byte === ERROR[0]) {
			let index = 1;
			while (index < ERROR.length && bytes[at + index] === ERROR[index]) index++;
			if (index === ERROR.length) return true;
		} else if (byte === BACKSLASH && bytes[at + 1] === 0x75 && bytes[at + 2] === 0x30) return true;
	}
	return false;
}

function shapeOf(scanner: RecordScanner, bytes: Uint8Array): ShapeIndex {
	const properties = scanner.starts[FIELDS.properties] as number;
	if (properties !== 0 && bytes[properties] === OPEN_BRACE) return DIAGNOSTIC;
	return slotOf(scanner, bytes, FIELDS.generated) >= 0 ? LOG_ANALYTICS : GRAPH;
}

/** Slot that holds a field's value, inside `properties` before around it, or -1. Null counts as absent. */
function slotOf(scanner: RecordScanner, bytes: Uint8Array, field: number): number {
	const inner = scanner.starts[INNER + field] as number;
	if (inner !== 0 && bytes[inner] !== 0x6e) return INNER + field;
	const outer = scanner.starts[field] as number;
	return outer !== 0 && bytes[outer] !== 0x6e ? field : -1;
}

function hasText(scanner: RecordScanner, bytes: Uint8Array, field: number): boolean {
	const slot = slotOf(scanner, bytes, field);
	return (
		slot >= 0 &&
		bytes[scanner.starts[slot] as number] === QUOTE &&
		(scanner.ends[slot] as number) > (scanner.starts[slot] as number) + 2
	);
}

function kindOfText(bytes: Uint8Array, start: number, end: number): KindIndex {
	return bytes[start] === QUOTE ? kindOfBytes(bytes, start + 1, end - 1) : UNKNOWN_KIND;
}

/** The kind that a name in bytes stands for. */
export function kindOfBytes(bytes: Uint8Array, start: number, end: number): KindIndex {
	for (const name of NAMES) if (name.bytes.length === end - start && equalsFolded(bytes, start, name.bytes)) return name.kind;
	return UNKNOWN_KIND;
}
