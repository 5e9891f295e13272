import type { FieldTable } from './field-table.ts';
import { parseRecord } from './json-records.ts';
import { noticed } from './json-text.ts';
import type { MetMember, MetMembers } from './met-members.ts';
import { ENVELOPE_NAMES, RecordScanner, recordTable } from './record-scanner.ts';

/** Shortest member that is worth looking for among those met, in bytes. */
const SHORTEST = 512;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Tables by their names: a zip may hold a hundred thousand small files. */
const tables = new Map<string, FieldTable>();

function tableFor(names: readonly string[]): FieldTable {
	const key = names.join('\0');
	const table = tables.get(key) ?? recordTable(names, names);
	tables.set(key, table);
	return table;
}

/**
 * Reads JSON records of which long members repeat from record to record: where the same bytes stand again, they are
 * neither scanned nor parsed, and the records share what they hold. A record is what `JSON.parse` makes of it in any case.
 */
export class RepeatingRecords extends RecordScanner {
	readonly #names: readonly string[];
	readonly #met: MetMembers;
	/** The member met in the record scanned last, by slot. */
	#known: { readonly slot: number; readonly member: MetMember } | undefined;
	#view: DataView = new DataView(new ArrayBuffer(0));

	/** `names`: of the members, in lower case. `met`: those met before, in this file or another. */
	constructor(names: readonly string[], met: MetMembers) {
		// Of a member only the place is wanted. One met before is passed over in less time than any walk takes.
		super(tableFor(names), null);
		this.#names = names;
		this.#met = met;
	}

	override scan(bytes: Uint8Array, position: number): number {
		this.#known = undefined;
		if (this.#view.buffer !== bytes.buffer) this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
		return super.scan(bytes, position);
	}

	/** The record scanned last, as a value. */
	parse(bytes: Uint8Array, start: number, end: number): unknown {
		const slot = this.#known?.slot ?? this.#longSlot();
		// Met again, bytes that are not UTF-8 would be passed over without being told.
		if (slot < 0 || this.needsParser || noticed.notUtf8 >= 0 || !this.#met.pays) return parseRecord(bytes, start, end);
		const [from, to] = [this.starts[slot] as number, this.ends[slot] as number];
		const value = this.#known === undefined ? this.#met.keep(bytes.subarray(from, to)) : this.#known.member.value;
		const rest = `${decoder.decode(bytes.subarray(start, from))}null${decoder.decode(bytes.subarray(to, end))}`;
		const record = JSON.parse(rest) as Record<string, unknown>;
		const wanted = this.#names[slot - ENVELOPE_NAMES.length] as string;
		if (Object.hasOwn(record, wanted)) record[wanted] = value;
		// Its name is spelt in capitals.
		else for (const name of Object.keys(record)) if (name.toLowerCase() === wanted) record[name] = value;
		return record;
	}

	/** Most of the bytes are of members met before, in which no string is looked for. */
	protected override prepare(bytes: Uint8Array): void {
		if (!this.#met.pays) this.mark(bytes);
	}

	protected override field(bytes: Uint8Array, start: number, first: number, slot: number): number {
		if (slot >= ENVELOPE_NAMES.length && slot < this.inner && this.#met.pays) {
			const member = this.#met.at(bytes, this.#view, start);
			if (member !== undefined) {
				this.#known = { slot, member };
				noticed.lines += member.lines;
				return start + member.bytes.length;
			}
		}
		return super.field(bytes, start, first, slot);
	}

	#longSlot(): number {
		for (let slot = ENVELOPE_NAMES.length; slot < this.inner; slot++)
			if ((this.starts[slot] as number) > 0 && (this.ends[slot] as number) - (this.starts[slot] as number) >= SHORTEST)
				return slot;
		return -1;
	}
}
