import { FieldTable } from './field-table.ts';
import { parseRecord } from './json-records.ts';
import { QUOTE, skipString, skipValue } from './json-text.ts';
import { ENVELOPE_NAMES, RecordScanner } from './record-scanner.ts';

/** Shortest member that is worth looking for among those met. */
const SHORTEST = 512;

/** Characters of members that are kept. A fleet has a few hundred states of some ten thousand characters. */
const MOST_KEPT = 32 * 1024 * 1024;

/** Members met before it is asked whether keeping them pays, and the share that has to have been met before. */
const TRIAL = 2_000;
const PAYS = 0.2;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads JSON records of which long members repeat from record to record: such a member is parsed once, and each record
 * that has it gets the same object. Whatever the member holds, the record is what `JSON.parse` makes of it.
 */
export class RepeatingRecords extends RecordScanner {
	readonly #names: readonly string[];
	readonly #met = new Map<string, unknown>();
	#kept = 0;
	#looked = 0;
	#found = 0;

	/** `names`: of the members, in lower case. */
	constructor(names: readonly string[]) {
		super(new FieldTable([...ENVELOPE_NAMES, ...names]));
		this.#names = names;
	}

	/** The record scanned last, as a value. */
	parse(bytes: Uint8Array, start: number, end: number): unknown {
		const slot = this.#names.findIndex((_, at) => {
			const place = ENVELOPE_NAMES.length + at;
			return (this.starts[place] as number) > start && (this.ends[place] as number) - (this.starts[place] as number) >= SHORTEST;
		});
		if (slot < 0 || this.needsParser || !this.#pays()) return parseRecord(bytes, start, end);
		const [from, to] = [this.starts[ENVELOPE_NAMES.length + slot] as number, this.ends[ENVELOPE_NAMES.length + slot] as number];
		const member = this.#member(decoder.decode(bytes.subarray(from, to)));
		const rest = `${decoder.decode(bytes.subarray(start, from))}null${decoder.decode(bytes.subarray(to, end))}`;
		const record = JSON.parse(rest) as Record<string, unknown>;
		// Its name may be spelt in capitals.
		for (const name of Object.keys(record)) if (name.toLowerCase() === this.#names[slot]) record[name] = member;
		return record;
	}

	/** A member's place is all that is wanted of it, so that an escape inside it is nothing to look at. */
	protected override field(bytes: Uint8Array, start: number, first: number): number {
		return first === QUOTE ? skipString(bytes, start + 1) : skipValue(bytes, start, 3);
	}

	#pays(): boolean {
		return this.#looked < TRIAL || this.#found >= this.#looked * PAYS;
	}

	#member(text: string): unknown {
		this.#looked++;
		const known = this.#met.get(text);
		if (known !== undefined) {
			this.#found++;
			return known;
		}
		const member: unknown = JSON.parse(text);
		this.#kept += text.length;
		if (this.#kept > MOST_KEPT) {
			this.#met.clear();
			this.#kept = text.length;
		}
		this.#met.set(text, member);
		return member;
	}
}
