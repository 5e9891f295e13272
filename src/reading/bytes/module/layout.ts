/** Where things lie in the module's memory, in bytes. The bytes that are looked at come last, and zeros behind them. */

/** Most names in a table of fields, and the longest. */
export const MOST_NAMES: usize = 64;
export const LONGEST_NAME: usize = 64;

/** Line feeds passed by the last walk. */
export const LINES: usize = 0;
/** Lines counted; the byte after the line that was not, or 0 where it has no end; and how many fields that line has. */
export const LINES_COUNTED: usize = 4;
export const LINE_END: usize = 8;
export const LINE_FIELDS: usize = 12;
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
/** Ends of lines that are counted: `ENDING` bytes each, `MOST_ENDINGS` of them. */
export const MOST_ENDINGS: i32 = 64;
export const ENDING: i32 = 64;
export const ENDINGS: usize = 8 * 1024;
/** A byte for each slot: whether its value is compared with those of records met before. */
export const COMPARED: usize = 12 * 1024;
/** Cells of the row of a CSV read last: how many, and line feeds inside them; the first byte of each and the byte after it, without quotes; 1 where it has doubled quotes. */
export const ROW_CELLS: usize = 16;
export const ROW_FEEDS: usize = 20;
export const MOST_CELLS: i32 = 256;
export const CELL_STARTS: usize = 13 * 1024;
export const CELL_ENDS: usize = CELL_STARTS + 4 * MOST_CELLS;
export const CELL_DOUBLED: usize = CELL_ENDS + 4 * MOST_CELLS;
/** For each cell, what of it is part of the key of a row: nothing, whether it is there, or its value. */
export const CELL_ROLES: usize = CELL_DOUBLED + MOST_CELLS;
/** Keys of records met before, `KEY_BYTES` each, and that of the record walked last. */
export const MOST_KEPT: i32 = 256;
export const KEY_BYTES: i32 = 2 * 1024;
export const KEY: usize = 16 * 1024;
export const KEPT_KEYS: usize = KEY + KEY_BYTES;
/** The bytes of records or lines, and room for as many zeros as are read at once. */
export const WINDOW: usize = KEPT_KEYS + MOST_KEPT * KEY_BYTES;
export const WINDOW_BYTES: usize = 512 * 1024;
/** Bytes that are marked, and their marks. */
export const PIECE: usize = WINDOW + WINDOW_BYTES + 64;
export const PIECE_BYTES: usize = 256 * 1024;
export const MARKS: usize = PIECE + PIECE_BYTES + 64;
