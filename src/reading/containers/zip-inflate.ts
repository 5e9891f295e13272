import { type AsyncFlateStreamHandler, UnzipInflate } from 'fflate';
import { joined } from '../text/joined.ts';
import { native } from './native.ts';

/** Largest file inside a zip that is unpacked at once, packed or not, in bytes. */
const LARGEST = 1024 * 1024;

/**
 * Unpacks a file inside a zip: at once where its header gives a small size, else piece by piece. Many small files unpacked
 * piece by piece take ten times as long, as each brings tables and windows of its own.
 */
export class ZipInflate {
	static readonly compression = 8;
	ondata!: AsyncFlateStreamHandler;
	readonly #length: number | undefined;
	readonly #pieces: Uint8Array<ArrayBuffer>[] = [];
	#stream: UnzipInflate | undefined;

	/** `packed` and `length` are not given where the header of the file does not know them. */
	constructor(_name: string, packed = Number.POSITIVE_INFINITY, length = Number.POSITIVE_INFINITY) {
		this.#length = packed <= LARGEST && length <= LARGEST ? length : undefined;
	}

	push(piece: Uint8Array<ArrayBuffer>, isLast: boolean): void {
		if (this.#length === undefined || this.#stream !== undefined) {
			this.#pieceByPiece(piece, isLast);
			return;
		}
		this.#pieces.push(piece);
		if (isLast) this.#atOnce(this.#length);
	}

	/** No more will come: gives what can be unpacked of what did. */
	terminate(): void {
		for (const piece of this.#pieces.splice(0)) this.#pieceByPiece(piece, false);
	}

	#atOnce(length: number): void {
		const packed = joined(...this.#pieces.splice(0));
		let whole: Uint8Array<ArrayBuffer> | undefined;
		try {
			whole = native.inflate(packed, length);
		} catch {
			// The second way tells.
		}
		if (whole?.length === length) this.ondata(null, whole, true);
		else this.#pieceByPiece(packed, true);
	}

	#pieceByPiece(piece: Uint8Array<ArrayBuffer>, isLast: boolean): void {
		if (this.#stream === undefined) {
			this.#stream = new UnzipInflate();
			this.#stream.ondata = (error, data, isEnd) => this.ondata(error, data, isEnd);
		}
		this.#stream.push(piece, isLast);
	}
}
