/** Where things lie in the module's memory, in bytes. The bytes that are looked at come last, and zeros behind them. */

/** Most names in a table of fields, and the longest. */
export const MOST_NAMES: usize = 64;
export const LONGEST_NAME: usize = 64;

/** Line feeds passed by the last walk. */
export const LINES: usize = 0;
/** First byte and byte after the value of each slot: 32 bits each. */
export const STARTS: usize = 64;
export const ENDS: usize = STARTS + 8 * MOST_NAMES;
/** A byte for each slot: what is to be done with its value. */
export const DUTIES: usize = ENDS + 8 * MOST_NAMES;
/** For each hash of a name, the first name that has it, plus one; for each name, the next. */
export const BUCKETS: usize = DUTIES + 2 * MOST_NAMES;
export const NEXT: usize = BUCKETS + 256;
export const LENGTHS: usize = NEXT + MOST_NAMES;
/** The names, `LONGEST_NAME` bytes each. */
export const NAMES: usize = LENGTHS + MOST_NAMES;
/** For each open container, the byte that closes it. */
export const CLOSERS: usize = NAMES + MOST_NAMES * LONGEST_NAME;
/** The bytes of records, and room for as many zeros as are read at once. */
export const WINDOW: usize = 16 * 1024;
export const WINDOW_BYTES: usize = 512 * 1024;
/** Bytes that are marked, and their marks. */
export const PIECE: usize = WINDOW + WINDOW_BYTES + 64;
export const PIECE_BYTES: usize = 256 * 1024;
export const MARKS: usize = PIECE + PIECE_BYTES + 64;
