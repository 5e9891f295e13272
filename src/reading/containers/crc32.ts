import { native } from '../bytes/native.ts';

/** Tables of CRC-32 (the polynomial of gzip and zip, reflected), for four bytes at once. */
const TABLES = makeTables();

function makeTables(): readonly [Int32Array, Int32Array, Int32Array, Int32Array] {
	const first = Int32Array.from({ length: 256 }, (_, byte) => {
		let crc = byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
		return crc;
	});
	const next = (table: Int32Array) => table.map((crc) => (first[crc & 0xff] as number) ^ (crc >>> 8));
	const second = next(first);
	const third = next(second);
	return [first, second, third, next(third)];
}

/** The checksum that gzip and zip carry. */
export class Crc32 {
	#state = -1;

	update(bytes: Uint8Array): void {
		if (native.crc32 !== undefined) {
			this.#state = ~native.crc32(bytes, this.value);
			return;
		}
		const [first, second, third, fourth] = TABLES;
		let crc = this.#state;
		let at = 0;
		for (const end = bytes.length - 3; at < end; at += 4) {
			crc ^=
				(bytes[at] as number) |
				((bytes[at + 1] as number) << 8) |
				((bytes[at + 2] as number) << 16) |
				((bytes[at + 3] as number) << 24);
			crc =
				(fourth[crc & 0xff] as number) ^
				(third[(crc >>> 8) & 0xff] as number) ^
				(second[(crc >>> 16) & 0xff] as number) ^
				(first[crc >>> 24] as number);
		}
		for (; at < bytes.length; at++) crc = (first[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
		this.#state = crc;
	}

	/** 32 bits, unsigned. */
	get value(): number {
		return ~this.#state >>> 0;
	}
}
