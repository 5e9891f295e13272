import { CELL_DOUBLED, CELL_ENDS, CELL_STARTS, MOST_CELLS, ROW_CELLS, ROW_FEEDS, WINDOW } from './layout';

const QUOTE: u8 = 0x22;
const LINE_FEED: u8 = 0x0a;
const RETURN: u8 = 0x0d;

/** Line feeds inside quoted cells. */
let feeds: i32 = 0;
/** The cell has doubled quotes. */
let doubled: u8 = 0;

/**
 * Notes the cells of the row at a position of the window, as `CsvRows` of `csv/csv-rows.ts` does; answers the position after its
 * line feed, or -1 for what is left to that class: a row that does not end before `length`, or has quotes where none may
 * be, or too many cells.
 */
export function csvRow(position: i32, length: i32, delimiter: i32): i32 {
	const end = WINDOW + length;
	let at = WINDOW + position;
	feeds = 0;
	for (let cell = 0; cell < MOST_CELLS; cell++) {
		let from = at;
		let to: usize;
		doubled = 0;
		if (load<u8>(at) === QUOTE) {
			from = ++at;
			at = closingQuote(at, end);
			// Whether a quote closes the cell is known only from what comes after it.
			if (at + 1 >= end) return -1;
			to = at++;
			let after = at;
			while (load<u8>(after) === RETURN) after++;
			if (after >= end) return -1;
			if (load<u8>(after) === LINE_FEED) at = after;
			else if (load<u8>(at) !== <u8>delimiter) return -1;
		} else {
			at = cellEnd(at, end, delimiter);
			if (at >= end) return -1;
			to = at;
			if (load<u8>(at) === LINE_FEED) while (to > from && load<u8>(to - 1) === RETURN) to--;
		}
		store<i32>(CELL_STARTS + 4 * cell, <i32>(from - WINDOW));
		store<i32>(CELL_ENDS + 4 * cell, <i32>(to - WINDOW));
		store<u8>(CELL_DOUBLED + cell, doubled);
		const isLast = load<u8>(at) === LINE_FEED;
		at++;
		if (isLast) {
			store<i32>(ROW_CELLS, cell + 1);
			store<i32>(ROW_FEEDS, feeds);
			return <i32>(at - WINDOW);
		}
	}
	return -1;
}

/** The quote that closes a cell, or `end` or a byte behind it; notes doubled quotes and counts the line feeds before it. */
function closingQuote(start: usize, end: usize): usize {
	let at = start;
	while (at < end) {
		const bytes = v128.load(at);
		let quotes = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(QUOTE)));
		const lineFeeds = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(LINE_FEED)));
		let next: usize = 16;
		while (quotes !== 0) {
			const place = ctz(quotes);
			if (load<u8>(at + place, 1) !== QUOTE) {
				feeds += popcnt(lineFeeds & ((1 << place) - 1));
				return at + place;
			}
			doubled = 1;
			quotes &= ~(3 << place);
			// The second of the two is in the bytes that follow.
			if (place === 15) next = 17;
		}
		feeds += popcnt(lineFeeds);
		at += next;
	}
	return end;
}

/** The next delimiter or line feed, or `end` or a byte behind it. */
function cellEnd(start: usize, end: usize, delimiter: i32): usize {
	const delimiters = i8x16.splat(<i8>delimiter);
	for (let at = start; at < end; at += 16) {
		const bytes = v128.load(at);
		const marks = i8x16.bitmask(v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, i8x16.splat(LINE_FEED))));
		if (marks !== 0) return at + ctz(marks);
	}
	return end;
}
