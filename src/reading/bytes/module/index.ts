/** The module, in AssemblyScript: TypeScript with the types and the memory of WebAssembly. `npm run module` compiles it. */
export {
	BUCKETS,
	DUTIES,
	ENDS,
	LENGTHS,
	LINES,
	LONGEST_NAME,
	MARKS,
	MOST_NAMES,
	NAMES,
	NEXT,
	PIECE,
	PIECE_BYTES,
	STARTS,
	WINDOW,
	WINDOW_BYTES,
} from './layout';
export { mark } from './mark';
export { walk } from './walk';
