import { type AsyncFlateStreamHandler, UnzipInflate } from 'fflate';
import { native, type PackedFile } from '../bytes/native.ts';

/** Largest file inside a zip that is unpacked with others at once, packed or not, in bytes. */
const LARGEST = 1024 * 1024;

/** Bytes that are unpacked at once, and files, whatever they come to. */
const AT_ONCE = 256 * 1024;
const MOST_AT_ONCE = 1000;

/** Whether a file is so small. */
export function isSmall(packed: number, length: number): boolean {
	return packed <= LARGEST && length <= LARGEST;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Who takes a file: asked for when it is unpacked, so that files are met in their order. */
type Open = () => AsyncFlateStreamHandler;

/**
 * Unpacks the small files of a zip, many at once: a zip may hold a hundred thousand, and whatever unpacks brings tables and
 * windows of its own. What waits is copied into one buffer, as many small ones would be held for long.
 */
export class SmallFiles {
	#packed: Bytes = new Uint8Array(64 * 1024);
	/** Bytes of the buffer in use, and those of them that are of whole files. */
	#length = 0;
	#whole = 0;
	#waiting: (Omit<PackedFile, 'packed'> & { readonly end: number; readonly open: Open })[] = [];
	#unpacked = 0;

	/** Takes bytes of the file that is open. */
	write(piece: Bytes): void {
		const length = this.#length + piece.length;
		if (length > this.#packed.length) {
			const larger = new Uint8Array(2 * length);
			larger.set(this.#packed.subarray(0, this.#length));
			this.#packed = larger;
		}
		this.#packed.set(piece, this.#length);
		this.#length = length;
	}

	/** The file that is open is whole. */
	end(file: Omit<PackedFile, 'packed'>, open: Open): void {
		this.#whole = this.#length;
		this.#waiting.push({ ...file, end: this.#whole, open });
		this.#unpacked += file.length;
		if (this.#unpacked >= AT_ONCE || this.#waiting.length >= MOST_AT_ONCE) this.unpack();
	}

	/** Unpacks the files that wait. None may be open. */
	unpack(): void {
		if (this.#waiting.length === 0) return;
		const waiting = this.#waiting;
		let start = 0;
		const files = waiting.map(({ length, crc, end }) => {
			const packed = this.#packed.subarray(start, end);
			start = end;
			return { packed, length, crc };
		});
		this.#forget();
		let at = 0;
		for (const whole of native.inflate(files)) {
			const taker = (waiting[at] as (typeof waiting)[number]).open();
			if (whole !== undefined) taker(null, whole, true);
			else new PieceByPiece(taker).push((files[at] as PackedFile).packed.slice(), true);
			at++;
		}
	}

	/** No more will come of the file that is open: unpacks the files that wait, and gives what can be unpacked of it. */
	giveUp(open: Open): void {
		const rest = this.#packed.slice(this.#whole, this.#length);
		this.unpack();
		this.#forget();
		new PieceByPiece(open()).push(rest, false);
	}

	#forget(): void {
		this.#waiting = [];
		this.#length = 0;
		this.#whole = 0;
		this.#unpacked = 0;
	}
}

/** Unpacks a file as it comes, and says what is wrong with it. */
export class PieceByPiece {
	readonly #stream = new UnzipInflate();

	constructor(taker: AsyncFlateStreamHandler) {
		this.#stream.ondata = taker;
	}

	push(piece: Bytes, isLast: boolean): void {
		this.#stream.push(piece, isLast);
	}
}
