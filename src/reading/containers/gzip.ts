import { Gunzip } from 'fflate';
import type { FileProblem } from '../file-problem.ts';
import type { Subject } from '../subject.ts';
import { damaged, type Sink, Unpacker } from './unpacker.ts';

/** A gzip file of one or several members. */
export class GzipContainer extends Unpacker {
	readonly #sink: Sink;
	readonly #gunzip: Gunzip;
	/** The last four bytes packed, and how many bytes came out of the member being unpacked. */
	readonly #tail = new Uint8Array(4);
	#member = 0;

	constructor(sink: Sink, subject: Subject) {
		super('gzip', subject);
		this.#sink = sink;
		this.#gunzip = new Gunzip((chunk) => {
			this.#member += chunk.length;
			if (!this.stopped) this.give(sink, chunk);
		});
		this.#gunzip.onmember = () => {
			this.#member = 0;
		};
	}

	override end(cutOff?: FileProblem): void {
		if (cutOff === undefined) this.#finish();
		this.#sink.end(cutOff ?? this.failure);
	}

	#finish(): void {
		super.end();
		// The last four bytes say how long the last member is, modulo 2^32: without them, the end is missing.
		const said = new DataView(this.#tail.buffer).getUint32(0, true);
		if (!this.stopped && said !== this.#member % 2 ** 32) this.failure = damaged('gzip', 'its end does not fit', this.subject);
	}

	protected override unpack(slice: Uint8Array, isLast: boolean): void {
		const last = slice.subarray(-4);
		this.#tail.copyWithin(0, last.length);
		this.#tail.set(last, 4 - last.length);
		this.#gunzip.push(slice, isLast);
	}
}
