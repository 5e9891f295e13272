import { type AsyncFlateStreamHandler, UnzipInflate } from 'fflate';
import { native } from '../bytes/native.ts';
import { joined } from '../text/joined.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Largest file inside a zip that is unpacked at once, packed or not, in bytes. */
const LARGEST = 1024 * 1024;

/**
 * Unpacks a file inside a zip: at once where it is small, else piece by piece. Many small files unpacked piece by piece
 * take ten times as long, as each brings tables and windows of its own.
 */
export class ZipInflate {
	static readonly compression = 8;
	readonly #taker: AsyncFlateStreamHandler;
	readonly #length: number;
	readonly #isSmall: boolean;
	readonly #pieces: Bytes[] = [];
	#stream: UnzipInflate | undefined;

	/** `packed`, `length`: bytes that the header says it takes and comes to. */
	constructor(packed: number, length: number, taker: AsyncFlateStreamHandler) {
		this.#taker = taker;
		this.#length = length;
		this.#isSmall = packed <= LARGEST && length <= LARGEST;
	}

	push(piece: Bytes, isLast: boolean): void {
		if (!this.#isSmall) this.#pieceByPiece(piece, isLast);
		else {
			this.#pieces.push(piece);
			if (isLast) this.#atOnce();
		}
	}

	/** No more will come: gives what can be unpacked of what did. */
	terminate(): void {
		for (const piece of this.#pieces.splice(0)) this.#pieceByPiece(piece, false);
	}

	#atOnce(): void {
		const [first, ...more] = this.#pieces.splice(0);
		const packed = more.length === 0 ? (first as Bytes) : joined(first as Bytes, ...more);
		let whole: Bytes | undefined;
		try {
			whole = native.inflate(packed, this.#length);
		} catch {
			// The second way tells.
		}
		if (whole?.length === this.#length) this.#taker(null, whole, true);
		else this.#pieceByPiece(packed, true);
	}

	#pieceByPiece(piece: Bytes, isLast: boolean): void {
		if (this.#stream === undefined) {
			this.#stream = new UnzipInflate();
			this.#stream.ondata = this.#taker;
		}
		this.#stream.push(piece, isLast);
	}
}
