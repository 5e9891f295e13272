import type { CsvRow } from '../../reading/csv/csv-row.ts';
import { CELL_ROLES, type CellRoles, rowWalk } from '../../reading/csv/row-walk.ts';
import { PADDING, skipSpace } from '../../reading/json/json-text.ts';
import { equalsFolded } from '../../reading/text/fold-ascii.ts';
import { timeOfBytes } from '../../reading/text/log-time.ts';
import { DetailsScanner } from './details-scanner.ts';
import { MetDetails } from './met-details.ts';
import type { Parts } from './parts.ts';
import { kindOfBytes, mayHoldError, type ReadStatement } from './scanned-statement.ts';
import {
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
import { statementOf } from './statement.ts';

const encoder = new TextEncoder();
const TRUE = encoder.encode('true');
const FALSE = encoder.encode('false');

/** Columns of a table by name, in the order in which they count. */
const KIND_NAMES = ['category', 'type', 'signineventtypes'];
const TIME_NAMES = ['createddatetime', 'time', 'timegenerated'];

/** Columns whose cells say what a row states; of some it matters only whether there is anything in the cell. */
const STATING = [...KIND_NAMES, 'isinteractive', 'status', 'resulttype', 'authenticationprocessingdetails'];
const WHETHER_THERE = [...TIME_NAMES, 'id', 'userid', 'serviceprincipalid', 'properties'];

/** What rows state that were kept, by their numbers. */
interface KeptRow {
	readonly kind: KindIndex;
	readonly use: UseIndex;
	readonly shape: ShapeIndex;
	/** -1 where there is none. */
	readonly timeColumn: number;
}

const kept: KeptRow[] = [];

let latest: { readonly columns: readonly string[]; readonly roles: CellRoles } | undefined;

/** The roles of columns. The same for parts of one log, so that each of them knows what the others have kept. */
function rolesOf(columns: readonly string[]): CellRoles {
	if (latest?.columns.length === columns.length && columns.every((name, place) => name === latest?.columns[place]))
		return latest.roles;
	const list = Uint8Array.from(columns, (name, place) => {
		if (columns.lastIndexOf(name) !== place) return CELL_ROLES.ignored;
		if (STATING.includes(name)) return CELL_ROLES.value;
		return WHETHER_THERE.includes(name) ? CELL_ROLES.whetherThere : CELL_ROLES.ignored;
	});
	const roles = { list };
	latest = { columns, roles };
	return roles;
}

function timeOfCell(row: CsvRow, column: number): number {
	return timeOfBytes(row.bytes, row.starts[column] as number, row.ends[column] as number);
}

/** What `statementOf` says of a row of a CSV, found in its bytes. One instance serves all rows of a table. */
export class RowStatement implements ReadStatement {
	/** Whoever knows the table decides that. */
	readonly signIn = true;
	readonly otherLog = false;
	time = Number.NaN;
	kind: KindIndex = UNKNOWN_KIND;
	use: UseIndex = NOT_STATED;
	shape: ShapeIndex = GRAPH;
	cutDetails = false;
	idBytes: Uint8Array = new Uint8Array(0);
	idStart = 0;
	idEnd = 0;
	readonly #details = new DetailsScanner();
	readonly #met = new MetDetails();
	readonly #kinds: readonly number[];
	readonly #times: readonly number[];
	readonly #errors: readonly number[];
	readonly #columns: Readonly<
		Record<'id' | 'details' | 'generated' | 'interactive' | 'user' | 'principal' | 'properties', number>
	>;
	readonly #roles: CellRoles;
	/** Details without their doubled quotes, and the padding that the scanner needs. */
	#scratch = new Uint8Array(4096);

	/** `columns`: names in lower case. Of two of one name, the last counts. */
	constructor(columns: readonly string[]) {
		const placeOf = (name: string) => columns.lastIndexOf(name);
		const placesOf = (names: readonly string[]) => names.map(placeOf).filter((place) => place >= 0);
		this.#kinds = placesOf(KIND_NAMES);
		this.#times = placesOf(TIME_NAMES);
		this.#errors = placesOf(['status', 'resulttype']);
		this.#columns = {
			id: placeOf('id'),
			details: placeOf('authenticationprocessingdetails'),
			generated: placeOf('timegenerated'),
			interactive: placeOf('isinteractive'),
			user: placeOf('userid'),
			principal: placeOf('serviceprincipalid'),
			properties: placeOf('properties'),
		};
		this.#roles = rolesOf(columns);
	}

	/** `parts` makes a record of the row, by the names of its columns, without its empty cells. */
	read(row: CsvRow, parts: () => Parts): void {
		const number = rowWalk?.keptNumber(row, this.#roles) ?? -1;
		if (number >= 0 && this.#asKept(kept[number] as KeptRow, row)) return;
		if (this.#fromBytes(row)) {
			this.#takeId(row);
			if (number < 0) this.#keep(row);
			return;
		}
		const statement = statementOf(parts());
		this.time = statement.time;
		this.kind = statement.kind;
		this.use = statement.use;
		this.shape = statement.shape;
		this.cutDetails = statement.cutDetails;
		this.idBytes = encoder.encode(statement.id);
		this.idStart = 0;
		this.idEnd = this.idBytes.length;
	}

	/** As a row read before that says the same, but for its time and id. Answers whether that was all. */
	#asKept({ kind, use, shape, timeColumn }: KeptRow, row: CsvRow): boolean {
		this.time = timeColumn < 0 ? Number.NaN : timeOfCell(row, timeColumn);
		if (timeColumn >= 0 && !(this.time >= 0)) return false;
		this.kind = kind;
		this.use = use;
		this.shape = shape;
		this.cutDetails = false;
		this.#takeId(row);
		return true;
	}

	#keep(row: CsvRow): void {
		const number = rowWalk?.keep(row) ?? -1;
		if (number < 0) return;
		const { kind, use, shape } = this;
		kept[number] = { kind, use, shape, timeColumn: this.#times.find((column) => !row.isEmpty(column)) ?? -1 };
	}

	#takeId(row: CsvRow): void {
		const { id } = this.#columns;
		this.idBytes = row.bytes;
		this.idStart = id < 0 ? 0 : (row.starts[id] as number);
		this.idEnd = id < 0 ? 0 : (row.ends[id] as number);
	}

	/** Whether the bytes told all of it. */
	#fromBytes(row: CsvRow): boolean {
		const { id, details, generated, properties } = this.#columns;
		if ((id >= 0 && row.doubled[id] === 1) || (properties >= 0 && !row.isEmpty(properties))) return false;
		for (const column of this.#errors)
			if (mayHoldError(row.bytes, row.starts[column] as number, row.ends[column] as number)) return false;
		this.cutDetails = false;
		this.shape = generated >= 0 && !row.isEmpty(generated) ? LOG_ANALYTICS : GRAPH;
		this.kind = this.#kindOf(row);
		if (!this.#readTime(row)) return false;
		this.use = NOT_STATED;
		return details < 0 || row.isEmpty(details) || this.#readDetails(row, details);
	}

	#readTime(row: CsvRow): boolean {
		this.time = Number.NaN;
		for (const column of this.#times) {
			if (row.isEmpty(column)) continue;
			this.time = timeOfCell(row, column);
			return this.time >= 0;
		}
		return true;
	}

	#kindOf(row: CsvRow): KindIndex {
		for (const column of this.#kinds) {
			const kind = kindOfBytes(row.bytes, row.starts[column] as number, row.ends[column] as number);
			if (kind !== UNKNOWN_KIND) return kind;
		}
		const { interactive, user, principal } = this.#columns;
		if (interactive < 0) return UNKNOWN_KIND;
		const start = row.starts[interactive] as number;
		const length = (row.ends[interactive] as number) - start;
		if (length === TRUE.length && equalsFolded(row.bytes, start, TRUE)) return INTERACTIVE;
		if (length !== FALSE.length || !equalsFolded(row.bytes, start, FALSE)) return UNKNOWN_KIND;
		const isPrincipal = principal >= 0 && !row.isEmpty(principal) && (user < 0 || row.isEmpty(user));
		return isPrincipal ? SERVICE_PRINCIPAL : NON_INTERACTIVE;
	}

	#readDetails(row: CsvRow, column: number): boolean {
		const start = row.starts[column] as number;
		const end = row.ends[column] as number;
		const isDoubled = row.doubled[column] === 1;
		// The same bytes would mean something else in a cell without quotes around it.
		const known = isDoubled ? this.#met.use(row.bytes, start, end) : undefined;
		if (known !== undefined) {
			this.use = known;
			return true;
		}
		if (this.#scratch.length < end - start + PADDING) this.#scratch = new Uint8Array(2 * (end - start) + PADDING);
		const text = this.#scratch;
		const step = isDoubled ? 2 : 1;
		let length = 0;
		for (let at = start; at < end; at += row.bytes[at] === 0x22 ? step : 1) text[length++] = row.bytes[at] as number;
		text.fill(0, length, length + PADDING);
		const scanner = this.#details;
		const after = scanner.scan(text, skipSpace(text, 0));
		this.use = scanner.use;
		const isRead = after >= 0 && !scanner.needsParser && skipSpace(text, after) === length;
		if (isRead && isDoubled) this.#met.keep(row.bytes, start, end, this.use);
		return isRead;
	}
}
