/** The module, in AssemblyScript: TypeScript with the types and the memory of WebAssembly. `npm run module` compiles it. */

export { csvRow } from './csv';
export { forgetKept, keepKey, keptNumber, keptRow } from './kept';
export {
	BUCKETS,
	CELL_DOUBLED,
	CELL_ENDS,
	CELL_ROLES,
	CELL_STARTS,
	COMPARED,
	DUTIES,
	ENDING,
	ENDINGS,
	ENDS,
	LENGTHS,
	LINE_END,
	LINE_FIELDS,
	LINES,
	LINES_COUNTED,
	LONGEST_NAME,
	MARKS,
	MOST_CELLS,
	MOST_ENDINGS,
	MOST_NAMES,
	NAMES,
	NEXT,
	PIECE,
	PIECE_BYTES,
	ROW_CELLS,
	ROW_FEEDS,
	STARTS,
	WINDOW,
	WINDOW_BYTES,
} from './layout';
export { COUNT, countLines, expectLines, FIRST_SECOND, keepEnding, LAST_SECOND } from './lines';
export { mark } from './mark';
export { timeIn } from './time';
export { walk } from './walk';
