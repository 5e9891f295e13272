import { setPersistentEngine, windowPersistentEvents } from '@nanostores/persistent';
import { atom } from 'nanostores';

/** True once this browser refused to keep something: storage is blocked or full. Everything else goes on working. */
export const $storageRefused = atom(false);

/** Runs something on the browser's storage; a refusal is noted rather than thrown. */
function attempt<Result>(use: (storage: Storage) => Result, otherwise: Result): Result {
	try {
		// Merely touching localStorage throws where a visitor has blocked it.
		return use(localStorage);
	} catch {
		$storageRefused.set(true);
		return otherwise;
	}
}

/** Makes persistent stores use localStorage, and survive without it. Called once, in the browser. */
export function useBrowserStorage(): void {
	const storage = new Proxy<Record<string, string>>(
		{},
		{
			get: (_, key) => attempt((real) => real.getItem(String(key)) ?? undefined, undefined),
			has: (_, key) => attempt((real) => real.getItem(String(key)) !== null, false),
			set: (_, key, value) => attempt((real) => real.setItem(String(key), String(value)), undefined) === undefined,
			deleteProperty: (_, key) => attempt((real) => real.removeItem(String(key)), undefined) === undefined,
		},
	);
	setPersistentEngine(storage, windowPersistentEvents);
	// A browser that blocks storage says so at once, and not only when there is something to keep.
	attempt((real) => real.length, 0);
}
