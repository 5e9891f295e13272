import { MODULE_CODE } from './module-code.ts';

/** Places in the module's memory, and numbers, by their names in `module/layout.ts` and `module/lines.ts`. */
type Constant =
	| 'BUCKETS'
	| 'CELL_DOUBLED'
	| 'CELL_ENDS'
	| 'CELL_ROLES'
	| 'CELL_STARTS'
	| 'COMPARED'
	| 'COUNT'
	| 'DUTIES'
	| 'ENDING'
	| 'ENDINGS'
	| 'ENDS'
	| 'FIRST_SECOND'
	| 'LAST_SECOND'
	| 'LENGTHS'
	| 'LINE_END'
	| 'LINE_FIELDS'
	| 'LINES'
	| 'LINES_COUNTED'
	| 'LONGEST_NAME'
	| 'MARKS'
	| 'MOST_CELLS'
	| 'MOST_ENDINGS'
	| 'MOST_NAMES'
	| 'NAMES'
	| 'NEXT'
	| 'PIECE'
	| 'PIECE_BYTES'
	| 'ROW_CELLS'
	| 'ROW_FEEDS'
	| 'STARTS'
	| 'WINDOW'
	| 'WINDOW_BYTES';

/** What `module/` exports; each function says there what it does. */
export interface BytesModule extends Readonly<Record<Constant, number>> {
	readonly memory: ArrayBuffer;
	mark(length: number, a: number, b: number, c: number, limit: number): void;
	walk(position: number, slots: number): number;
	forgetKept(): void;
	keptNumber(slots: number): number;
	keptRow(): number;
	keepKey(): number;
	timeIn(slot: number): number;
	csvRow(position: number, length: number, delimiter: number): number;
	expectLines(fields: number, lastFields: number): void;
	countLines(position: number, length: number): number;
	keepEnding(position: number, end: number): number;
}

/** WebAssembly that looks at 16 bytes at a time; undefined where there is none, or a page forbids it. */
export const bytesModule: BytesModule | undefined = instantiated();

function instantiated(): BytesModule | undefined {
	try {
		const code = Uint8Array.from(atob(MODULE_CODE), (letter) => letter.charCodeAt(0));
		const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code));
		const values = Object.entries(exports).map(([name, value]) => {
			if (value instanceof WebAssembly.Memory) return [name, value.buffer];
			return [name, value instanceof WebAssembly.Global ? value.value : value];
		});
		return Object.fromEntries(values);
	} catch {
		return undefined;
	}
}
