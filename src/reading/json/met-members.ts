import { native } from '../bytes/native.ts';

/** Bytes of members that are kept; what they hold takes as much again. A fleet has a few hundred states of some ten thousand bytes. */
const MOST_KEPT = 16 * 1024 * 1024;

/** Members looked for before it is asked whether keeping them pays, and the share that has to have been met before. */
const TRIAL = 2_000;
const PAYS = 0.2;

/** After so many of which none had been met, it is known sooner. */
const SHORT_TRIAL = 500;

/** Members that are alike at all places looked at, of which each is compared. */
const MOST_ALIKE = 16;

/** From one place looked at to the next. */
const STEP = 53;

const LINE_FEED = 0x0a;
const COMMA = 0x2c;
const CLOSE_BRACE = 0x7d;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A member that was met: its bytes, which are valid JSON, the line feeds in them, and what they hold. */
export interface MetMember {
	readonly bytes: Uint8Array;
	readonly lines: number;
	readonly value: unknown;
}

/** Long members of JSON records that many records have alike, for all files of a sitting: each is scanned and parsed once. */
export class MetMembers {
	/** By size class, then by what stands at some places. */
	readonly #met = new Map<number, Map<number, MetMember[]>>();
	#kept = 0;
	#looked = 0;
	#found = 0;
	#pays = true;

	/** Whether enough of those that were looked for had been met. Where it does not, none is kept. */
	get pays(): boolean {
		return this.#pays;
	}

	/** The member met before whose bytes stand here, with the end of a member behind them. `view`: of the same bytes. */
	at(bytes: Uint8Array, view: DataView, start: number): MetMember | undefined {
		this.#looked++;
		for (const [size, met] of this.#met)
			for (const member of met.get(sampled(view, start, size)) ?? []) {
				const end = start + member.bytes.length;
				if (end >= bytes.length || !native.areAt(bytes, start, member.bytes)) continue;
				const next = bytes[end];
				if (next !== COMMA && next !== CLOSE_BRACE) continue;
				this.#found++;
				return member;
			}
		const isLost = this.#looked >= TRIAL ? this.#found < this.#looked * PAYS : this.#looked >= SHORT_TRIAL && this.#found === 0;
		if (isLost) {
			this.#pays = false;
			this.#met.clear();
		}
		return undefined;
	}

	/** What a member holds, which is remembered. Its bytes are valid JSON. */
	keep(bytes: Uint8Array): unknown {
		const own = bytes.slice();
		const member: MetMember = {
			bytes: own,
			lines: linesIn(own),
			value: JSON.parse(decoder.decode(own)),
		};
		this.#kept += own.length;
		if (this.#kept > MOST_KEPT) {
			this.#met.clear();
			this.#kept = own.length;
		}
		const size = 2 ** Math.floor(Math.log2(own.length));
		const ofSize = this.#met.get(size) ?? new Map<number, MetMember[]>();
		this.#met.set(size, ofSize);
		const key = sampled(new DataView(own.buffer), 0, size);
		const alike = ofSize.get(key) ?? [];
		ofSize.set(key, alike);
		if (alike.length === MOST_ALIKE) alike.shift();
		alike.push(member);
		return member.value;
	}
}

function linesIn(bytes: Uint8Array): number {
	let lines = 0;
	for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines++;
	return lines;
}

/** A number for what stands at some places of the next `size` bytes. */
function sampled(view: DataView, start: number, size: number): number {
	let hash = size;
	const last = Math.min(start + size, view.byteLength) - 4;
	for (let at = start; at <= last; at += STEP) hash = Math.imul(hash ^ view.getInt32(at, true), 0x01000193);
	return hash;
}
