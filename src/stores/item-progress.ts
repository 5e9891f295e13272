import { atom, computed } from 'nanostores';
import { merged, type Noted, type Progress, withNoted } from '../advisor/progress/progress.ts';
import { readProgress } from '../advisor/progress/read-progress.ts';
import { $savedProgress } from './progress.ts';

/** What was noted about items: kept in this browser, whatever the answers are. */
export const $progress = computed($savedProgress, readProgress);

/** Notes something about an item, now. */
export function note(item: { readonly id: string; readonly title: string }, noted: Noted): void {
	keep(withNoted($progress.get(), item, noted, new Date().toISOString()));
}

/** Progress as it was before a file was opened, until something else is noted; undefined where there is nothing to go back to. */
export const $beforeFile = atom<Progress | undefined>();

/**
 * Takes up the progress of a saved file beside what is noted here: of each item what was noted later.
 * @returns how many items were taken from the file
 */
export function addProgress(progress: Progress): number {
	const before = $progress.get();
	keep(merged(before, progress));
	$beforeFile.set(before);
	const kept = new Set(before.map((record) => JSON.stringify(record)));
	return $progress.get().filter((record) => !kept.has(JSON.stringify(record))).length;
}

/** Puts back what was noted here before a file was opened. */
export function undoFile(): void {
	const before = $beforeFile.get();
	if (before !== undefined) keep(before);
}

function keep(progress: Progress): void {
	$beforeFile.set(undefined);
	$savedProgress.set(JSON.stringify(progress));
}
