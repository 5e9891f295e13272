import { MARKS, PIECE } from './layout';

/**
 * Sets, for each of so many bytes at `PIECE`, a bit at `MARKS` if the byte is `a`, `b` or `c`, or, as a signed number, below
 * `limit`: 32 bytes a turn, lowest bit first.
 */
export function mark(length: i32, a: i32, b: i32, c: i32, limit: i32): void {
	const as = i8x16.splat(<i8>a);
	const bs = i8x16.splat(<i8>b);
	const cs = i8x16.splat(<i8>c);
	const limits = i8x16.splat(<i8>limit);
	for (let at = PIECE, to = MARKS; at < PIECE + length; at += 32, to += 4)
		store<i32>(to, marksOf(v128.load(at), as, bs, cs, limits) | (marksOf(v128.load(at, 16), as, bs, cs, limits) << 16));
}

function marksOf(bytes: v128, a: v128, b: v128, c: v128, limit: v128): i32 {
	const equal = v128.or(v128.or(i8x16.eq(bytes, a), i8x16.eq(bytes, b)), i8x16.eq(bytes, c));
	return i8x16.bitmask(v128.or(equal, i8x16.lt_s(bytes, limit)));
}
