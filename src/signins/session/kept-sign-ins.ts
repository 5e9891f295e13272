import type { TextPool } from '../../reading/text/text-pool.ts';
import { REPEATING, type SignIn } from '../record/sign-in.ts';
import { LEGACY_TLS_ERROR } from '../record/statement.ts';

type Unique = Pick<SignIn, Exclude<keyof SignIn, (typeof REPEATING)[number]>>;

/** A sign-in as kept: JSON turns a time that is not a number into null. */
type Packed = readonly [Unique['id'], Unique['correlationId'], Unique['createdDateTime'], Unique['time'] | null, ...number[]];

/** Sign-ins in the order given. Each is one line of JSON, in which texts that repeat are numbers: half of what objects take. */
export class KeptSignIns implements Iterable<SignIn> {
	readonly #lines: string[] = [];
	readonly #texts: TextPool;
	/** Places by id; made only once they are asked for. */
	#places: Map<string, number> | undefined;

	constructor(texts: TextPool) {
		this.#texts = texts;
	}

	get length(): number {
		return this.#lines.length;
	}

	add(signIn: SignIn): void {
		this.#places?.set(signIn.id, this.#lines.length);
		this.#lines.push(this.#packed(signIn));
	}

	/** Notes that the sign-in with an id was refused; answers what is kept of it, if it is. */
	refuse(id: string): SignIn | undefined {
		this.#places ??= new Map([...this].map((signIn, place) => [signIn.id, place]));
		const place = this.#places.get(id);
		if (place === undefined) return undefined;
		const signIn = { ...this.#unpacked(this.#lines[place] as string), errorCode: LEGACY_TLS_ERROR };
		this.#lines[place] = this.#packed(signIn);
		return signIn;
	}

	*[Symbol.iterator](): Generator<SignIn> {
		for (const line of this.#lines) yield this.#unpacked(line);
	}

	#packed(signIn: SignIn): string {
		const { id, correlationId, createdDateTime, time } = signIn;
		const numbers = REPEATING.map((name) => this.#texts.number(signIn[name]));
		return JSON.stringify([id, correlationId, createdDateTime, time, ...numbers] satisfies Packed);
	}

	#unpacked(line: string): SignIn {
		const [id, correlationId, createdDateTime, time, ...numbers] = JSON.parse(line) as Packed;
		const unique: Unique = { id, correlationId, createdDateTime, time: time ?? Number.NaN };
		const repeating = REPEATING.map((name, index) => [name, this.#texts.text(numbers[index] as number)]);
		return { ...unique, ...(Object.fromEntries(repeating) as Omit<SignIn, keyof Unique>) };
	}
}
