import type { BytesModule } from './bytes-module.ts';

/** Zeros behind the bytes of the window, which end whatever is read there. */
const PADDING = 64;

let holder: object | undefined;

/** Puts the first `length` bytes where the module looks at them, for `owner`; answers whether there was room. */
export function fillWindow(module: BytesModule, owner: object, bytes: Uint8Array, length: number): boolean {
	const { WINDOW, WINDOW_BYTES } = module;
	if (length > WINDOW_BYTES) return false;
	const memory = new Uint8Array(module.memory, WINDOW, length + PADDING);
	memory.set(length === bytes.length ? bytes : bytes.subarray(0, length));
	memory.fill(0, length);
	holder = owner;
	return true;
}

/** Whether what the module looks at is still what `owner` put there: all readers of a thread take turns in one window. */
export function holdsWindow(owner: object): boolean {
	return holder === owner;
}
