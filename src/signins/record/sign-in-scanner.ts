import { OPEN_BRACE } from '../../reading/json/json-text.ts';
import { RecordScanner } from '../../reading/json/record-scanner.ts';
import { DetailsScanner } from './details-scanner.ts';
import { FIELD_TABLE, FIELDS, INNER } from './fields.ts';
import { MetDetails } from './met-details.ts';
import { NOT_STATED, type UseIndex } from './sign-in.ts';

/** A scanner of sign-ins: reads what the details state on the way. Details and properties as text are left to the parser. */
export class SignInScanner extends RecordScanner {
	/** What the details state, unless `needsParser`. */
	use: UseIndex = NOT_STATED;
	readonly #details = new DetailsScanner();
	readonly #met = new MetDetails();

	constructor() {
		super(FIELD_TABLE);
	}

	override scan(bytes: Uint8Array, position: number): number {
		this.use = NOT_STATED;
		return super.scan(bytes, position);
	}

	protected override walked(bytes: Uint8Array): void {
		if (this.kept >= 0) return;
		const [around, inside] = [this.starts[FIELDS.details] as number, this.starts[INNER + FIELDS.details] as number];
		if (around !== 0 && inside !== 0) this.needsParser = true;
		if (around !== 0) this.#readDetails(bytes, around, this.ends[FIELDS.details] as number);
		else if (inside !== 0) this.#readDetails(bytes, inside, this.ends[INNER + FIELDS.details] as number);
	}

	#readDetails(bytes: Uint8Array, start: number, end: number): void {
		const known = this.#met.use(bytes, start, end);
		this.use = known ?? this.#scanDetails(bytes, start);
		if (known === undefined && !this.needsParser) this.#met.keep(bytes, start, end, this.use);
	}

	#scanDetails(bytes: Uint8Array, start: number): UseIndex {
		this.#details.scan(bytes, start);
		if (this.#details.needsParser) this.needsParser = true;
		return this.#details.use;
	}

	protected override field(bytes: Uint8Array, start: number, first: number, slot: number): number {
		switch (slot) {
			case FIELDS.details:
			case INNER + FIELDS.details: {
				// Details are read here, so they must not be around `properties` too.
				if (this.starts[slot === FIELDS.details ? INNER + slot : FIELDS.details] !== 0) this.needsParser = true;
				const end = this.#details.scan(bytes, start);
				this.use = this.#details.use;
				if (this.#details.needsParser) this.needsParser = true;
				return end;
			}
			case FIELDS.properties:
				if (first !== OPEN_BRACE) this.needsParser = true;
				return super.field(bytes, start, first, slot);
			default:
				return super.field(bytes, start, first, slot);
		}
	}
}
