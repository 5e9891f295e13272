import { Gunzip } from 'fflate';
import type { FileProblem } from '../file-problem.ts';
import type { Subject } from '../subject.ts';
import { joined } from '../text/joined.ts';
import { Crc32 } from './crc32.ts';
import { damaged, type Sink, Unpacker } from './unpacker.ts';

/** Bytes behind a member: its checksum, and its length modulo 2^32. */
const TRAILER = 8;

/**
 * A gzip file of one or several members, each verified by its checksum. Zeros behind the last, with which tapes and some
 * tools fill up, are no fault. The platform's own inflater is quicker where there is one: `takeInflated` takes what it
 * gives, and `beginAgain` leads back here where it refuses something, so that the same is said whoever unpacks.
 */
export class GzipContainer extends Unpacker {
	readonly #sink: Sink;
	#gunzip: Gunzip;
	#crc = new Crc32();
	/** Bytes that came out of the member being unpacked. */
	#member = 0;
	/** Last bytes packed that may hold a trailer, and the packed bytes before them. */
	#recent = new Uint8Array(0);
	#before = 0;
	/** Only zeros may follow. */
	#isPadded = false;
	/** Bytes unpacked by the platform, and those of them that are still to be passed over on a second way. */
	#inflated = 0;
	#toSkip = 0;

	constructor(sink: Sink, subject: Subject) {
		super('gzip', subject);
		this.#sink = sink;
		this.#gunzip = this.#newGunzip();
	}

	/** Takes bytes that the platform unpacked; `packed`: how many bytes of the file it has taken until now. */
	takeInflated(chunk: Uint8Array, packed: number): void {
		this.#inflated += chunk.length;
		if (!this.stopped) this.giveInflated(this.#sink, chunk, packed);
	}

	/** The file is written from its start once more; what was taken before is not passed on again. */
	beginAgain(): void {
		this.#toSkip = this.#inflated;
		this.#inflated = 0;
		this.startCountingAgain();
	}

	override end(cutOff?: FileProblem): void {
		if (cutOff === undefined && this.#inflated === 0) this.#finish();
		this.#sink.end(cutOff ?? this.failure);
	}

	#newGunzip(): Gunzip {
		const gunzip = new Gunzip((chunk) => {
			this.#member += chunk.length;
			this.#crc.update(chunk);
			const known = Math.min(this.#toSkip, chunk.length);
			this.#toSkip -= known;
			if (!this.stopped) this.give(this.#sink, chunk.subarray(known));
		});
		gunzip.onmember = (start) => {
			const end = start - this.#before;
			// Too few zeros to be looked at as a header are taken for one.
			if (this.#recent.subarray(end).every((byte) => byte === 0)) return;
			if (!this.#isTrailer(end - TRAILER)) this.failure ??= damaged('gzip', 'a checksum does not fit', this.subject);
			this.#member = 0;
			this.#crc = new Crc32();
		};
		return gunzip;
	}

	#finish(): void {
		if (this.#isPadded) return;
		super.end();
		if (!this.stopped && !this.#endsWell()) this.failure = damaged('gzip', 'its end does not fit', this.subject);
	}

	/** Whether the trailer of the member unpacked last stands at a place in the recent bytes. */
	#isTrailer(at: number): boolean {
		if (at < 0 || at + TRAILER > this.#recent.length) return false;
		const view = new DataView(this.#recent.buffer, this.#recent.byteOffset + at, TRAILER);
		return view.getUint32(0, true) === this.#crc.value && view.getUint32(4, true) === this.#member % 2 ** 32;
	}

	protected override unpack(slice: Uint8Array, isLast: boolean): void {
		if (this.#isPadded) {
			if (slice.some((byte) => byte !== 0)) throw new Error('something that is no gzip follows it');
			return;
		}
		const kept = this.#recent.subarray(-2 * TRAILER);
		this.#before += this.#recent.length - kept.length;
		this.#recent = joined(kept, slice);
		try {
			this.#gunzip.push(slice, isLast);
		} catch (error) {
			if (!this.#endsWell()) throw error;
			this.#isPadded = true;
		}
	}

	/** Whether the recent bytes are the end of the member unpacked last, with nothing but zeros behind it. */
	#endsWell(): boolean {
		let end = this.#recent.length;
		for (; end >= TRAILER && this.#recent[end - 1] === 0; end--) if (this.#isTrailer(end - TRAILER)) return true;
		return this.#isTrailer(end - TRAILER);
	}
}
