import { TextPool } from '../../reading/text/text-pool.ts';
import type { ReadStatement } from '../record/scanned-statement.ts';
import {
	isLegacy,
	KINDS,
	type KindIndex,
	REPEATING,
	type ShapeIndex,
	type SignIn,
	USES,
	type UseIndex,
} from '../record/sign-in.ts';

/** Sign-ins of a part of a log as one thread hands them to another: a few dozen bytes each, legacy ones with all of their texts. */
export interface StatementBatch {
	/** Milliseconds since 1970 UTC, or NaN. */
	readonly times: Float64Array<ArrayBuffer>;
	/** Kind, use and shape as one number. */
	readonly codes: Uint8Array<ArrayBuffer>;
	/** Byte after each id; an id begins where the one before ends. */
	readonly idEnds: Int32Array<ArrayBuffer>;
	readonly ids: Uint8Array<ArrayBuffer>;
	/** The texts that occur in legacy sign-ins, each once. */
	readonly texts: readonly string[];
	/** For each legacy sign-in, in order, the place of each of its texts: those of `TEXTS`, in that order. */
	readonly places: Int32Array<ArrayBuffer>;
}

const TEXTS = ['id', 'correlationId', 'createdDateTime', ...REPEATING] as const;

/** Writes a batch. */
export class BatchWriter {
	#times = new Float64Array(1024);
	#codes = new Uint8Array(1024);
	#idEnds = new Int32Array(1024);
	#ids = new Uint8Array(64 * 1024);
	#length = 0;
	readonly #texts = new TextPool();
	readonly #places: number[] = [];

	add(statement: ReadStatement, full: () => SignIn): void {
		const place = this.#length++;
		const { kind, use, shape, idBytes, idStart, idEnd } = statement;
		const from = place === 0 ? 0 : (this.#idEnds[place - 1] as number);
		const to = from + idEnd - idStart;
		this.#makeRoom(place, to);
		this.#times[place] = statement.time;
		this.#codes[place] = (shape * KINDS.length + kind) * USES.length + use;
		this.#idEnds[place] = to;
		for (let at = idStart, id = from; at < idEnd; at++, id++) this.#ids[id] = idBytes[at] as number;
		if (!isLegacy(use)) return;
		const signIn = full();
		for (const name of TEXTS) this.#places.push(this.#texts.number(signIn[name]));
	}

	#makeRoom(place: number, idBytes: number): void {
		if (place === this.#times.length) {
			this.#times = grown(this.#times, Float64Array);
			this.#codes = grown(this.#codes, Uint8Array);
			this.#idEnds = grown(this.#idEnds, Int32Array);
		}
		while (idBytes > this.#ids.length) this.#ids = grown(this.#ids, Uint8Array);
	}

	done(): StatementBatch {
		const length = this.#length;
		return {
			times: this.#times.slice(0, length),
			codes: this.#codes.slice(0, length),
			idEnds: this.#idEnds.slice(0, length),
			ids: this.#ids.slice(0, length === 0 ? 0 : (this.#idEnds[length - 1] as number)),
			texts: this.#texts.texts,
			places: Int32Array.from(this.#places),
		};
	}
}

interface Growing<List> {
	readonly length: number;
	set(from: List): void;
}

/** A copy of a list with room for twice as much. */
function grown<List extends Growing<List>>(list: List, Kind: new (length: number) => List): List {
	const larger = new Kind(2 * list.length);
	larger.set(list);
	return larger;
}

/** Tells each sign-in of a batch. The statement is one that changes: it is valid only during the call. */
export function tellBatch(batch: StatementBatch, signIn: (statement: ReadStatement, full: () => SignIn) => void): void {
	let legacy = 0;
	const full = () => legacySignIn(batch, legacy, statement.time);
	const statement = {
		signIn: true,
		otherLog: false,
		cutDetails: false,
		time: Number.NaN,
		kind: 0 as KindIndex,
		use: 0 as UseIndex,
		shape: 0 as ShapeIndex,
		idBytes: batch.ids,
		idStart: 0,
		idEnd: 0,
	};
	for (let place = 0; place < batch.times.length; place++) {
		const code = batch.codes[place] as number;
		const kindAndShape = Math.floor(code / USES.length);
		statement.time = batch.times[place] as number;
		statement.use = (code % USES.length) as UseIndex;
		statement.kind = (kindAndShape % KINDS.length) as KindIndex;
		statement.shape = Math.floor(kindAndShape / KINDS.length) as ShapeIndex;
		statement.idStart = statement.idEnd;
		statement.idEnd = batch.idEnds[place] as number;
		signIn(statement, full);
		if (isLegacy(statement.use)) legacy++;
	}
}

function legacySignIn({ texts, places }: StatementBatch, index: number, time: number): SignIn {
	const from = index * TEXTS.length;
	const entries = TEXTS.map((name, place) => [name, texts[places[from + place] as number] as string]);
	return { time, ...(Object.fromEntries(entries) as Omit<SignIn, 'time'>) };
}
