import { persistentAtom } from '@nanostores/persistent';
import { useBrowserStorage } from './browser-storage.ts';

/** Saved answers as a fragment: the one form that is checked when read. Empty where nothing is saved. */
export const $savedFragment = persistentAtom<string>('tls-ready:answers', '', { listen: false });
/** What was noted about items, as JSON; src/stores/item-progress.ts reads it. Other tabs write it too. */
export const $savedProgress = persistentAtom<string>('tls-ready:progress', '');

/** Connects to what this browser keeps, to be called before anything is read or saved. On the server progress is empty. */
export function openProgress(): void {
	useBrowserStorage();
	// Without a listener a store forgets what a full storage did not take.
	$savedProgress.listen(() => {});
}

/** Forgets answers and what was noted about items. */
export function eraseProgress(): void {
	$savedFragment.set('');
	$savedProgress.set('');
}
