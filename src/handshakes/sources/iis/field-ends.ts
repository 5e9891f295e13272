import type { Places } from './fields.ts';

const SPACE = 0x20;

/** Fields from the start, or from the end, that are looked for from there. */
const NEAR = 8;

/**
 * Where the fields of a line end. Of most lines only the time, at the start, and the TLS values, at the end, are wanted: the
 * fields between are found only when asked for.
 */
export class FieldEnds {
	/** Ends by place; only those noted last count. */
	#ends = new Int32Array(0);
	#start = 0;
	#fields = 0;
	/** Last place noted from the start, first place noted from the end; the whole line if there is none. */
	#head = 0;
	#tail = 0;

	/** Before the first line of a section. */
	begin(places: Places): void {
		this.#fields = places.count;
		this.#ends = new Int32Array(places.count);
		const head = Math.max(places.date, places.time, 0);
		const wanted = [places.protocol, places.cipher, places.hash, places.keyExchange].filter((place) => place >= 0);
		const tail = Math.min(...wanted, places.count - 1) - 1;
		const isNear = head < NEAR && places.count - tail <= NEAR && head < tail;
		this.#head = isNear ? head : places.count - 1;
		this.#tail = isNear ? tail : places.count;
	}

	/** Notes the fields at the start and at the end of a line with the right number of fields. */
	note(bytes: Uint8Array, start: number, end: number): void {
		const ends = this.#ends;
		this.#start = start;
		let at = start;
		for (let place = 0; place <= this.#head; place++) {
			while (at < end && bytes[at] !== SPACE) at++;
			ends[place] = at++;
		}
		at = end;
		for (let place = this.#fields - 1; place >= this.#tail; place--) {
			ends[place] = at;
			while (at > start && bytes[at - 1] !== SPACE) at--;
			at--;
		}
	}

	/** Notes all fields of the line. */
	noteAll(bytes: Uint8Array, start: number, end: number): void {
		this.#start = start;
		let place = 0;
		for (let at = start; at < end; at++) if (bytes[at] === SPACE) this.#ends[place++] = at;
		this.#ends[place] = end;
	}

	startOf(place: number): number {
		return place === 0 ? this.#start : (this.#ends[place - 1] as number) + 1;
	}

	endOf(place: number): number {
		return this.#ends[place] as number;
	}
}
