import { type AsyncFlateStreamHandler, strFromU8, Unzip, UnzipInflate } from 'fflate';
import type { PackedFile } from '../bytes/native.ts';
import { joined } from '../text/joined.ts';
import { isSmall, PieceByPiece, SmallFiles } from './zip-inflate.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What is told of a file inside a zip before its content. */
export interface ZippedFile {
	readonly name: string;
	/** 0 stored, 8 deflated. */
	readonly method: number;
}

/** The header before each file: its signature, its length without name and extra field, and where its parts stand. */
const HEADER_SIGNATURE = 0x04034b50;
const HEADER = 30;
const FLAGS = 6;
const METHOD = 8;
const CRC = 14;
const PACKED = 18;
const LENGTH = 22;
const NAME_LENGTH = 26;
const EXTRA_LENGTH = 28;

const DEFLATED = 8;

/** Flags: the sizes stand behind the content, and the name is UTF-8. */
const SIZES_BEHIND = 8;
const UTF8_NAME = 2048;

/** Stands for a size that only the extra field of Zip64 holds. */
const IN_EXTRA = 0xffffffff;

/** How the list of contents, and what stands before it in an encrypted or a Zip64 file, begins. */
const LIST_SIGNATURES = [0x02014b50, 0x08064b50, 0x06054b50, 0x06064b50];

/**
 * The files in a zip, from front to back. Where each header names its sizes, as most do, a file takes no more than its own
 * content; from the first that does not, fflate looks for where they end, in a time that grows with the square of their number.
 */
export class ZipFiles {
	readonly #open: (file: ZippedFile) => AsyncFlateStreamHandler;
	/** A header that is not whole yet. */
	#kept: Bytes = new Uint8Array(0);
	/** Bytes still to come of the file that is open, and who takes them. */
	#left = 0;
	#take: (piece: Bytes, isLast: boolean) => void = () => undefined;
	readonly #small = new SmallFiles();
	/** Gives what came of the file that is open, of which no more will come. */
	#giveUp: () => void = () => undefined;
	/** The list of contents has begun. */
	#isOver = false;
	#rest: Unzip | undefined;

	/** `open`: a file begins; answers who takes its content. */
	constructor(open: (file: ZippedFile) => AsyncFlateStreamHandler) {
		this.#open = open;
	}

	/** @throws Error if the zip ends inside a file, or cannot be unpacked */
	push(bytes: Bytes, isLast: boolean): void {
		let piece = bytes;
		while (this.#rest === undefined && !this.#isOver && piece.length > 0) {
			if (this.#left > 0) {
				const own = piece.subarray(0, this.#left);
				this.#left -= own.length;
				this.#take(own, this.#left === 0);
				piece = piece.subarray(own.length);
				continue;
			}
			piece = this.#kept.length > 0 ? joined(this.#kept, piece) : piece;
			const length = this.#header(piece);
			this.#kept = length === undefined ? new Uint8Array(piece) : new Uint8Array(0);
			if (length === undefined) break;
			piece = piece.subarray(length);
		}
		if (isLast) this.#small.unpack();
		this.#rest?.push(piece, isLast);
		if (isLast && this.#left > 0) throw new Error('unexpected EOF');
	}

	/** No more will come: gives what can be unpacked of the file that is open, and those before it. */
	terminate(): void {
		if (this.#left > 0) this.#giveUp();
		else this.#small.unpack();
	}

	/** Reads what stands between files; answers how many bytes it takes, and nothing where more are needed. */
	#header(bytes: Bytes): number | undefined {
		if (bytes.length < 4) return undefined;
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
		const signature = view.getUint32(0, true);
		if (LIST_SIGNATURES.includes(signature)) {
			this.#isOver = true;
			return bytes.length;
		}
		if (signature !== HEADER_SIGNATURE) return this.#leaveTheRest();
		if (bytes.length < HEADER) return undefined;
		const flags = view.getUint16(FLAGS, true);
		const [packed, length] = [view.getUint32(PACKED, true), view.getUint32(LENGTH, true)];
		if ((flags & SIZES_BEHIND) !== 0 || packed === IN_EXTRA || length === IN_EXTRA) return this.#leaveTheRest();
		const nameEnd = HEADER + view.getUint16(NAME_LENGTH, true);
		const end = nameEnd + view.getUint16(EXTRA_LENGTH, true);
		if (bytes.length < end) return undefined;
		const name = strFromU8(bytes.subarray(HEADER, nameEnd), (flags & UTF8_NAME) === 0);
		this.#begin({ name, method: view.getUint16(METHOD, true) }, packed, { length, crc: view.getUint32(CRC, true) });
		return end;
	}

	#begin(file: ZippedFile, packed: number, said: Pick<PackedFile, 'length' | 'crc'>): void {
		this.#left = packed;
		const open = () => this.#open(file);
		if (packed > 0 && file.method === DEFLATED && isSmall(packed, said.length)) {
			this.#take = (piece, isLast) => {
				this.#small.write(piece);
				if (isLast) this.#small.end(said, open);
			};
			this.#giveUp = () => this.#small.giveUp(open);
			return;
		}
		this.#small.unpack();
		const taker = open();
		this.#giveUp = () => undefined;
		if (packed === 0) taker(null, new Uint8Array(0), true);
		else if (file.method === DEFLATED) {
			const inflate = new PieceByPiece(taker);
			this.#take = (piece, isLast) => inflate.push(piece, isLast);
		} else this.#take = (piece, isLast) => taker(null, piece, isLast);
	}

	#leaveTheRest(): 0 {
		this.#small.unpack();
		this.#rest = new Unzip((file) => {
			file.ondata = this.#open({ name: file.name, method: file.compression });
			// An entry that is not started would be kept in memory.
			file.start();
		});
		this.#rest.register(UnzipInflate);
		return 0;
	}
}
