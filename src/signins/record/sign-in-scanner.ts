import { OPEN_BRACE, QUOTE, skipString, skipValue } from '../../reading/json/json-text.ts';
import { RecordScanner } from '../../reading/json/record-scanner.ts';
import { DetailsScanner } from './details-scanner.ts';
import { FIELD_TABLE, FIELDS, INNER } from './fields.ts';
import { NOT_STATED, type UseIndex } from './sign-in.ts';

/** A scanner of sign-ins: reads what the details state on the way. Details and properties as text are left to the parser. */
export class SignInScanner extends RecordScanner {
	/** What the details state, unless `needsParser`. */
	use: UseIndex = NOT_STATED;
	readonly #details = new DetailsScanner();

	constructor() {
		super(FIELD_TABLE);
	}

	override scan(bytes: Uint8Array, position: number): number {
		this.use = NOT_STATED;
		return super.scan(bytes, position);
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
			case FIELDS.status:
			case INNER + FIELDS.status:
				// Only digits are looked for in it, which an escape hardly hides: ScannedStatement sees to that.
				return first === QUOTE ? skipString(bytes, start + 1) : skipValue(bytes, start, 3);
			case FIELDS.properties:
				if (first !== OPEN_BRACE) this.needsParser = true;
				return super.field(bytes, start, first, slot);
			default:
				return super.field(bytes, start, first, slot);
		}
	}
}
